"""Says no to what a hand-in's code may not do: an audit hook, which Python asks before it acts.

It is a hurdle, not a wall: who can write anywhere in memory, as NumPy's strides let one do, gets
over it. The wall is the system's own (`shield.protection` says which there is); this one stands
everywhere. Nothing of it can be reached by name: what it goes by are the defaults of one function,
plain values and functions written in C, and no object of the student's is asked anything.
"""

import itertools
import os
import sys

# Events that are refused, by how their names begin: docs.python.org/3/library/audit_events.html
REFUSED = (
    *(
        "code.__new__",
        "gc.get_",
        "marshal.load",
        "setopencodehook",
        "sys.addaudithook",
        "sys.monitoring.",
    ),
    *("sys._current_", "sys.remote_exec", "sys.setprofile", "sys.settrace"),  # Python's insides
    *("cpython.PyInterpreterState_New", "ctypes.", "sqlite3."),  # ways that ask nobody
    *("os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "pty."),
    *("os.kill", "resource.", "signal.pthread_kill", "subprocess."),  # other programs
    *("os.ch", "os.lchmod", "os.link", "os.removexattr", "os.setxattr", "os.symlink"),
    *("socket.", "syslog."),
)
# They open files, start programs or further interpreters without asking an audit hook.
MODULES = frozenset(
    (
        *("_ctypes", "_dbm", "_gdbm", "_interpreters", "_posixsubprocess", "_sqlite3", "readline"),
        *("_testcapi", "_testinternalcapi", "_testlimitedcapi", "_ctypes_test"),
        *("_xxinterpreters", "_xxsubinterpreters"),
    )
)
CHANGES = frozenset(("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.utime"))
LOOKS = frozenset(("os.listdir", "os.scandir"))
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
MANY = 200  # files that are opened to be written to
DEVICES = frozenset(("/dev/null", "/dev/urandom"))


def install(own, readable, listed):
    """Stand guard from now on, in all threads.

    own: the folder to read and write in, which is the working folder; readable: further files and
    folders to read; listed: folders whose names alone may be read. Real paths, without links.
    """
    _forget_how_to_start_programs()
    sys.pycache_prefix = own  # modules are read as text: compiled ones may be made up
    sys.addaudithook(_hook(own, readable, listed))


def _forget_how_to_start_programs():
    """`_posixsubprocess` forks without asking; `import subprocess` is needed by many."""
    import subprocess

    for name in ("_fork_exec", "_posixsubprocess"):
        if hasattr(subprocess, name):
            setattr(subprocess, name, None)
    for name in MODULES:
        sys.modules[name] = None


def _hook(own, readable, listed):
    """The function that is asked. It looks up no name but its own arguments."""
    below = tuple(path + os.sep for path in readable)
    may_read = _below(own, readable, below)
    may_write = _below(own, (), ())
    written = itertools.count().__next__

    def hook(
        event,
        args,
        *,
        refused=REFUSED,
        modules=MODULES,
        changes=CHANGES,
        looks=LOOKS,
        devices=DEVICES,
        listed=frozenset(listed),
        writes=WRITES,
        written=written,
        many=MANY,
        never_a_folder=os.O_WRONLY | os.O_RDWR,
        may_read=may_read,
        may_write=may_write,
        error=PermissionError,
        kind=type,
        whole=int,
        text=str,
    ):
        if event == "open":
            path, _, flags = args
            is_open = kind(path) is whole
            is_device = kind(path) is text and path in devices
            is_numbered = kind(flags) is whole
            may = may_write if not is_numbered or flags & writes else may_read
            is_file = is_numbered and flags & never_a_folder
            if not is_open and not is_device and not may(path, is_file):
                raise error("this file is out of reach where homework is graded")
            if may is may_write and not is_open and not is_device and written() >= many:
                raise error("these are too many files")
        elif event.startswith(refused):
            raise error(f"{event} is not for homework")
        elif event == "object.__setattr__":
            if args[1] == "__code__":
                raise error("the code of a function stays as it is")
        elif event == "import":
            name, file = args[0], args[1]
            is_refused = kind(name) is not text or name.rpartition(".")[2] in modules
            if is_refused or (file is not None and not may_read(file)):
                raise error("this module is not for homework")
        elif event in looks:
            path = args[0]
            is_here = path is None or kind(path) is whole
            is_listed = kind(path) is text and path in listed
            if not is_here and not is_listed and not may_read(path, True):
                raise error("this folder is out of reach where homework is graded")
        elif event in changes:
            paths = args[: 2 if event == "os.rename" else 1]
            for path in paths:
                if not may_write(path, True):
                    raise error("this file is out of reach where homework is graded")

    return hook


def _below(own, readable, below):
    """A function that says whether a path is one of these, or below one of these."""

    def may(
        path,
        folder_too=False,
        own=own,
        start=own + os.sep,
        readable=frozenset(readable),
        below=below,
        kind=type,
        text=str,
        octets=bytes,
        decode=bytes.decode,
        look=os.stat,
        none=OSError,
        wrong=ValueError,
    ):
        if kind(path) is octets:
            try:
                path = decode(path)
            except wrong:
                return False
        if kind(path) is not text or "/../" in f"/{path}/":
            return False
        if not path.startswith("/"):
            path = start + path
        is_own = path == own or path.startswith(start)
        if not is_own and path not in readable and not path.startswith(below):
            return False
        if folder_too:
            return True
        try:  # a folder that is open gives way to names that are then relative to it
            return look(path).st_mode & 0o170000 != 0o040000
        except (none, wrong):
            return True

    return may
