"""Lesson 07. Backpropagation: where the gradient comes from.

three_avenues : one output, and three ways to raise it (`avenues`, `avenues_words`).
chain : the chain rule on a chain of neurons, and with indices on a small network.
wishes : one example's wishes, passed back until they are nudges; then the average of many.
edges : how much of a neuron's weights is an edge.
own_hand : digits of one's own hand, and how a network reads them.
shifts : how many images are still read when they are moved.
class_digits : what is read of a class's own digits, and whether learning from some helps.
questions, exercises : what the notebook asks.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    ThreeAvenues="three_avenues",
    ChainRule="chain.chain_rule",
    IndexedChain="chain.indexed_chain",
    Wishes="wishes.demo",
    OwnHand="own_hand.demo",
    explained_by_edge="edges",
    best_edge="edges",
    class_in="class_digits",
    read_class="class_digits",
    with_and_without="class_digits",
)
