"""Lesson 06. Gradient descent: downhill on the cost.

descent_curve, descent_map : walks downhill (`walk`) on a curve and on maps (`surfaces`), two
    demos on one base (`descent`).
gradient_vector : all slopes of the cost, each tried out (`slopes`) and put into words
    (`slope_words`).
train_live : the whole network in training.
first_steps : how the cost falls at the start of a training.
questions, exercises : what the notebook asks.
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    DescentCurve="descent_curve",
    DescentMap="descent_map",
    GradientVector="gradient_vector",
    TrainLive="train_live.demo",
)
