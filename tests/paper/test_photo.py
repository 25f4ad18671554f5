"""A picture file becomes pixels, upright, or is refused in a sentence."""

import io
import os
import tracemalloc
import warnings
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mlp_helpers.paper import open_photo

WANTED = "wanted a photo or a scan as JPEG or PNG"
# The same picture as eight cameras held in eight ways store it (EXIF 2.32, orientation).
STORED = {
    1: lambda upright: upright,
    2: lambda upright: upright[:, ::-1],
    3: lambda upright: upright[::-1, ::-1],
    4: lambda upright: upright[::-1],
    5: lambda upright: upright.transpose(1, 0, 2),
    6: lambda upright: np.rot90(upright, 1),
    7: lambda upright: np.rot90(upright, 2).transpose(1, 0, 2),
    8: lambda upright: np.rot90(upright, -1),
}


@pytest.fixture(autouse=True)
def quiet():
    """Nothing of Pillow's warns, nor is changed, whatever comes."""
    limits = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
    assert limits == Image.MAX_IMAGE_PIXELS


@pytest.fixture(scope="module")
def upright():
    """A picture of which no turn or mirror is like another: uint8 (60, 90, 3)."""
    colours = np.full((60, 90, 3), 240, np.uint8)
    colours[5:25, 8:20] = (200, 30, 30)
    colours[40:55, 60:85] = (20, 40, 180)
    colours[10:16, 50:80] = (10, 120, 20)
    return colours


def packed(picture, format_="PNG", **options):
    file = io.BytesIO()
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    image.save(file, format_, **options)
    return file.getvalue()


def turned(stored, orientation, format_, **options):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return packed(np.ascontiguousarray(stored), format_, exif=exif, **options)


def away(found, wanted):
    return np.abs(found.astype(int) - wanted).mean()


class TestReads:
    @pytest.mark.parametrize("format_", ["PNG", "BMP", "TIFF"])
    def test_as_it_is(self, upright, format_):
        found = open_photo(packed(upright, format_))
        assert found.dtype == np.uint8 and np.array_equal(found, upright)

    @pytest.mark.parametrize("format_", ["JPEG", "WEBP", "GIF"])
    def test_what_is_packed_with_a_loss(self, upright, format_):
        assert away(open_photo(packed(upright, format_)), upright) < 4

    @pytest.mark.parametrize("orientation", STORED)
    @pytest.mark.parametrize("format_", ["JPEG", "PNG", "TIFF", "WEBP"])
    def test_every_orientation(self, upright, orientation, format_):
        stored = STORED[orientation](upright)
        found = open_photo(turned(stored, orientation, format_))
        assert found.shape == upright.shape and away(found, upright) < 4

    @pytest.mark.parametrize("orientation", STORED)
    @pytest.mark.parametrize("format_", ["JPEG", "TIFF"])
    def test_every_orientation_of_a_large_photo(self, upright, orientation, format_):
        large = np.kron(upright, np.ones((40, 40, 1), np.uint8))  # 2400 x 3600
        stored = STORED[orientation](large)
        found = open_photo(turned(stored, orientation, format_))
        assert found.shape == (1067, 1600, 3)
        small = np.asarray(Image.fromarray(upright).resize((1600, 1067), Image.Resampling.BOX))
        assert away(found, small) < 4

    @pytest.mark.parametrize("orientation", [0, 9, 77])
    def test_no_orientation_that_there_is(self, upright, orientation):
        assert np.array_equal(open_photo(turned(upright, orientation, "PNG")), upright)

    def test_damaged_exif(self, upright):
        data = packed(upright, "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + bytes(9))
        assert away(open_photo(data), upright) < 4

    @pytest.mark.parametrize("shape", [(1700, 800), (800, 1700), (1600, 1600), (3300, 40)])
    def test_longest_side(self, shape):
        found = open_photo(packed(np.full(shape, 99, np.uint8)))
        assert max(found.shape) == 1600 and (found == 99).all()
        assert found.shape[0] / found.shape[1] == pytest.approx(shape[0] / shape[1], rel=0.03)

    def test_fine_lines_are_averaged(self):
        """Each way of reducing must average: a grid of one pixel becomes grey, not a pattern."""
        fine = np.zeros((3200, 3200), np.uint8)
        fine[::2] = 255
        for picture in (Image.fromarray(fine), Image.fromarray(fine).convert("1")):
            found = open_photo(packed(picture))[5:-5].astype(int)
            assert np.ptp(found) < 10 and found.mean() == pytest.approx(127.5, abs=3)

    def test_a_path(self, upright, tmp_path, monkeypatch):
        (tmp_path / "mine.png").write_bytes(packed(upright))
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("USERPROFILE", str(tmp_path))
        for path in (tmp_path / "mine.png", str(tmp_path / "mine.png"), "~/mine.png"):
            assert np.array_equal(open_photo(path), upright)

    def test_any_bytes(self, upright):
        data = packed(upright)
        for same in (data, bytearray(data), memoryview(data)):
            assert np.array_equal(open_photo(same), upright)

    @pytest.mark.parametrize("ending", ["jpg", "pdf", "txt", ""])
    def test_content_decides_not_the_name(self, upright, tmp_path, ending):
        path = tmp_path / f"mine.{ending}"
        path.write_bytes(packed(upright))
        assert np.array_equal(open_photo(path), upright)

    @pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "TIFF"])
    def test_of_several_the_first(self, upright, format_):
        others = [Image.fromarray(np.full_like(upright, k)) for k in (0, 90)]
        data = packed(upright, format_, save_all=True, append_images=others)
        assert Image.open(io.BytesIO(data)).n_frames == 3
        assert away(open_photo(data), upright) < 4

    def test_what_it_gives_can_be_changed(self, upright):
        open_photo(packed(upright))[:] = 0


class TestColours:
    def test_grey(self, upright):
        shades = upright[:, :, 0]
        found = open_photo(packed(shades))
        assert np.array_equal(found, np.repeat(shades[:, :, None], 3, axis=2))

    def test_16_bits(self, upright):
        shades = upright[:, :, 0]
        deep = shades.astype(np.uint16) * 257
        for format_ in ("PNG", "TIFF"):
            assert np.array_equal(open_photo(packed(deep, format_))[:, :, 1], shades)

    def test_black_and_white(self, upright):
        ink = upright[:, :, 0] > 99
        found = open_photo(packed(Image.fromarray(ink)))
        assert np.array_equal(found[:, :, 0], ink * 255)

    def test_palette(self, upright):
        picture = Image.fromarray(upright).convert("P", palette=Image.Palette.ADAPTIVE)
        assert away(open_photo(packed(picture)), upright) < 4

    def test_cmyk(self, upright):
        data = packed(Image.fromarray(upright).convert("CMYK"), "JPEG", quality=95)
        assert Image.open(io.BytesIO(data)).mode == "CMYK"
        assert away(open_photo(data), upright) < 6

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
    def test_what_is_transparent_is_white(self, mode):
        ink = np.zeros((40, 50, 4), np.uint8)  # black throughout, seen in one place only
        ink[10:20, 30:35, 3] = 255
        picture = Image.fromarray(ink).convert("LA" if mode == "LA" else "RGBA")
        options = {}
        if mode == "P":
            picture, options = (
                Image.fromarray(ink[:, :, 3] // 255).convert("P"),
                {"transparency": 0},
            )
            picture.putpalette([0, 0, 0, 0, 0, 0])
        found = open_photo(packed(picture, **options))
        assert np.array_equal(found[:, :, 2], 255 - ink[:, :, 3])

    def test_half_transparent(self):
        ink = np.zeros((40, 50, 4), np.uint8)
        ink[..., 3] = 51
        assert (open_photo(packed(ink)) == 204).all()

    def test_transparent_colour_does_not_bleed(self):
        """Red that is not seen stays unseen where the picture is reduced."""
        ink = np.zeros((3200, 3200, 4), np.uint8)
        ink[..., 0] = 255
        ink[::2, :, :3], ink[::2, :, 3] = 0, 255
        found = open_photo(packed(ink))[5:-5].astype(int)
        assert np.abs(found - 127.5).max() < 10


def said(data, name=""):
    with pytest.raises(ValueError) as refused:
        open_photo(data, name)
    error = refused.value
    assert error.__cause__ is None and (error.__suppress_context__ or not error.__context__)
    sentence = str(error)
    assert "wanted" in sentence and "\n" not in sentence and "Error" not in sentence
    assert "<" not in sentence and "BytesIO" not in sentence
    return sentence


OTHER_FILES = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a text file": "Sieben, åtte, девять\n".encode() * 30,
    "a ZIP archive or a document": b"PK\x03\x04\x14\0\x06\0" + bytes(50),
    "an SVG drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a web page": b"\n<!doctype html><p>Not found",
    "in a phone's HEIC format": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(90),
    "a film": b"\0\0\0\x18ftypmp42\0\0\0\0" + bytes(90),
    "no picture that can be read here": bytes(range(1, 256)) * 3,
}


class TestRefuses:
    @pytest.mark.parametrize("what", OTHER_FILES)
    def test_what_is_no_picture(self, what):
        assert f"digit.jpg is {what}; {WANTED}" in said(OTHER_FILES[what], "digit.jpg")

    def test_heic_says_how_to_make_a_jpeg(self):
        assert "Most Compatible" in said(OTHER_FILES["in a phone's HEIC format"], "IMG_1.HEIC")

    def test_empty(self):
        assert said(b"") == f"the file is empty; {WANTED}"

    @pytest.mark.parametrize("size", [(1, 1), (11, 200), (200, 11), (50_000, 20)])
    def test_too_small(self, size):
        came = f"the file is a picture of {size[0]:,} x {size[1]:,} pixels; wanted 12 or more"
        assert came in said(packed(np.zeros(size, np.uint8)))

    def test_too_large(self):
        """Refused by its size, before anything is unpacked."""
        data = packed(Image.new("L", (10_000, 10_000)))
        tracemalloc.start()
        sentence = said(data, "huge.png")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert "huge.png is a picture of 10,000 x 10,000 pixels; wanted at most 50" in sentence
        assert peak < 5e6

    @pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux")
    def test_too_large_takes_no_memory_of_pillows_either(self):
        data = packed(Image.new("1", (10_000, 10_000)))
        resident = lambda: int(Path("/proc/self/statm").read_text().split()[1])  # noqa: E731
        before = resident()
        for _ in range(3):
            said(data)
        assert (resident() - before) * os.sysconf("SC_PAGE_SIZE") < 20e6

    def test_a_bomb(self):
        """The header of a PNG alone: 60,000 x 60,000 pixels of which none is there."""
        header = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\0\0\0\0"
        data = b"\x89PNG\r\n\x1a\n\0\0\0\x0d" + header + zlib.crc32(header).to_bytes(4, "big")
        rest = b"\0\0\0\0IDAT" + zlib.crc32(b"IDAT").to_bytes(4, "big")
        assert "far more than 50 million pixels; wanted at most 50 million" in said(data + rest)

    @pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"])
    @pytest.mark.parametrize("share", [0.002, 0.1, 0.5, 0.9])
    def test_cut_off(self, format_, share):
        noise = np.random.default_rng(0).integers(0, 256, (200, 300, 3), dtype=np.uint8)
        data = packed(noise, format_)
        sentence = said(data[: int(len(data) * share)], "mine")
        assert sentence.startswith("mine is ") and "wanted a photo or a scan" in sentence
        if format_ == "JPEG" and share > 0.05:
            assert "is a JPEG that ends too early" in sentence

    @pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
    def test_any_damage_is_a_sentence_or_a_picture(self, upright, format_):
        rng, data = np.random.default_rng(0), packed(upright, format_)
        for _ in range(60):
            spoilt = bytearray(data)
            for place in rng.integers(0, len(data), 5):
                spoilt[place] = rng.integers(256)
            try:
                found = open_photo(spoilt)
            except ValueError as error:
                assert "wanted" in str(error)
            else:
                assert found.ndim == 3 and found.shape[2] == 3 and max(found.shape) <= 1600

    def test_colours_that_are_not_read(self):
        numbers = Image.fromarray(np.zeros((30, 30), np.float32))
        assert f"is a TIFF of numbers, not of shades; {WANTED}" in said(packed(numbers, "TIFF"))
        lab = Image.merge("LAB", [Image.new("L", (30, 30), 99)] * 3)
        assert f"is a TIFF of colours in the Lab system; {WANTED}" in said(packed(lab, "TIFF"))

    def test_paths(self, tmp_path):
        assert "is not there; wanted the name of a picture file" in said(tmp_path / "none.png")
        assert "is a folder; wanted the name of a picture file" in said(tmp_path)
        assert "is not there" in said("~/a/b/none.png") and "~" not in said("~/a/b/none.png")
        assert "path is ''; wanted" in said("")
        assert "wanted the name" in said("a\0b.png")
        (tmp_path / "empty.png").touch()
        assert said(tmp_path / "empty.png") == f"empty.png is empty; {WANTED}"

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
    def test_a_device(self):
        assert "/dev/null is no file" in said("/dev/null")

    @pytest.mark.parametrize("bad", [None, 3, ["a.png"], 1.5], ids=repr)
    def test_what_is_neither_bytes_nor_a_path(self, bad):
        with pytest.raises(TypeError, match="path is .*; wanted the name of a picture file"):
            open_photo(bad)

    def test_an_array_is_a_picture_already(self, upright):
        with pytest.raises(TypeError, match=r"is an array \(60, 90, 3\) already; wanted the name"):
            open_photo(upright)
