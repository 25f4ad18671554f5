"""Messages to a hand-in's process and from it: lines of JSON, each bounded in size and in time."""

import json
import time

LONGEST = 4 << 20  # bytes of a message that comes; the largest value that may be sent takes 2.2 MB


class Gone(Exception):
    """Raised where no message comes: the process has ended, is silent, or sends what is none."""


class Wire:
    """Our end of the socket."""

    def __init__(self, socket):
        self.socket, self.rest = socket, b""

    def say(self, message, seconds):
        """Send one message; `Gone` if it is not taken within some seconds."""
        self.socket.settimeout(max(seconds, 0.01))
        try:
            self.socket.sendall(json.dumps(message).encode() + b"\n")
        except OSError:
            raise Gone("takes no message") from None

    def hear(self, seconds):
        """The next message, a dict; `Gone` if there is none within some seconds, or no good one."""
        until, parts, size = time.monotonic() + seconds, [self.rest], len(self.rest)
        while b"\n" not in parts[-1]:
            parts.append(self._some(until - time.monotonic()))
            size += len(parts[-1])
            if size > LONGEST:
                raise Gone("sends too much")
        line, _, self.rest = b"".join(parts).partition(b"\n")
        try:
            message = json.loads(line)
        except (ValueError, RecursionError, MemoryError):
            raise Gone("sends what is no message") from None
        if type(message) is not dict:
            raise Gone("sends what is no message")
        return message

    def close(self):
        """Hang up."""
        self.socket.close()

    def _some(self, seconds):
        if seconds <= 0:
            raise Gone("is silent")
        self.socket.settimeout(seconds)
        try:
            some = self.socket.recv(1 << 20)
        except TimeoutError:
            raise Gone("is silent") from None
        except OSError:
            some = b""
        if not some:
            raise Gone("has ended")
        return some
