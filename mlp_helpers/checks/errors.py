"""What to say to errors whose own words do not help: a few words, and a sentence."""

import builtins
import re

import numpy as np

from mlp_helpers.checks.catalog import homes

# (the error's type, what its message has, a few words, a sentence); {} is what ( ) finds.
SAID = [
    (
        "RecursionError",
        "",
        "",
        "The function calls itself again and again: without an end, or more often than Python lets "
        "it, about 1,000 times. A loop may go round as often as it likes.",
    ),
    (
        "SystemExit",
        "",
        "",
        "exit() and quit() would end Python; to leave a function, return its answer.",
    ),
    (
        "KeyboardInterrupt",
        "",
        "",
        "A function should not raise KeyboardInterrupt; return its answer.",
    ),
    (
        "TypeError",
        r"\^ is not for numbers",
        "^ is not a power",
        "",
    ),
    (
        "TypeError",
        r"not callable",
        "round brackets after a value",
        "A bracket right after a value calls it; where a product is meant, put *. A place in an "
        "array goes into square brackets: w[k]. Or has a value got the name of a function, such as "
        "sum or max? Give it another one.",
    ),
    (
        "IndexError",
        r"only integers",
        "a number is used as a place",
        "A place in an array is a whole number. `for i in w` goes through the numbers in w, not "
        "through their places; those are in range(len(w)).",
    ),
    (
        "TypeError",
        r"indices must be integers or slices, not (?:tuple|list)",
        "several places at once in a list",
        "A list has one thing after another: W[0] is the first in it. If that is an array, W[0][i] "
        "is its row i, W[0][:, k] its column k, W[0][[i, j]] two of its rows.",
    ),
    (
        "TypeError",
        r"indices must be integers",
        "a number is used as a place",
        "A place in a list is a whole number. `for i in w` goes through the numbers in w, not "
        "through their places; those are in range(len(w)).",
    ),
    (
        "IndexError",
        r"tuple index out of range",
        "there is no such place in a tuple",
        "Of n things the last has the place n − 1: a loop with [i + 1] ends one round earlier. If "
        "the tuple is a shape: (n,) has one axis only, shape[0], and a picture has two; x.size "
        "counts all numbers of x.",
    ),
    (
        "IndexError",
        r"out of (range|bounds)",
        "there is no such place",
        "Of n numbers the first has the place 0 and the last the place n − 1; a loop with [i + 1] "
        "ends one round earlier. Mind that `for i in w` goes through the numbers in w themselves; "
        "their places are in range(len(w)).",
    ),
    (
        "IndexError",
        r"invalid index to scalar",
        "a single number has no places",
        "What stands before the square brackets is one number already, such as x[k]. Is all of x "
        "meant there?",
    ),
    (
        "TypeError",
        r"int\d*' object is not iterable",
        "a single number has no parts",
        "A number cannot be gone through: `for _ in range(n)` goes round n times. NumPy's own "
        "functions take numbers and arrays alike, without a loop.",
    ),
    (
        "TypeError",
        r"(float|int)\d*' object is not (iterable|subscriptable)",
        "a single number has no parts",
        "A single number cannot be gone through, and has no places. NumPy's functions take "
        "numbers and arrays alike, without a loop.",
    ),
    (
        "NameError",
        r"name 'e' is not defined",
        "Python has no e of its own",
        "Python has no e of its own: e to the power of x is np.exp(x).",
    ),
    (
        "NameError",
        r"name '(np|numpy)' is not defined",
        "NumPy is not imported",
        "NumPy is not imported yet: run the notebook's first cell, or import numpy as np.",
    ),
    (
        "UnboundLocalError",
        r"variable '(\w+)'",
        "{} has no value yet",
        "Inside the function, {} is used before anything is put into it. Give it its first value "
        "there, such as {} = 0 above a loop.",
    ),
    (
        "AttributeError",
        r"'Network' object has no attribute '(\w+)'",
        "network is a network here",
        "The name network is a network here, not the module. What the first cell imports by its "
        "name goes without `network.` before it: {}.",
    ),
    (
        "MemoryError",
        r"",
        "so many numbers have no room",
        "It makes more numbers at once than the memory holds. Is there a way without listing them?",
    ),
    (
        "AttributeError",
        r"'(list|tuple)' object has no attribute '(?:T|shape|size|ndim|dtype|sum|mean|max|min|dot|"
        r"argmax|reshape|ravel|flatten|transpose|astype)'",
        "a {} is no array",
        "A {} has not what an array has. Is it one of arrays, one for each layer? Then take them "
        "out one by one, in a loop. Of numbers alone, np.array(…) makes an array.",
    ),
    (
        "AttributeError",
        r"'NoneType' object has no attribute '(?:append|sort|extend|insert|reverse|pop)'",
        "append gives None",
        "x.append(…) changes the list x, and gives None. Write it as a line of its own, without "
        "x = before it; the same goes for sort, extend, insert and reverse.",
    ),
    (
        "AttributeError",
        r"has no attribute '(\w)'$",
        "a dot is not a product",
        "A dot does not multiply in Python: * does, number by number, and @ is the matrix product.",
    ),
    (
        "TypeError",
        r"cannot be interpreted as an integer",
        "a fraction where a whole number belongs",
        "A number with a point stands where Python asks for a whole one: how many, which place, "
        "or, as a second argument of np.sum, which axis.",
    ),
    (
        "ValueError",
        r"truth value of an array",
        "one yes or no of a whole array",
        "if, while, and, or, max(…) want one yes or no, and an array has one for each of its "
        "numbers. np.where and np.maximum go number by number, and & joins what stands in brackets "
        "of its own: (a == 1) & (b == 1).",
    ),
    (
        "TypeError",
        r"bitwise_(?:and|or)|for [&|]:",
        "conditions without brackets",
        "& and | come before == and <, as a product does before a sum. Each condition goes into "
        "brackets of its own: (a == 1) & (b == 1).",
    ),
    (
        "TypeError",
        r"only integer scalar arrays can be converted to a scalar index",
        "an array where a whole number belongs",
        "A place, range(…) and an axis want a whole number, and an array came: range(len(w)) goes "
        "through the places of w; np.concatenate wants its arrays in one list; and in `for W in "
        "weights`, W is an array already, not its place.",
    ),
    (
        "TypeError",
        r"only (length-1|0-dimensional|integer scalar|size-1) ",
        "one number at a time",
        "What is called there takes a single number, and gets an array. NumPy's own functions "
        "take both.",
    ),
    (
        "ValueError",
        r"inhomogeneous",
        "rows of unlike length make no array",
        "The rows of an array are all as long. A list may hold arrays of any lengths: keep the "
        "list, and where copies are wanted, copy each array in it.",
    ),
    (
        "ValueError",
        r"setting an array element with a sequence",
        "several numbers where there is room for one",
        "A place in an array holds one number. Should what is put there be one number, or should "
        "the array have another axis, as np.zeros((rows, columns)) has?",
    ),
    (
        "TypeError",
        r"can only concatenate (tuple|list)",
        "+ joins a {} only with another one",
        "+ joins a {} only with another one. A single number in brackets is one: [n] is a list, "
        "(n,) is a tuple.",
    ),
    (
        "ValueError",
        r"could not be broadcast together with shapes \(\d+,\) \(\d+,\)",
        "the lengths do not fit",
        "Two arrays of unlike length meet number by number. Which layer does each of them belong "
        "to, and which one is meant?",
    ),
    (
        "ValueError",
        r"matmul|not aligned|could not be broadcast",
        "the shapes do not fit",
        "Print the two shapes and write them side by side: which of them should be the other way "
        "round?",
    ),
]

SHADOWED = (
    "Inside the function something is put into {0}, so {0} is a name of its own there, and it is "
    "asked for before it has a value: give it its first one above the loop. If the function {0} "
    "is meant, put what you compute into another name, such as total."
)


def about(error):
    """A few words and a sentence on an `Answer` of kind "raised"; empty where there are none."""
    if error.text == "UnboundLocalError":
        found = re.search(r"variable '(\w+)'", error.message)
        if found and (hasattr(builtins, found[1]) or found[1] in homes()):
            return f"{found[1]} has no value yet", SHADOWED.format(found[1])
    for kind, pattern, words, sentence in SAID:
        found = re.search(pattern, error.message) if error.text == kind else None
        if found:
            name = found[1] if found.groups() else ""
            return words.replace("{}", name), sentence.replace("{}", name)
    return _about_name(error)


def _about_name(error):
    """On a name that is not defined, but known to the course, or to NumPy."""
    found = re.match(r"name '(\w+)' is not defined", error.message)
    if error.text != "NameError" or not found:
        return "", ""
    name = found[1]
    if name in homes():
        return f"{name} is not known", (
            f"{name} is a function of this course: has the cell been run that defines it, or "
            "imports it? Or is another name meant, such as one of this function's own arguments?"
        )
    if callable(getattr(np, name, None)) and not hasattr(builtins, name):
        return f"{name} is NumPy's", f"{name} is one of NumPy's functions: np.{name}."
    if name == "network":
        return "network is not imported", (
            "The module network is not imported here. What the first cell imports by its own name "
            "goes without `network.` before it, such as sigmoid."
        )
    if name == "math":
        return "math is not imported", "NumPy has it as well: np.exp, np.sqrt, …"
    return (
        f"{name} is not known",
        f"Nothing has the name {name} where the function runs. Is it spelt so elsewhere, and has "
        "its cell been run?",
    )
