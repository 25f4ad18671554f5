"""A file on its way from a page to Python, piece by piece, as sender.js sends it."""

MOST = 40_000_000  # bytes of a file
DROPPED = "Another picture came in between."
TOO_LARGE = f"larger than {MOST // 1_000_000} MB"


class Incoming:
    """The one file that is on its way; another one takes its place, whatever page it is from.

    A busy kernel may hand over pieces in the wrong order: each says where it belongs.
    """

    def __init__(self):
        self._file, self._wanted, self._parts = None, 0, {}

    def begin(self, file, size):
        """A file of `size` bytes, which its page calls `file`, is to come: pieces of others are
        not taken any more. A ValueError says why it is not wanted."""
        if type(size) is not int or not 0 <= size <= MOST:
            raise ValueError(f"The file has {size!r} bytes: wanted none {TOO_LARGE}.")
        self._file, self._wanted, self._parts = file, size, {}

    def take(self, file, at, piece):
        """A piece of it, bytes, and at which byte of the file it begins.

        A ValueError says so if it is of another file or reaches out of this one.
        """
        if file != self._file:
            raise ValueError(DROPPED)
        if type(at) is not int or not 0 <= at <= self._wanted - len(piece):
            raise ValueError(f"A piece for byte {at!r} came: the file has {self._wanted} bytes.")
        self._parts[at] = bytes(piece)

    @property
    def got(self):
        """How many bytes are here."""
        return sum(map(len, self._parts.values()))

    @property
    def complete(self):
        """Whether all of a file is here."""
        return self._file is not None and self.got >= self._wanted

    def finish(self):
        """All of its bytes; nothing is on its way any more."""
        parts = [self._parts[at] for at in sorted(self._parts)]
        self.__init__()
        return b"".join(parts)
