"""Photo: what a hand's messages do to its frame, and how a file comes in, piece by piece."""

from io import BytesIO

import numpy as np
import pytest
import traitlets as T
from PIL import Image

from mlp_helpers.views import Photo
from mlp_helpers.views.incoming import MOST, Incoming
from mlp_helpers.views.requests import Answer
from tests.by_hand import by_hand, news


def as_png(rows, columns):
    file = BytesIO()
    Image.fromarray(np.full((rows, columns, 3), 200, np.uint8)).save(file, "PNG")
    return file.getvalue()


def photo(**traits):
    given = {"picture": as_png(30, 40), "size": [300, 400], "least": 12}
    return Photo(**given | {"frame": [10, 20, 50, 60], "label": "the sheet"} | traits)


def sent(view, content, *buffers):
    """What the view answers to a message about a file."""
    replies = []
    view.send = lambda reply, buffers=None: replies.append(reply)
    view._handle_custom_msg(content, [memoryview(one) for one in buffers])
    (reply,) = replies
    return reply


def send_all(view, data, file="a", name="seven.png", piece=1000):
    """Send a file as the page does; gives the answers."""
    told = [sent(view, {"file": file, "name": name, "size": len(data)})]
    for at in range(0, len(data), piece):
        content = {"file": file, "name": name, "at": at}
        told.append(sent(view, content, data[at : at + piece]))
    return told


def test_a_hand_moves_the_frame_and_every_page_hears_of_it():
    view = photo()
    reply, arrays = by_hand(view, page="mine", number=1, frame=[11, 21, 50, 60])
    assert view.frame == [11, 21, 50, 60]
    assert reply["parts"] == [[view.key, "frame", {"value": [11, 21, 50, 60], "same": True}]]


@pytest.mark.parametrize(
    "frame",
    [
        [-1, 0, 50, 60], [0, -1, 50, 60], [0, 0, 301, 60], [0, 0, 50, 401], [251, 0, 50, 60],
        [0, 341, 50, 60], [0, 0, 11, 60], [0, 0, 50, 11], [0, 0, 50], [0, 0, 50, 60, 1],
    ],
)  # fmt: skip
def test_a_frame_outside_of_the_picture_or_too_small_is_refused(frame):
    view = photo()
    reply, arrays = by_hand(view, frame=frame)
    assert view.frame == [10, 20, 50, 60] and "wanted" in reply["fault"]
    assert news(reply, arrays)[view.key, "frame"] == [10, 20, 50, 60]
    with pytest.raises(T.TraitError, match="wanted"):
        view.frame = frame


def test_a_picture_smaller_than_the_least_frame_can_be_framed_whole():
    assert photo(size=[5, 400], frame=[0, 0, 5, 12]).frame == [0, 0, 5, 12]


@pytest.mark.parametrize("size", [[], [3], [0, 10], [20, 20], [1, 2, 3]])
def test_a_size_that_does_not_hold_the_frame_is_refused(size):
    view = photo()
    with pytest.raises(T.TraitError, match="wanted"):
        view.size = size
    assert view.size == [300, 400]


def test_a_picture_that_changes_in_an_answer_travels_as_bytes():
    view, other = photo(), as_png(3, 4)
    answer = Answer(view, {})
    view.picture = other
    answer.note(view, ["picture", "size"])
    parts, buffers = answer.pack()
    assert parts == [
        [view.key, "picture", {"at": 0}],
        [view.key, "size", {"value": [300, 400]}],
    ]
    assert buffers == [other]


def test_a_picture_travels_in_a_widget_s_state_as_bytes():
    view, messages = photo(), []
    view._send = lambda message, buffers=None: messages.append((message, buffers))
    view.picture = as_png(3, 4)
    ((message, buffers),) = messages
    assert message["buffer_paths"] == [["picture"]] and bytes(buffers[0]) == as_png(3, 4)


def test_a_file_comes_in_pieces_and_is_taken_once():
    view, taken = photo(), []
    view.take = lambda name, data: taken.append((name, data))
    data = np.random.default_rng(0).bytes(2500)
    told = send_all(view, data)
    assert [reply.get("got") for reply in told] == [0, 1000, 2000, None]
    assert told[-1] == {"file": "a", "done": True}
    assert taken == [("seven.png", data)]


def test_pieces_in_the_wrong_order_make_the_same_file():
    view, taken = photo(), []
    view.take = lambda name, data: taken.append(data)
    data = np.random.default_rng(0).bytes(2500)
    sent(view, {"file": "a", "name": "x", "size": 2500})
    for at in (1000, 2000, 0):
        sent(view, {"file": "a", "name": "x", "at": at}, data[at : at + 1000])
    assert taken == [data]


def test_an_empty_file_comes_too():
    view, taken = photo(), []
    view.take = lambda name, data: taken.append((name, data))
    assert send_all(view, b"", name="empty.png") == [{"file": "a", "done": True}]
    assert taken == [("empty.png", b"")]


def test_another_file_takes_the_place_of_the_one_that_is_coming():
    view, taken = photo(), []
    view.take = lambda name, data: taken.append(name)
    sent(view, {"file": "a", "name": "first", "size": 2000})
    sent(view, {"file": "a", "name": "first", "at": 0}, bytes(1000))
    sent(view, {"file": "b", "name": "second", "size": 500})  # from another page, say
    late = sent(view, {"file": "a", "name": "first", "at": 1000}, bytes(1000))
    assert late == {"file": "a", "dropped": "Another picture came in between."}
    assert sent(view, {"file": "b", "name": "second", "at": 0}, bytes(500))["done"]
    assert taken == ["second"]


def test_a_file_that_is_larger_than_it_may_be_is_refused_before_it_comes():
    view = photo()
    reply = sent(view, {"file": "a", "name": "x", "size": MOST + 1})
    assert "larger than 40 MB" in reply["dropped"]
    assert "came in between" in sent(view, {"file": "a", "name": "x", "at": 0}, b"1")["dropped"]


@pytest.mark.parametrize("size", [None, -1, 2.5, "many", True])
def test_a_size_that_is_no_size_is_refused(size):
    with pytest.raises(ValueError, match="wanted"):
        Incoming().begin("a", size)


@pytest.mark.parametrize("at", [None, -1, 8, 0.5, True])
def test_a_piece_that_reaches_out_of_its_file_is_refused(at):
    incoming = Incoming()
    incoming.begin("a", 10)
    with pytest.raises(ValueError, match="the file has 10 bytes"):
        incoming.take("a", at, bytes(3))
    assert incoming.got == 0 and not incoming.complete


def test_a_locked_photo_takes_no_file():
    view, taken = photo(locked=True), []
    view.take = lambda name, data: taken.append(name)
    assert sent(view, {"file": "a", "name": "x", "size": 5})["dropped"] == "Closed: answer first."
    view.locked = False
    sent(view, {"file": "b", "name": "x", "size": 5})
    view.locked = True
    assert sent(view, {"file": "b", "name": "x", "at": 0}, bytes(5))["dropped"].startswith("Closed")
    assert taken == []


def test_an_error_in_what_takes_the_file_is_told_and_the_next_one_comes(caplog):
    view, taken = photo(), []

    def take(name, data):
        taken.append(name)
        if len(taken) == 1:
            raise RuntimeError("no room")

    view.take = take
    told = send_all(view, b"12345")
    assert told[-1]["dropped"] == "RuntimeError: no room" and "could not be taken" in caplog.text
    assert send_all(view, b"12345", file="b")[-1]["done"] and len(taken) == 2


def test_its_repr_is_one_short_line():
    assert repr(photo()) == "the sheet: 300 x 400, frame 50 x 60 at 10, 20"
