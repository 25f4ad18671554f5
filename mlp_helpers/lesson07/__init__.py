"""Lesson 07. Backpropagation: where the gradient comes from."""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    ThreeAvenues="three_avenues",
    ChainRule="chain.chain_rule",
    IndexedChain="chain.indexed_chain",
    Wishes="wishes.demo",
    explained_by_edge="edges",
)
