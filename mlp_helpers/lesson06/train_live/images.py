"""The images of a training: 60,000 to train with, 10,000 to test, fetched once for all runs."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

from mlp_helpers.digits import COUNTS, load_digits

M = COUNTS["train"]  # images in an epoch
# The training images whose cost is told. In a row, for speed; of all such rows of 5,000 it is the
# one whose cost is nearest to that of all 60,000, within 2 % or so.
SAMPLE = slice(20_000, 25_000)


@cache
def test_images():
    """The 10,000 test images and their labels."""
    return load_digits("test")


def training_images():
    """The 60,000 training images and their labels: one copy for all runs, 188 MB."""
    try:
        return fetched().result()
    except Exception:
        fetched.cache_clear()  # to try again
        raise


def images_are_here():
    """Whether the training images have been fetched already."""
    return bool(fetched.cache_info().currsize) and fetched().done()


@cache
def fetched():
    """The training images on their way, in a thread of its own: they take half a second."""
    pool = ThreadPoolExecutor(1)
    future = pool.submit(load_digits, "train")
    pool.shutdown(wait=False)
    return future
