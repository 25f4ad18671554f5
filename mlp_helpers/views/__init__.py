"""Pictures of numbers, in the notebook: one file of Python and one of JavaScript each."""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(
    __name__,
    Bars="bars",
    Cards="cards",
    Curve="curve",
    Diagram="diagram",
    Differences="differences",
    Entry="entry",
    Field="slider",
    Fold="fold",
    HeatMap="heatmap",
    Lines="lines",
    Linked="linked",
    MatrixView="matrix_view",
    Neuron="neuron",
    NumberLine="number_line",
    Photo="photo",
    Picker="picker",
    PixelGrid="pixel_grid",
    RunChart="run_chart",
    Scoreboard="scoreboard",
    Sheet="sheet",
    Sketch="sketch",
    Slider="slider",
    Spectrum="spectrum",
    Status="status",
    Votes="votes",
    Wall="wall",
)
