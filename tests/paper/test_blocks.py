"""How bright the paper is in a block of a photo."""

import numpy as np
import pytest

from mlp_helpers.paper import light


@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (3, 5), (22, 22)])
def test_how_bright_the_paper_of_a_block_is_is_numpy_s_quantile(shape):
    block = np.random.default_rng(0).random(shape, dtype=np.float32)
    before = block.copy()
    assert light._paper_of(block) == pytest.approx(np.quantile(block, light.PAPER), abs=1e-6)
    assert np.array_equal(block, before)
