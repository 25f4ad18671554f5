"""FromPaper, moved through its methods and by hand."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from mlp_helpers.digits import frame_like_mnist, load_trained
from mlp_helpers.lesson01 import on_paper
from mlp_helpers.lesson01.from_paper import FromPaper
from mlp_helpers.lesson01.hands import write
from mlp_helpers.network import Network
from tests.by_hand import by_hand, news


@pytest.fixture(scope="module")
def made():
    return FromPaper()


@pytest.fixture
def demo(made):
    """The same one for all, back at its start."""
    while len(made.kept[1]):
        made.take_back()
    made.locked = False
    made.reset()
    return made


def photo_of(*digits, ground=0.85, ink=0.15, kind="PNG"):
    """The bytes of a picture of digits side by side, 160 x 160 pixels each."""
    rng = np.random.default_rng(3)
    written = np.hstack([write(digit, rng=rng, side=160) for digit in digits])
    grey = ground + (ink - ground) * written
    return as_file((np.repeat(grey[..., None], 3, axis=2) * 255).astype(np.uint8), kind)


def as_file(pixels, kind="PNG"):
    file = BytesIO()
    Image.fromarray(pixels).save(file, kind)
    return file.getvalue()


BLANK = as_file(np.full((200, 300, 3), 230, np.uint8))


def chosen(demo, data, name="photo.png"):
    """What a page sends when a hand has chosen a file; gives the last answer."""
    told = []
    demo.picture.send = lambda reply, buffers=None: told.append(reply)
    demo.picture._handle_custom_msg({"file": name, "name": name, "size": len(data)}, [])
    if data:
        content = {"file": name, "name": name, "at": 0}
        demo.picture._handle_custom_msg(content, [memoryview(data)])
    return told[-1]


def test_the_sheet_at_the_start_is_read_digit_by_digit(demo):
    answers = []
    for _ in demo.picture.found:
        answers.append(demo.answer)
        demo.next()
    assert len(answers) == 10 and answers[0] == demo.answer  # after the last one, the first
    assert sum(answer == digit for digit, answer in enumerate(answers)) >= 8


def test_what_is_shown_is_what_the_network_makes_of_the_ink(demo):
    demo.next()
    assert demo.framed == pytest.approx(frame_like_mnist(demo.pixels))
    assert demo.outputs == pytest.approx(load_trained()(demo.framed))
    assert demo.answer == demo.outputs.argmax() == demo.bars.highlight
    assert np.array_equal(demo.small.values.ravel(), demo.framed)
    assert f"The network reads {demo.answer}: its output is" in demo.status.text


def test_the_ink_is_shown_whole_with_its_proportions():
    pixels = np.zeros((30, 60), np.float32)
    pixels[10:20, 20:40] = 1
    square = on_paper.in_a_square(pixels, 84)
    rows, columns = np.nonzero(square > 0.5)
    assert square.shape == (84, 84)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (35, 48, 28, 55)


def test_a_network_of_one_s_own_reads():
    network = Network((784, 5, 10), rng=np.random.default_rng(1))
    demo = FromPaper(network=network)
    assert demo.outputs == pytest.approx(network(demo.framed), abs=1e-6)


def test_a_frame_by_hand_brings_all_the_news_but_the_picture_in_one_answer(demo):
    target = [60, 70, 90, 80]
    reply, arrays = by_hand(demo.picture, final=False, frame=target)
    told = news(reply, arrays)
    assert demo.rectangle == tuple(target) and reply["fault"] == ""
    assert told[demo.ink.key, "values"].shape == (84, 84)
    assert (demo.small.key, "values") in told and (demo.bars.key, "values") in told
    assert (demo.picture.key, "picture") not in told
    assert (demo.picture.key, "frame") not in told  # the page has drawn that long ago


def test_the_threshold_follows_the_frame_until_a_hand_moves_it(demo):
    found = []
    for _ in range(4):
        found.append(demo.threshold)
        demo.next()
    assert len(set(found)) > 1
    by_hand(demo.slider, value=0.3)
    demo.next()
    assert demo.threshold == 0.3 == demo.slider.value
    demo.find_threshold()
    assert demo.threshold != 0.3
    demo.threshold = 0.3
    demo.open(photo_of(5))
    assert demo.threshold != 0.3  # another photo, another light


def test_a_threshold_decides_what_is_ink(demo):
    demo.threshold = demo.threshold
    middle = demo.pixels
    demo.threshold = 0.9 * demo.threshold
    assert (demo.pixels > 0).sum() <= (middle > 0).sum()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photo_of_one_s_own_is_read_from_its_bytes_and_from_its_file(demo, tmp_path, kind):
    data = photo_of(2, 7, 4, kind=kind)
    (tmp_path / "photo").write_bytes(data)
    for given in (data, tmp_path / "photo", str(tmp_path / "photo")):
        demo.reset()
        demo.open(given)
        assert demo.photo.shape == (160, 480, 3) and list(demo.picture.size) == [160, 480]
        answers = [demo.answer]
        for _ in range(2):
            demo.next()
            answers.append(demo.answer)
        assert answers == [2, 7, 4]
    assert FromPaper(photo=data).answer == 2


def test_light_ink_on_dark_is_read_and_said(demo):
    demo.open(photo_of(3, ground=0.1, ink=0.9))
    assert demo.answer == 3 and not demo.dark_on_light
    assert "light ink on dark" in demo.status.text
    demo.reset()
    assert "light ink" not in demo.status.text


def test_where_there_is_no_ink_a_sentence_says_so_and_nothing_can_be_kept(demo):
    demo.open(BLANK)
    assert demo.answer is None and not demo.pixels.any() and not demo.framed.any()
    assert demo.bars.highlight == -1 and demo.status.text.endswith(".")
    assert "ink" in demo.status.text and "no ink" in repr(demo)
    with pytest.raises(ValueError, match="nothing to keep: .*ink"):
        demo.keep(3)
    demo.next()
    assert demo.status.text == "No digit was found here. Drag the frame round one."
    demo.reset()
    assert demo.answer == 0


def test_what_cannot_be_read_leaves_the_old_photo(demo, tmp_path):
    demo.next()
    photo, rectangle = demo.photo, demo.rectangle
    (tmp_path / "notes.jpg").write_text("shopping: bread")
    for given in (b"", b"%PDF-1.7", tmp_path / "notes.jpg", tmp_path / "none.png", tmp_path):
        with pytest.raises(ValueError, match="wanted"):
            demo.open(given)
        assert demo.photo is photo and demo.rectangle == rectangle


def test_a_file_that_a_hand_has_chosen_is_opened(demo):
    assert chosen(demo, photo_of(6))["done"]
    assert demo.photo.shape == (160, 160, 3) and demo.answer == 6
    demo.reset()
    assert demo.photo.shape != (160, 160, 3)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"shopping: bread", photo_of(3)[:300]],
    ids=["empty", "pdf", "text", "cut"],
)
def test_a_file_that_cannot_be_read_is_refused_in_the_line_of_words(demo, data):
    photo = demo.photo
    assert chosen(demo, data, "notes.png")["done"]
    assert demo.photo is photo and "notes.png" in demo.status.text
    assert demo.status.text.endswith(".") and "wanted" in demo.status.text
    demo.next()
    assert "notes.png" not in demo.status.text


def test_a_locked_demo_takes_no_file(demo):
    demo.locked = True
    assert chosen(demo, photo_of(6))["dropped"] == "Closed: answer first."
    assert demo.photo.shape != (160, 160, 3)


def test_digits_are_kept_with_what_they_were_meant_to_be(demo):
    images, digits = demo.kept
    assert images.shape == (0, 784) and digits.shape == (0,)
    demo.keep(0)
    first = demo.framed
    demo.next()
    demo.keep(7)  # what was meant is the writer's word, whatever the network reads
    images, digits = demo.kept
    assert digits.tolist() == [0, 7] and np.array_equal(images, [first, demo.framed])
    assert (images.dtype, digits.dtype) == (np.float32, np.int64)
    assert demo.count.value == "2 kept" and "2 digits kept" in demo.status.text
    demo.reset()
    assert len(demo.kept[1]) == 2 and demo.count.value == "2 kept"
    demo.take_back()
    assert demo.kept[1].tolist() == [0] and demo.status.text == "The 7 is taken back."
    demo.take_back()
    demo.take_back()
    assert demo.status.text == "Nothing is kept." and demo.count.value == "none kept"


def test_keeping_by_hand_asks_first_which_digit_was_meant(demo):
    demo._keep()
    assert demo.status.text == "Choose first which digit it was meant to be."
    demo.digits.value = 5
    demo._keep()
    assert demo.kept[1].tolist() == [5] and demo.digits.value == "?"
    demo.open(BLANK)
    demo.digits.value = 4
    demo._keep()
    assert demo.status.text.startswith("There is nothing to keep") and len(demo.kept[1]) == 1


def test_what_was_kept_is_saved_as_one_s_own_digits(demo, tmp_path):
    own_digits = pytest.importorskip("mlp_helpers.own_digits")
    demo.keep(0)
    demo.next()
    demo.keep(1)
    path = own_digits.save_own(tmp_path / "my_digits.npz", *demo.kept)
    images, labels = own_digits.load_own(path)
    assert labels.tolist() == [0, 1]
    assert images == pytest.approx(demo.kept[0], abs=0.5 / 255 + 1e-6)


@pytest.mark.parametrize(
    "digit, wanted",
    [
        ((50, 60, 40, 20), (50, 60, 40, 20)),
        ((50, 60, 2, 20), (45, 60, 12, 20)),
        ((0, 0, 40, 4), (0, 0, 40, 12)),
        ((198, 290, 2, 10), (188, 288, 12, 12)),
    ],
)
def test_a_digit_s_frame_is_large_enough_and_within_the_sheet(digit, wanted):
    assert on_paper.large_enough(digit, (200, 300)) == wanted


def test_a_sheet_with_a_low_picture_has_low_frames():
    sheet = on_paper.sheet_of(np.full((8, 40, 3), 200, np.uint8))
    assert sheet.least == 8 and on_paper.middle_of(sheet.size)[2:] == (8, 8)
    assert on_paper.frame_on(sheet, 0, 3, 8, 9) == (0, 3, 8, 9)
