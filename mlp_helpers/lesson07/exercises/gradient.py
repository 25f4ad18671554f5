"""Exercise: the whole gradient, layer by layer, for a batch."""

from mlp_helpers.checks.exercise import Exercise, Mistake
from mlp_helpers.checks.fitted import by_nudging
from mlp_helpers.lesson03.exercises.cases import e_is_rounded
from mlp_helpers.lesson07.exercises.cases import (
    after_a_step,
    drawn_networks,
    flat,
    gradient_with,
    networks,
    nudged,
    of_one_image,
    right,
    sizes_of,
    slope_at,
    stepping,
    whole_cases,
    zeros_before,
)
from mlp_helpers.network import sigmoid

exercise = Exercise(
    signature="gradient(weights, biases, images, targets)",
    task="Give two lists, ∂C/∂W and ∂C/∂b of every layer, in the shapes of weights and biases. "
    "C is the lecture's cost, averaged over the images (m, n_0); targets (m, n_L) are the wanted "
    "outputs.",
    right=right,
    cases=list(networks()),
    whole=list(whole_cases()),
    counts=lambda weights, biases, images, targets: {
        "the number of images": len(images),
        "the number of outputs": targets.shape[1],
        "the number of layers": len(weights),
    },
    sizes=sizes_of,
    asks="len(weights) and len(images) tell how many there are.",
    mistakes=[
        e_is_rounded(lambda squish: gradient_with(squish=squish)),
        Mistake(
            "the outer product is transposed",
            "∂C/∂W lies on its side. Row j of W leads into neuron j, so row j of its gradient "
            "belongs to the error of neuron j.",
            gradient_with(dW=lambda delta, a, l: a[l].T @ delta),
        ),
        Mistake(
            "the bias gradient is multiplied by an activation",
            "In ∂C/∂b there is an activation too many. A weight's nudge is multiplied by the "
            "activation it weighs; what is a bias multiplied by in the sum z?",
            gradient_with(db=lambda delta, a, l: (delta * a[l + 1]).sum(axis=0)),
            gradient_with(db=lambda delta, a, l: (delta * a[l]).sum(axis=0)),
            gradient_with(db=lambda delta, a, l: (delta.T @ a[l]).sum(axis=1)),
        ),
        Mistake(
            "summed over the images, not averaged",
            "You add up over the images. With twice as many your gradient doubles, though the "
            "average cost stays what it is.",
            gradient_with(average=lambda delta, m: delta),
        ),
        Mistake(
            "the biases are summed over the images, not averaged",
            "∂C/∂W is right. ∂C/∂b is added up over the images; C is an average.",
            gradient_with(last=lambda dW, db, m: (dW, [b * m for b in db])),
        ),
        Mistake(
            "the weights are summed over the images, not averaged",
            "∂C/∂b is right. ∂C/∂W is added up over the images; C is an average.",
            gradient_with(last=lambda dW, db, m: ([W * m for W in dW], db)),
        ),
        Mistake(
            "divided by the number of images twice",
            "Your gradient is divided by the number of images twice. Once is enough.",
            gradient_with(average=lambda delta, m: delta / m**2),
        ),
        Mistake(
            "the biases are divided by the number of images twice",
            "∂C/∂W is right. ∂C/∂b is divided by the number of images once too often: if your "
            "error has it already, its rows are only added up.",
            gradient_with(db=lambda delta, a, l: delta.mean(axis=0)),
        ),
        Mistake(
            "divided by the number of images in every layer",
            "The last layer is right. On the way back you divide by the number of images again, "
            "in every layer. Once is enough.",
            gradient_with(back=lambda delta, weights, l, a: delta @ weights[l + 1] / len(delta)),
        ),
        Mistake(
            "a 2 in every layer",
            "The last layer is right. On the way back a 2 comes in again. It belongs to the cost's "
            "square, which there is only once, at the end.",
            gradient_with(back=lambda delta, weights, l, a: 2 * delta @ weights[l + 1]),
        ),
        Mistake(
            "the weights are changed before the error goes back through them",
            "The last layer is right. You go back through weights that are changed already. The "
            "gradient belongs to the network as it is: compute all of it, then take the step.",
            *map(stepping, (0.1, 0.5, 1, 2, 3)),
        ),
        Mistake(
            "averaged over the outputs as well",
            "You divide by the number of outputs, too. Over the outputs the cost is a sum.",
            gradient_with(apart=lambda a, y: (a - y) / a.shape[1]),
        ),
        Mistake(
            "one gradient for each image",
            "∂C/∂b has a row for every image. Add the rows up; and see that all in all you divide "
            "by the number of images once.",
            gradient_with(db=lambda delta, a, l: delta),
            gradient_with(db=lambda delta, a, l: delta * len(delta)),
        ),
        Mistake(
            "only the first image, or the last",
            "Only one image counts. If you use a loop over them: does it add to what is there, or "
            "put something new in its place?",
            of_one_image(slice(1), divided=False),
            of_one_image(slice(-1, None), divided=False),
            of_one_image(slice(1), divided=True),
            of_one_image(slice(-1, None), divided=True),
        ),
        Mistake(
            "the 2 is forgotten",
            "Half of it is there. The cost has no ½ here: what does the slope of a square bring "
            "along?",
            gradient_with(two=1),
        ),
        Mistake(
            "the sign is turned round",
            "That is −∇C, the way downhill. The gradient points uphill: it begins with a − y.",
            gradient_with(apart=lambda a, y: y - a),
        ),
        Mistake(
            "σ' is forgotten at the output",
            "At the output layer the chain goes from the cost to a, and from a to z. The second "
            "link is missing.",
            gradient_with(slope_at_output=lambda a: 1),
        ),
        Mistake(
            "σ' is forgotten on the way back",
            "The last layer is right. On the way back, each layer's own slope of σ is missing.",
            gradient_with(slope=lambda a, l: 1),
        ),
        Mistake(
            "σ' is forgotten everywhere",
            "No slope of σ comes in. From z to a there is a link of the chain in every layer.",
            gradient_with(slope_at_output=lambda a: 1, slope=lambda a, l: 1),
        ),
        Mistake(
            "the error goes back before it has met σ'",
            "The last layer is right. What goes back through the weights is the error at z, with "
            "the slope of σ in it already, not the one at a.",
            gradient_with(
                back=lambda delta, weights, l, a: (delta / slope_at(a[l + 2])) @ weights[l + 1]
            ),
        ),
        Mistake(
            "the new weights, not the gradient",
            "You take the step already, and give where it leads. Wanted is the gradient alone.",
            *map(after_a_step, (0.01, 0.1, 0.5, 1.0, 2.0, 2.5, 3.0)),
        ),
        Mistake(
            "σ' of the wrong layer",
            "The last layer is right. On the way back, the slope of σ belongs to another layer's "
            "sums.",
            gradient_with(slope=lambda a, l: slope_at(a[l + 2])),
            gradient_with(slope=lambda a, l: slope_at(a[l])),
            gradient_with(
                back=lambda delta, weights, l, a: (delta * slope_at(a[l + 2])) @ weights[l + 1],
                slope=lambda a, l: 1,
            ),
        ),
        Mistake(
            "σ' of the activations instead of z",
            "The slope of σ is taken at the activations, which are squished already. It belongs "
            "to z.",
            gradient_with(
                slope_at_output=lambda a: slope_at(sigmoid(a)),
                slope=lambda a, l: slope_at(sigmoid(a[l + 1])),
            ),
            gradient_with(slope=lambda a, l: slope_at(sigmoid(a[l + 1]))),
        ),
        Mistake(
            "W is taken the wrong way round on the way back",
            "On the way back you go through W as on the way forward. Neuron k adds up over all "
            "neurons j it leads to: their weights stand in column k.",
            gradient_with(back=lambda delta, weights, l, a: delta @ weights[l + 1].T),
        ),
        Mistake(
            "the weights of the wrong layer on the way back",
            "The last layer is right. On the way back from a layer you go through the weights "
            "that lead into it.",
            gradient_with(back=lambda delta, weights, l, a: delta @ weights[l]),
            gradient_with(back=lambda delta, weights, l, a: delta @ weights[-1]),
        ),
        Mistake(
            "the wrong layer's activations",
            "∂C/∂b is right. In ∂C/∂W the error meets the activations that came into the layer, "
            "not those that it gives.",
            gradient_with(dW=lambda delta, a, l: delta.T @ a[l + 1]),
            gradient_with(dW=lambda delta, a, l: delta.T @ a[l - 1] if l else delta.T @ a[0]),
            gradient_with(dW=lambda delta, a, l: delta.T @ a[0]),
        ),
        Mistake(
            "slopes by nudging, only nearly right",
            "Nudging every number and looking at the cost is a good way to check a gradient, and "
            "yours is close. Backpropagation gives it exactly, and much sooner.",
            nudged(0.001),
            fits=by_nudging(nudged, lambda nudge: nudged(nudge, below=nudge)),
        ),
        Mistake(
            "only the last layer",
            "Only the last layer's gradient is there. Go on, layer by layer, to the first.",
            gradient_with(last=lambda dW, db, m: (dW[-1:], db[-1:])),
            gradient_with(last=lambda dW, db, m: (dW[-1], db[-1])),
            gradient_with(last=lambda dW, db, m: (zeros_before(dW), zeros_before(db))),
        ),
        Mistake(
            "the last layer comes first",
            "All is there, but the lists begin with the last layer. Let them begin with the first.",
            gradient_with(last=lambda dW, db, m: (dW[::-1], db[::-1])),
        ),
        Mistake(
            "a pair for each layer instead of two lists",
            "All is there, but sorted by layer. Wanted is one list for the weights and one for "
            "the biases.",
            gradient_with(last=lambda dW, db, m: list(zip(dW, db, strict=True))),
        ),
        Mistake(
            "biases before weights",
            "All is there, but the biases come first. Give the list for the weights first.",
            gradient_with(last=lambda dW, db, m: (db, dW)),
            share=0.5,
        ),
        Mistake(
            "only the weights",
            "The list for the biases is missing.",
            gradient_with(last=lambda dW, db, m: dW),
        ),
        Mistake(
            "stacked into one vector",
            "All is stacked into one long vector. Wanted are two lists, in the shapes of the "
            "network's own.",
            gradient_with(last=lambda dW, db, m: flat(dW, db)),
        ),
    ],
    hint="First forward, keeping every layer's activations. Then backward: the output layer's "
    "error, what it says to its weights and biases, and the error of the layer before.",
    solution='''\
from mlp_helpers.network import sigmoid


def gradient(weights, biases, images, targets):
    """∂C/∂W and ∂C/∂b of every layer, for the cost averaged over the images."""
    layers = [images]
    for W, b in zip(weights, biases):
        layers.append(sigmoid(layers[-1] @ W.T + b))  # (m, n)
    dC_dW, dC_db = [], []
    dC_da = 2 * (layers[-1] - targets) / len(images)  # (m, n), each image's share
    for l in range(len(weights), 0, -1):
        a = layers[l]
        delta = dC_da * a * (1 - a)  # (m, n), the layer's error
        dC_dW.insert(0, delta.T @ layers[l - 1])  # the sum over the images is in the product
        dC_db.insert(0, delta.sum(axis=0))
        dC_da = delta @ weights[l - 1]
    return dC_dW, dC_db''',
    draw=drawn_networks,
    part_name=lambda place: f"∂C/∂{'Wb'[place[0]]} of layer {place[1] + 1}",
)
