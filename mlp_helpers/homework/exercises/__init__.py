"""The exercises of the homework, beside those of the lessons that it asks again."""

# What each assignment asks, in its order; `trained_network` is no function, but a network.
ASSIGNMENTS = {
    "hw1": ("row_and_column", "neuron", "balanced", "bias_for", "most_neurons"),
    "hw2": ("sizes_of", "layer", "feedforward", "swapped", "cost_of_labels", "confusion"),
    "hw3": (
        "numerical_gradient",
        "descend",
        "line_cost_gradient",
        "steps_needed",
        "mini_batches",
    ),
    "hw4": (
        "output_error",
        "previous_error",
        "previous_error_tanh",
        "gradient",
        "pixel_gradient",
        "trained_network",
    ),
}
NAMES = (
    "row_and_column",
    "balanced",
    "bias_for",
    "most_neurons",
    "sizes_of",
    "swapped",
    "cost_of_labels",
    "confusion",
    "line_cost_gradient",
    "steps_needed",
    "mini_batches",
    "previous_error_tanh",
    "pixel_gradient",
)
