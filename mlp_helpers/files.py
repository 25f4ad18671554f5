"""Files that their owner names: their paths, and how they are written as a whole."""

import io
import os
from argparse import ArgumentTypeError
from pathlib import Path
from uuid import uuid4


def npz_path(path, such_as):
    """The path of a file of arrays, which ends in .npz, or a sentence.

    A ~ at its beginning is the user's own folder; a name without an ending gets .npz.
    such_as : a name to propose in the sentence, such as my_network.npz.
    """
    wanted = f"wanted the name of a file, such as {such_as}"
    text = path_text(path, wanted)
    file = Path(text)
    if not file.name or file.name == ".." or "\0" in text:
        raise ValueError(f"path is {path!r}; {wanted}")
    if os.path.isdir(text) or text.endswith(("/", os.sep)):
        raise ValueError(f"path is {path!r}, a folder; {wanted}, in it")
    if file.suffix not in ("", ".npz"):
        ends = "".join(file.suffixes)
        raise ValueError(f"path is {path!r}, which ends in {ends}; {wanted}")
    return file.with_suffix(".npz")


def path_text(path, wanted):
    """A path as text, without blanks at its ends and with ~ as the user's own folder.

    wanted : what to say where it is no path, or the ~ is of somebody who is not here.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"path is {path!r}; {wanted}")
    text = os.fspath(path)
    text = os.path.expanduser((os.fsdecode(text) if isinstance(text, bytes) else text).strip())
    if not text:
        raise ValueError(f"path is {path!r}; {wanted}")
    if text.startswith("~"):
        raise ValueError(f"path is {path!r}, and nobody here has that name; {wanted}")
    return text


def named(path):
    """A path that a word of a command names, as argparse wants a type; ~ is the user's own folder.

    Raises argparse.ArgumentTypeError, with a sentence, where it names nothing.
    """
    wanted = "wanted the name of a file or a folder"
    try:
        text = path_text(path, wanted)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    if "\0" in text:
        raise ArgumentTypeError(f"path is {path!r}; {wanted}")
    return Path(text)


def write_npz(file, arrays, overwrite=False):
    """Write arrays, {name: array}, into a file, a path as `npz_path` gives it.

    Refuses, with a sentence, a file that is there already (unless `overwrite`), or a place
    that cannot be written; what was there then stays as it was.
    """
    if not overwrite and os.path.lexists(file):
        raise FileExistsError(f"{file} is there already; wanted a new name, or overwrite=True")
    import numpy as np  # only here: paths need none

    packed = io.BytesIO()
    np.savez(packed, **arrays)
    try:
        write_whole(file, packed.getvalue())
    except OSError as error:
        raise OSError(f"{file} cannot be written ({why(error)}); wanted a place that can") from None


def write_whole(file, content):
    """Write bytes, or text as UTF-8, into a file: all of it, or what was there stays as it was."""
    if file.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    fresh = file.with_name(f".{file.name}.{uuid4().hex}")  # renamed when it is whole
    try:
        fresh.write_bytes(content.encode() if isinstance(content, str) else content)
        os.replace(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)


def why(error):
    """Of an OSError: why, in lower case, without the file's name."""
    return (error.strerror or str(error)).lower()


def there(file):
    """The path, if there is a file, or a sentence."""
    if not os.path.isfile(file):
        raise FileNotFoundError(f"{file} is not there; wanted a file that was saved before")
    return file
