"""Predict by hand: the answer is drawn, pointed at or put in order; then the truth lies over it.

question : what all of them share: commit, show me, start again, the words. Each adds its picture.
curve : a curve sketched on empty axes.
bars : a row of bars, dragged to what they will be.
pixel : the pixel of an image that is pointed at.
neurons : the neurons of a network that are picked.
cards : rows of numbers, put in order.
shape : what kind of curve somebody has drawn, in words for an explanation; no widgets in it.

A question's texts, and what the truth is, are in `lessonNN/questions.py`, as of `quiz.Predict`.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    PredictBars="bars",
    PredictCards="cards",
    PredictCurve="curve",
    PredictNeurons="neurons",
    PredictPixel="pixel",
)
