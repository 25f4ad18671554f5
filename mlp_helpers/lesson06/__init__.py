"""Lesson 06. Gradient descent: downhill on the cost."""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    DescentCurve="descent_curve",
    DescentMap="descent_map",
    GradientVector="gradient_vector",
    TrainLive="train_live.demo",
)
