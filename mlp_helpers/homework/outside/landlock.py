"""Has Linux itself hold this process to a few files: Landlock, which needs no rights and no setup.

Kernels from 5.13 on have it, most distributions switch it on. What it was told once, no code in
the process can take back. See https://docs.kernel.org/userspace-api/landlock.html
"""

import ctypes
import os
import sys

CREATE, ADD, RESTRICT = 444, 445, 446  # the numbers of the three system calls, on every processor
NO_NEW_PRIVILEGES = 38
# Rights, by the version of Landlock that brought them in
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
ALL = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
TRUNCATE, TRUNCATE_SINCE = 1 << 14, 3
TCP, TCP_SINCE = 3, 4  # to bind, to connect
SCOPE, SCOPE_SINCE = 3, 6  # to abstract sockets, to signals: of this process alone
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
CHANGES = (1 << 13) - 1 & ~EXECUTE & ~(1 << 6 | 1 << 11 | 1 << 12)  # no devices, no links


class _Rules(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("files", "net", "scope")]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("rights", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def version():
    """Which Landlock there is: 1, 2, …; 0 where there is none."""
    if sys.platform != "linux":
        return 0
    try:
        return max(0, _system().syscall(CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1)))
    except (OSError, AttributeError):
        return 0


def restrict(own, readable, listed):
    """From now on, this process reads and writes below `own` and reads what is `readable`.

    listed: folders whose names may be read. It starts no programs; where Landlock knows how, it
    makes no connections and sends no signals to others. Does nothing where there is no Landlock.

    Raises
    ------
    OSError : if the system refuses. Then nothing is held to anything.
    """
    abi = version()
    if not abi:
        return
    handled = sum(rights for since, rights in ALL.items() if since <= abi)
    net = TCP if abi >= TCP_SINCE else 0
    scope = SCOPE if abi >= SCOPE_SINCE else 0
    rules = _Rules(handled, net, scope)
    size = 8 * (3 if scope else 2 if net else 1)
    ruleset = _call(CREATE, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0))
    try:
        for path in readable:
            _allow(ruleset, path, READ_FILE | READ_DIR, handled)
        for path in listed:
            _allow(ruleset, path, READ_DIR, handled)
        _allow(ruleset, "/dev/urandom", READ_FILE, handled)
        _allow(ruleset, "/dev/null", READ_FILE | WRITE_FILE, handled)
        _allow(ruleset, own, CHANGES | (TRUNCATE if abi >= TRUNCATE_SINCE else 0), handled)
        if _system().prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")
        _call(RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def _allow(ruleset, path, rights, handled):
    """Allow some rights below a path; nothing where there is no such path."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):
            rights &= OF_FILES
        beneath = _Beneath(rights & handled, place)
        rule = ctypes.byref(beneath)
        _call(ADD, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)


def _call(number, *args):
    got = _system().syscall(number, *args)
    if got < 0:
        raise OSError(ctypes.get_errno(), f"Landlock, system call {number}")
    return got


def _system():
    return ctypes.CDLL(None, use_errno=True)
