"""Exercise: how the cost of one example depends on the pixels of its image."""

import numpy as np

from mlp_helpers.checks.drawing import again_until, spread, steady, unlike
from mlp_helpers.checks.exercise import Case, Exercise, Mistake
from mlp_helpers.checks.fitted import by_nudging
from mlp_helpers.checks.mistake import in_parts
from mlp_helpers.lesson03.exercises.cases import e_is_rounded
from mlp_helpers.lesson04.exercises.cases import drawn_network, name_of, sizes_in_words
from mlp_helpers.lesson07.exercises.cases import slope_at
from mlp_helpers.network import sigmoid


def _case(rng, sizes):
    weights, biases = drawn_network(rng, sizes)
    image = spread(rng, sizes[0], low=0.05, high=0.95)
    target = np.eye(sizes[-1])[rng.integers(sizes[-1])]
    text = f"{name_of(weights)}, a random image and a target with its 1 at a place"
    return Case(weights, biases, image, target, text=text)


def _networks():
    """Small networks, unlike and square, and the lesson's."""
    rng = np.random.default_rng(39)
    for sizes in (
        (3, 4, 2),
        (4, 3),
        (3, 3, 3),
        (5, 3, 4, 2),
        (784, 16, 16, 10),
        (4, 3, 2),
        (2, 6, 4, 3, 2),
        (28, 5, 3),
    ):
        yield _case(rng, sizes)


def _draw(rng):
    """Two networks, of three layers and of four, all of them unlike, and a square one, through
    which every mix-up of rows and columns goes."""
    (n,) = unlike(rng, 3, 6, 1)
    sizes = unlike(rng, 3, 12, 3), unlike(rng, 3, 12, 4), [n] * 3
    return [again_until(_shows_e, lambda s=some: _case(rng, s)) for some in sizes]


def _shows_e(case):
    """Whether it shows if e is rounded to four digits, and nothing cancels."""
    rounded, right = _slopes(squish=lambda z: 1 / (1 + 2.7182**-z)), _slopes()
    shows = abs(rounded(*case.args) / right(*case.args) - 1).max() > 5e-5
    return shows and steady(right)(case)


def _whole_cases():
    """Whole numbers in the image and the target."""
    weights, biases = drawn_network(np.random.default_rng(42), (3, 4, 2))
    text = "a network 3-4-2, x = np.array([1, 0, 1]) and y = np.array([0, 1]), whole numbers"
    yield Case(weights, biases, np.array([1, 0, 1]), np.array([0, 1]), text=text)


def _layers(weights, biases, image, squish=sigmoid):
    a = [image]
    for W, b in zip(weights, biases, strict=True):
        a.append(squish(W @ a[-1] + b))
    return a


@in_parts
def _slopes(
    squish=sigmoid,
    two=2,
    apart=np.subtract,
    slope_at_output=slope_at,
    slope=slope_at,
    through=lambda W, delta: W.T @ delta,
    last=lambda dC_da, delta, image: dC_da,
):
    """A gradient along the pixels, or one that makes a mistake.

    last: of the slopes along the image, the error of the first layer after it, and the image.
    """

    def pixel_gradient(weights, biases, image, target):
        a = _layers(weights, biases, image, squish)
        dC_da, slope_here = two * apart(a[-1], target), slope_at_output
        for l in range(len(weights), 0, -1):
            delta = dC_da * slope_here(a[l])  # (n_l,)
            dC_da, slope_here = through(weights[l - 1], delta), slope  # (n_(l-1),)
        return last(dC_da, delta, image)

    return pixel_gradient


def _cost(weights, biases, image, target):
    return ((_layers(weights, biases, image)[-1] - target) ** 2).sum()


def _nudged(nudge, below=0.0):
    """One that nudges each pixel, up by so much and, if wanted, down."""

    def pixel_gradient(weights, biases, image, target):
        def costs(by):
            a = image + by * np.eye(len(image))
            for W, b in zip(weights, biases, strict=True):
                a = sigmoid(a @ W.T + b)
            return ((a - target) ** 2).sum(axis=1)

        return (costs(nudge) - costs(-below)) / (nudge + below)

    return pixel_gradient


def _only_the_weights(weights, biases, image, target):
    product = weights[0]
    for W in weights[1:]:
        product = W @ product
    return product.T @ (2 * (_layers(weights, biases, image)[-1] - target))


def _of_one_output(weights, biases, image, target):
    own = np.eye(len(target))[target.argmax()]
    return _slopes(apart=lambda a, y: own * (a - y))(weights, biases, image, target)


exercise = Exercise(
    signature="pixel_gradient(weights, biases, image, target)",
    task="Give ∂C_0/∂a of the image's own pixels, (n_0,): how the cost of this one example, the "
    "sum of (a_j − y_j)² over the outputs, depends on each pixel. image is (n_0,), target (n_L,) "
    "are the wanted outputs.",
    right=_slopes(),
    cases=list(_networks()),
    whole=list(_whole_cases()),
    counts=lambda weights, biases, image, target: {
        "the number of outputs": len(target),
        "the number of layers": len(weights),
        "the number of pixels": len(image),
    },
    sizes=sizes_in_words,
    asks="len(weights) tells how many layers there are.",
    draw=_draw,
    calling={
        "gradient": "gradient wants images in rows, and so the wanted outputs. One image alone is "
        "a batch of one row as image[None, :], and target[None, :] goes with it."
    },
    mistakes=[
        e_is_rounded(lambda squish: _slopes(squish=squish)),
        Mistake(
            "the error of the first layer after the image, not yet the image",
            "You stop one step too early, at the sums of the first layer after the image. From "
            "there the weights lead back to the pixels.",
            _slopes(last=lambda dC_da, delta, image: delta),
        ),
        Mistake(
            "a slope of σ for the pixels too",
            "At the end you multiply by a slope of σ once more. The pixels are not squished: "
            "they come as they are.",
            _slopes(last=lambda dC_da, delta, image: dC_da * slope_at(image)),
            _slopes(last=lambda dC_da, delta, image: dC_da * slope_at(sigmoid(image))),
        ),
        Mistake(
            "the gradient of the weights, not of the pixels",
            "A number for every weight of the first layer comes out. Here the weights stay as they "
            "are: how does the cost depend on the pixels?",
            _slopes(last=lambda dC_da, delta, image: np.outer(delta, image)),
            _slopes(last=lambda dC_da, delta, image: np.outer(image, delta)),
        ),
        Mistake(
            "multiplied with the pixels",
            "You multiply by the pixels themselves. A nudge of a dark pixel counts as much as one "
            "of a bright pixel.",
            _slopes(last=lambda dC_da, delta, image: dC_da * image),
        ),
        Mistake(
            "the 2 is forgotten",
            "Half of it is there. The cost has no ½ here: what does the slope of a square bring "
            "along?",
            _slopes(two=1),
        ),
        Mistake(
            "the sign is turned round",
            "That is the way downhill. The gradient points uphill: it begins with a − y.",
            _slopes(apart=lambda a, y: y - a),
        ),
        Mistake(
            "a 2 in every layer",
            "On the way back a 2 comes in again and again. It belongs to the cost's square, which "
            "there is only once, at the end.",
            _slopes(through=lambda W, delta: 2 * W.T @ delta),
        ),
        Mistake(
            "σ' is forgotten at the output",
            "At the output layer the chain goes from the cost to a, and from a to z. The second "
            "link is missing.",
            _slopes(slope_at_output=lambda a: 1),
        ),
        Mistake(
            "σ' is forgotten on the way back",
            "At the output the slope of σ is there. Each layer on the way back has one, too.",
            _slopes(slope=lambda a: 1),
        ),
        Mistake(
            "no slope of σ comes in: only the weights",
            "You go back through the weights alone. From z to a there is a link of the chain in "
            "every layer.",
            _only_the_weights,
        ),
        Mistake(
            "nothing is squished on the way",
            "Neither on the way forward nor back does σ come in. Every layer squishes its sums.",
            _slopes(squish=lambda z: z, slope_at_output=lambda a: 1, slope=lambda a: 1),
        ),
        Mistake(
            "σ instead of σ'",
            "You multiply with the activations. The chain asks for the slope of σ, not its height.",
            _slopes(slope_at_output=lambda a: a, slope=lambda a: a),
            _slopes(slope=lambda a: a),
        ),
        Mistake(
            "σ' of the activations instead of z",
            "The slope of σ is taken at the activations, which are squished already. It belongs "
            "to z.",
            _slopes(
                slope_at_output=lambda a: slope_at(sigmoid(a)),
                slope=lambda a: slope_at(sigmoid(a)),
            ),
        ),
        Mistake(
            "W is taken the wrong way round",
            "On the way back you go through W as on the way forward. Neuron k adds up over all "
            "neurons j it leads to: their weights stand in column k.",
            _slopes(through=lambda W, delta: W @ delta),
        ),
        Mistake(
            "the mean over the outputs",
            "You divide by the number of outputs. The cost adds them up.",
            _slopes(apart=lambda a, y: (a - y) / len(a)),
        ),
        Mistake(
            "only the wanted output",
            "Only the output that should be 1 comes in. The others cost as well, and depend on "
            "the pixels, too.",
            _of_one_output,
        ),
        Mistake(
            "the target plays no part",
            "Your answer is the same whatever was wanted. The cost measures how far the outputs "
            "are from that.",
            _slopes(apart=lambda a, y: a),
            _slopes(two=1, apart=lambda a, y: 1 + 0 * a),
        ),
        Mistake(
            "the difference is still squared",
            "The square is still there: that is the cost, not yet its slope.",
            _slopes(apart=lambda a, y: (a - y) ** 2),
        ),
        Mistake(
            "the cost, not its slopes",
            "That is the cost itself. Asked is how it depends on each pixel.",
            _cost,
        ),
        Mistake(
            "slopes by nudging, only nearly right",
            "Nudging every pixel and looking at the cost is a good way to check slopes, and yours "
            "are close. Backpropagation gives them exactly.",
            _nudged(0.001),
            fits=by_nudging(_nudged, lambda nudge: _nudged(nudge, below=nudge)),
        ),
        Mistake(
            "all pixels in one sum",
            "One number comes out. Every pixel has a slope of its own.",
            _slopes(last=lambda dC_da, delta, image: dC_da.sum()),
        ),
    ],
    hint="Backpropagation, as for the weights: the error of the output layer, then back, layer by "
    "layer, to the first one after the image. What leads from its sums to the pixels?",
)
