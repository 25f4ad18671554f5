"""Measures seconds per epoch of training on all 60,000 images, beside others, in one run.

    python tests/benchmarks/training.py [--threads 1] [--rounds 5]
    python tests/benchmarks/training.py [--threads 1] [--accuracy EPOCHS | --curve EPOCHS]

Everybody trains a 784-16-16-10 network of sigmoid neurons in float32 by plain stochastic
gradient descent. The floor is what no NumPy training can do without: the first layer's two
matrix products, forward and back, on batches that lie ready. The cases take turns, round after
round, so that the ratios of the medians hold on any machine. scikit-learn and PyTorch take part
if they are installed. `--accuracy` trains for some epochs instead and tests. `--curve` tests after
every epoch, beside the seconds of training so far, with the demo TrainLive's default settings.
"""

import argparse
import os
import sys
import warnings
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--threads", type=int, default=1, help="threads for matrix products")
parser.add_argument("--rounds", type=int, default=5, help="the median of so many is shown")
parser.add_argument("--accuracy", type=int, metavar="EPOCHS", help="train so long, then test")
parser.add_argument("--curve", type=int, metavar="EPOCHS", help="test after every epoch")
args = parser.parse_args()
for name in ("OPENBLAS", "MKL", "OMP", "VECLIB_MAXIMUM"):  # read when NumPy is first imported
    os.environ[f"{name}_NUM_THREADS"] = str(args.threads)

import numpy as np  # noqa: E402

sys.path.insert(0, str(Path(__file__).parents[2]))
from mlp_helpers.digits import load_digits, one_hot  # noqa: E402
from mlp_helpers.network import Network, accuracy, sigmoid_prime, train  # noqa: E402

try:
    import sklearn
    from sklearn.neural_network import MLPClassifier
except ImportError:
    sklearn = None
try:
    import torch
except ImportError:
    torch = None
try:
    from threadpoolctl import threadpool_info
except ImportError:
    threadpool_info = None

SIZES = (784, 16, 16, 10)
BATCH_SIZES = (10, 32, 100)
ETAS = {10: 0.5, 32: 1.0, 100: 3.0}  # for the squared error; PyTorch the same
SKLEARN_ETAS = {10: 0.1, 32: 0.2, 100: 0.5}  # for scikit-learn's cross-entropy
SUBSET = 3000  # images for the slow loop
EPOCHS = 3  # in a row, so that what is done once, such as checking the images, counts as it should


def floor(images, labels, batch_size, epochs=1):
    W = Network(SIZES).weights[0]
    delta = np.ones((batch_size, len(W)), np.float32)
    for start in epochs * list(range(0, len(images), batch_size)):
        x = images[start : start + batch_size]
        x @ W.T
        delta[: len(x)].T @ x


def ours(images, labels, batch_size, epochs=1):
    network = Network(SIZES)
    for _ in train(network, images, labels, epochs, batch_size, ETAS[batch_size]):
        pass
    return partial(accuracy, network)


def with_sklearn(images, labels, batch_size, epochs=1):
    """Its classifier ends in softmax and cross-entropy; a squared error it does not offer."""
    network = MLPClassifier(
        SIZES[1:-1],
        activation="logistic",
        solver="sgd",
        momentum=0,
        alpha=0,
        batch_size=batch_size,
        learning_rate_init=SKLEARN_ETAS[batch_size],
        max_iter=epochs,
        n_iter_no_change=epochs + 1,
        random_state=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that so few epochs are not enough
        network.fit(images, labels)
    return network.score


def with_torch(images, labels, batch_size, epochs=1):
    """From the same start as ours, with the same cost."""
    network = torch_network(Network(SIZES))
    descent = torch.optim.SGD(network.parameters(), lr=ETAS[batch_size])
    x, y = torch.from_numpy(images), torch.from_numpy(one_hot(labels))
    shuffle = torch.Generator().manual_seed(0)
    for _ in range(epochs):
        for batch in torch.randperm(len(x), generator=shuffle).split(batch_size):
            descent.zero_grad()
            ((network(x[batch]) - y[batch]) ** 2).sum(dim=1).mean().backward()
            descent.step()
    return partial(torch_score, network)


def torch_network(start):
    """A network of PyTorch's with the weights and biases of ours."""
    layers = []
    for W, b in zip(start.weights, start.biases, strict=True):
        linear = torch.nn.Linear(*W.T.shape)
        linear.weight.data, linear.bias.data = torch.from_numpy(W), torch.from_numpy(b)
        layers += [linear, torch.nn.Sigmoid()]
    return torch.nn.Sequential(*layers)


def torch_score(network, images, labels):
    with torch.no_grad():
        answers = network(torch.from_numpy(images)).argmax(dim=1).numpy()
    return np.mean(answers == labels)


def falling(done):
    """TrainLive's learning rate."""
    return 4.0 * (1 - done)


def ours_by_epoch(images, labels, epochs):
    rng = np.random.default_rng(0)
    network = Network(SIZES, rng)
    for progress in train(network, images, labels, epochs, 100, falling, rng):
        if progress.step * 100 % len(images) == 0:
            yield partial(accuracy, network)


def sklearn_by_epoch(images, labels, epochs):
    """Its learning rate is constant: it knows no falling one of this kind."""
    network = MLPClassifier(
        SIZES[1:-1],
        activation="logistic",
        solver="sgd",
        momentum=0,
        alpha=0,
        batch_size=100,
        learning_rate_init=SKLEARN_ETAS[100],
        random_state=0,
    )
    for _ in range(epochs):
        network.partial_fit(images, labels, classes=np.arange(10))
        yield network.score


def torch_by_epoch(images, labels, epochs):
    """With the same start, cost and falling rate as ours."""
    start = Network(SIZES, np.random.default_rng(0))
    network, x, y = (
        torch_network(start),
        torch.from_numpy(images),
        torch.from_numpy(one_hot(labels)),
    )
    descent = torch.optim.SGD(network.parameters(), lr=4.0)
    shuffle = torch.Generator().manual_seed(0)
    steps = epochs * -(-len(x) // 100)
    falls = torch.optim.lr_scheduler.LambdaLR(descent, lambda step: 1 - step / steps)
    for _ in range(epochs):
        for batch in torch.randperm(len(x), generator=shuffle).split(100):
            descent.zero_grad()
            ((network(x[batch]) - y[batch]) ** 2).sum(dim=1).mean().backward()
            descent.step()
            falls.step()
        yield partial(torch_score, network)


def one_at_a_time(images, labels, batch_size, epochs=1):
    """Each image by itself, as a first program does it; the batch only sums the gradients."""
    network = Network(SIZES)
    W, b, eta = network.weights, network.biases, ETAS[batch_size]
    targets, order = one_hot(labels), np.random.default_rng(0).permutation(len(images))
    for start in epochs * list(range(0, len(images), batch_size)):
        batch = order[start : start + batch_size]
        dW, db = [np.zeros_like(part) for part in W], [np.zeros_like(part) for part in b]
        for image in batch:
            a, z = [images[image]], []
            for l in range(3):
                z.append(W[l] @ a[l] + b[l])
                a.append(1 / (1 + np.exp(-z[l])))
            dC_da = 2 * (a[3] - targets[image])
            for l in (2, 1, 0):
                delta = dC_da * sigmoid_prime(z[l])
                dW[l] += np.outer(delta, a[l])
                db[l] += delta
                dC_da = W[l].T @ delta
        for l in range(3):
            W[l] -= eta / len(batch) * dW[l]
            b[l] -= eta / len(batch) * db[l]


def say_what_runs():
    print(f"{args.threads} thread{'s' * (args.threads > 1)}; NumPy {np.__version__}", end="")
    if threadpool_info:
        pools = sorted({f"{p['internal_api']} {p['num_threads']}" for p in threadpool_info()})
        print(f"; threads each library reports: {', '.join(pools)}", end="")
    print()
    for library, name in ((sklearn, "scikit-learn"), (torch, "PyTorch")):
        print(f"{name} {library.__version__}" if library else f"{name} is not installed: left out")


def measure(images, labels, cases):
    """Median seconds an epoch, by case and batch size."""
    seconds = {(name, size): [] for name in cases for size in BATCH_SIZES}
    for _ in range(args.rounds):
        for size in BATCH_SIZES:
            for name, case in cases.items():
                m = SUBSET if case is one_at_a_time else len(images)
                start = perf_counter()
                case(images[:m], labels[:m], size, EPOCHS)
                seconds[name, size].append((perf_counter() - start) / EPOCHS * len(images) / m)
    return {key: median(values) for key, values in seconds.items()}


def print_times(images, labels, cases):
    seconds = measure(images, labels, {"floor": floor, **cases, "one at a time": one_at_a_time})
    print(f"\nseconds an epoch of {len(images):,} images, {EPOCHS} in a row, {args.rounds} rounds")
    print(f"{'':15}" + "".join(f"{f'batch {size}':>11}" for size in BATCH_SIZES))
    for name in dict.fromkeys(name for name, _ in seconds):
        print(f"{name:15}" + "".join(f"{seconds[name, size]:11.3f}" for size in BATCH_SIZES))
    print(f"one at a time: measured on {SUBSET:,} images and extrapolated")
    print("\nratios")
    for above, below in [("ours", "floor"), *((n, "ours") for n in [*cases, "one at a time"][1:])]:
        ratios = (seconds[above, size] / seconds[below, size] for size in BATCH_SIZES)
        print(f"{f'{above} / {below}':22}" + "".join(f"{ratio:10.2f} " for ratio in ratios))


def print_accuracies(images, labels, cases):
    test_images, test_labels = load_digits("test")
    print(f"\ntest images read right after {args.accuracy} epochs, constant learning rate")
    print(f"{'':15}" + "".join(f"{f'batch {size}':>11}" for size in BATCH_SIZES))
    for name, case in cases.items():
        scores = (case(images, labels, size, args.accuracy) for size in BATCH_SIZES)
        print(f"{name:15}" + "".join(f"{s(test_images, test_labels):11.2%}" for s in scores))
    print("scikit-learn: cross-entropy after a softmax; the others: squared error, sigmoid")


def print_curves(images, labels):
    """Test accuracy after every epoch, beside the seconds of training up to there."""
    runs = {"ours": ours_by_epoch}
    if sklearn:
        runs["scikit-learn"] = sklearn_by_epoch
    if torch:
        runs["PyTorch"] = torch_by_epoch
    curves = {name: follow(run, images, labels) for name, run in runs.items()}
    print(f"\nbatch 100, {args.curve} epochs: seconds of training, test images read right")
    print(f"{'epoch':7}" + "".join(f"{name:>20}" for name in curves))
    for epoch in range(args.curve):
        shown = (f"{curve[epoch][0]:11.2f} s {curve[epoch][1]:7.2%}" for curve in curves.values())
        print(f"{epoch + 1:5}  " + "".join(shown))
    for wanted in (0.945, 0.95):
        for name, curve in curves.items():
            there = next((seconds for seconds, right in curve if right >= wanted), None)
            when = "not reached" if there is None else f"after {there:.2f} s"
            print(f"{wanted:.1%} {name}: {when}")
    print("scikit-learn: cross-entropy, softmax, constant rate; the others: squared error, falling")


def follow(run, images, labels):
    """(seconds of training, accuracy) after every epoch of a run."""
    test_images, test_labels = load_digits("test")
    curve, seconds, began = [], 0.0, perf_counter()
    for score in run(images, labels, args.curve):
        seconds += perf_counter() - began
        curve.append((seconds, score(test_images, test_labels)))
        began = perf_counter()
    return curve


if __name__ == "__main__":
    cases = {"ours": ours}
    if sklearn:
        cases["scikit-learn"] = with_sklearn
    if torch:
        cases["PyTorch"] = with_torch
        torch.set_num_threads(args.threads)
    say_what_runs()
    data = load_digits("train")
    if args.curve:
        print_curves(*data)
    else:
        (print_accuracies if args.accuracy else print_times)(*data, cases)
