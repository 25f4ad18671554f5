"""A picture file becomes pixels: upright, of a handy size, or refused in a sentence."""

import io
import os
import warnings
from pathlib import Path

import numpy as np
from PIL import Image

from mlp_helpers.files import path_text

LONGEST = 1600  # of a photo's sides, in pixels, once it is open
LARGEST = 50_000_000  # pixels that a file may hold; a phone's 50-megapixel photo has 49.9 million
SMALLEST = 12  # rows, and columns: fewer are no picture of a digit
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
WANTED = "wanted a photo or a scan as JPEG or PNG"
PATH = "wanted the name of a picture file, such as my_digits.jpg"
HEAD = 512  # bytes, by which a file that is no picture is told

# What an EXIF orientation asks for, so that the picture stands upright (EXIF 2.32, tag 0x0112).
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
UNKNOWN = {"F": "numbers, not of shades", "LAB": "colours in the Lab system"}
KINDS = {  # how a file begins, what it is, and what helps
    b"%PDF": ("a PDF", "a screenshot of the page will do"),
    b"PK\x03\x04": ("a ZIP archive or a document", "take the picture out of it"),
    b"<svg": ("an SVG drawing", "a screenshot of it will do"),
    b"<?xml": ("an XML file", "a screenshot of what it shows will do"),
    b"<!DOCTYPE": ("a web page", "save the picture itself"),
    b"<html": ("a web page", "save the picture itself"),
}
HEIC = (
    "in a phone's HEIC format",
    "a screenshot of it will do, or let the phone take JPEG (iPhone: Settings, Camera, Formats, "
    "Most Compatible)",
)


def open_photo(data, name=""):
    """The picture in a file: uint8 (rows, columns, 3), red, green and blue, 0..255.

    data : what is in the file, as bytes, or the file's path (a ~ at its beginning is the user's
        own folder).
    name : what the sentences call it; the path's last part, or "the file", if left out.

    JPEG, PNG, WebP, GIF, BMP and TIFF are read, whatever the name ends in; of several pictures
    in a file, moving or in pages, the first. It is turned upright as its EXIF orientation says,
    put on white where it is transparent, and reduced to at most 1600 pixels along its longer
    side. Its size is looked at before anything is unpacked: at least 12 pixels along each side,
    and at most 50 million in all.

    Refuses what is no such picture with a `ValueError` that says what came and what was wanted.
    """
    if isinstance(data, (bytes, bytearray, memoryview)):
        return _read(io.BytesIO(data), name or "the file")
    path = _path(data)
    try:
        with path.open("rb") as file:
            return _read(file, name or path.name)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ValueError(f"{path} cannot be read ({why}); {PATH}") from None


def _path(data):
    if isinstance(data, np.ndarray):
        raise TypeError(f"the picture is an array {data.shape} already; {PATH}, or its bytes")
    text = path_text(data, PATH)
    if not text or "\0" in text:
        raise ValueError(f"path is {data!r}; {PATH}")
    if os.path.isdir(text):
        raise ValueError(f"{text} is a folder; {PATH}, in it")
    if not os.path.exists(text):
        raise ValueError(f"{text} is not there; {PATH}")
    if not os.path.isfile(text):
        raise ValueError(f"{text} is no file; {PATH}")
    return Path(text)


def _read(file, name):
    """The picture in an open file, or a sentence."""
    head = file.read(HEAD)
    if not head:
        raise ValueError(f"{name} is empty; {WANTED}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Pillow's: what is wrong here is said in a sentence
        picture = _opened(file, name, head)
        try:
            return _pixels(picture)
        except Exception as error:  # almost anything, depending on which bytes are wrong
            raise ValueError(_broken(name, picture, error)) from None
        finally:
            picture.close()


def _opened(file, name, head):
    """The picture of which no more than the size is read so far; or a sentence."""
    file.seek(0)
    try:
        picture = Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError:
        raise ValueError(_too_large(name, "far more than 50 million")) from None
    except Exception:  # Pillow's own words help nobody here
        raise ValueError(f"{name} {_what_it_is(head)}") from None
    refused = _refusal(picture, name)
    if refused:
        picture.close()
        raise ValueError(refused)
    return picture


def _refusal(picture, name):
    """What is wrong with a picture, by its header alone; None if nothing is."""
    columns, rows = picture.size
    if columns * rows > LARGEST:
        return _too_large(name, f"{rows:,} x {columns:,}")
    scale = min(1, LONGEST / max(columns, rows))
    if round(scale * min(columns, rows)) < SMALLEST:
        wanted = f"wanted {SMALLEST} or more each way, and not a mere strip"
        return f"{name} is a picture of {rows:,} x {columns:,} pixels; {wanted}"
    if picture.mode in UNKNOWN:
        return f"{name} is a {picture.format} of {UNKNOWN[picture.mode]}; {WANTED}"
    return None


def _too_large(name, size):
    wanted = f"wanted at most {LARGEST // 10**6} million, such as a part of it or a smaller copy"
    return f"{name} is a picture of {size} pixels; {wanted}"


def _what_it_is(head):
    """What a file is that begins like this, and what was wanted."""
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1"):
        return _is(*HEIC)
    if head[4:12] == b"ftypavif":
        return _is("in the AVIF format", "a screenshot of it will do")
    if head[4:8] == b"ftyp":
        return _is("a film", "a single picture of it will do")
    start = head.lstrip()
    for begins, (what, help_) in KINDS.items():
        if start[: len(begins)].lower() == begins.lower():
            return _is(what, help_)
    if head[:3] == b"\xff\xd8\xff" or head[:4] == b"\x89PNG":
        return f"is a damaged picture, wrong from its first lines on; {WANTED} that opens elsewhere"
    if _is_text(head):
        return f"is a text file; {WANTED}"
    return f"is no picture that can be read here; {WANTED}"


def _is(what, help_):
    return f"is {what}; {WANTED}: {help_}"


def _is_text(head):
    try:
        text = head[:-3].decode()  # the last letter may be cut in two
    except UnicodeDecodeError:
        return False
    return all(letter.isprintable() or letter.isspace() for letter in text)


def _broken(name, picture, error):
    format_ = picture.format
    if isinstance(error, MemoryError):
        return f"{name} takes more memory than there is; wanted a smaller picture"
    if "truncated" in str(error).lower() or isinstance(error, EOFError):
        return (
            f"{name} is a {format_} that ends too early, as a copy that broke off; {WANTED}, whole"
        )
    return f"{name} is a {format_} that is damaged; {WANTED} that opens elsewhere"


def _pixels(picture):
    """What an opened picture shows, unpacked: uint8 (rows, columns, 3)."""
    scale = min(1, LONGEST / max(picture.size))
    picture.draft(None, [int(side * scale) for side in picture.size])  # a JPEG: no more than needed
    picture.load()
    shown = _plain(picture)
    shown.thumbnail((LONGEST, LONGEST), reducing_gap=1.01)
    turn = UPRIGHT.get(_orientation(picture))
    if turn is not None:
        shown = shown.transpose(turn)
    if shown.mode == "RGBA":
        white = Image.new("RGBA", shown.size, "white")
        shown = Image.alpha_composite(white, shown)
    return np.array(shown.convert("RGB"))


def _plain(picture):
    """A picture in a mode whose neighbours may be averaged: L, RGB, CMYK or RGBA."""
    if picture.mode.startswith("I"):  # 16 bits a pixel
        deep = np.asarray(picture).clip(0, 2**16 - 1)
        return Image.fromarray((deep >> 8).astype(np.uint8))
    if picture.mode in ("LA", "La", "PA", "RGBa") or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode in ("L", "RGB", "CMYK", "RGBA"):
        return picture
    return picture.convert("RGB")


def _orientation(picture):
    try:
        return picture.getexif().get(ORIENTATION, 1)
    except Exception:  # damaged EXIF is no reason to refuse a picture
        return 1
