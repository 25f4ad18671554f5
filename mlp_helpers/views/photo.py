"""A photo with a frame on it that a hand drags, and the way in for another photo."""

import logging

import traitlets as T

from mlp_helpers.views.incoming import MOST, Incoming
from mlp_helpers.views.picture import Picture

CLOSED = "Closed: answer first."


class Photo(Picture):
    """A picture, a frame on it, and a box to choose another picture with, or to drop one on.

    picture : what is shown, the bytes of a JPEG or PNG file; b"" for nothing. It is made to fit
        into `width` x `height`.
    size : the rows and columns that frames are counted in; the picture itself may have fewer.
    frame : [row, column, rows, columns], whole numbers, within the size.
    least : how many rows and columns a frame has, at least.
    found : further frames, drawn thin: a click into one makes it the frame.
    hint : what there is to do, under the picture.
    most : bytes of a file, at most.
    take : called with the name and the bytes of a file that a hand has chosen or dropped. The
        file comes as it is, whatever it is.

    By hand: drag the frame, its edges and corners, or a new one on the picture. By keyboard:
    arrows move the frame, + and − make it larger and smaller; on its corner, arrows do that along
    one side; Shift with an arrow is ten steps. A file comes in pieces (`Incoming`).
    """

    picture = T.CBytes().tag(sync=True)
    size = T.List(T.Int(), [1, 1]).tag(sync=True)
    frame = T.List(T.Int(), [0, 0, 1, 1]).tag(sync=True)
    least = T.Int(1).tag(sync=True)
    found = T.List(T.List(T.Int())).tag(sync=True)
    hint = T.Unicode().tag(sync=True)
    most = T.Int(MOST, read_only=True).tag(sync=True)

    by_hand = ("frame",)

    def __init__(self, take=None, **traits):
        super().__init__(**traits)
        self.take = take or (lambda name, data: None)
        self._incoming = Incoming()
        self.on_msg(self._hear)

    def _numbers(self):
        row, column, rows, columns = self.frame
        return f"{self.size[0]} x {self.size[1]}, frame {rows} x {columns} at {row}, {column}"

    @T.validate("size")
    def _holds_the_frame(self, proposal):
        size = proposal["value"]
        if len(size) != 2 or min(size) < 1:
            raise T.TraitError(f"size is {size}; wanted its rows and columns")
        self._refuse_outside(self.frame, size)
        return size

    @T.validate("frame")
    def _is_within(self, proposal):
        self._refuse_outside(proposal["value"], self.size)
        return proposal["value"]

    def _refuse_outside(self, frame, size):
        if len(frame) != 4:
            raise T.TraitError(f"frame is {frame}; wanted [row, column, rows, columns]")
        for start, length, most in zip(frame[:2], frame[2:], size, strict=True):
            if start < 0 or length < min(self.least, most) or start + length > most:
                least = f"{self.least} x {self.least} or more"
                within = f"within {size[0]} x {size[1]}"
                raise T.TraitError(f"frame is {frame}; wanted {least} {within}")

    def _hear(self, _view, content, buffers):
        """A message about a file: it is to come, or a piece of it has."""
        if "file" not in content:
            return
        file = content["file"]
        with self.turn:
            try:
                reply = self._on_its_way(content, buffers)
            except ValueError as error:
                reply = {"dropped": str(error)}
            except Exception as error:
                logging.getLogger(__name__).exception("a file could not be taken")
                reply = {"dropped": f"{type(error).__name__}: {error}"}
        self.send({"file": file} | reply)

    def _on_its_way(self, content, buffers):
        """Take what a message brings; what the page is told."""
        if self.locked:
            raise ValueError(CLOSED)
        if "at" in content:
            self._incoming.take(content["file"], content["at"], buffers[0])
        else:
            self._incoming.begin(content["file"], content["size"])
        if not self._incoming.complete:
            return {"got": self._incoming.got}
        self.take(str(content["name"]), self._incoming.finish())
        return {"done": True}
