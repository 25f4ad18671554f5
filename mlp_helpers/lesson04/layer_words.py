"""A layer's steps as lines of code, as a sum written out, and in words."""

from mlp_helpers.lesson04.layer_steps import COLUMNS, ROWS, where


def code_at(position):
    """The layer as code, its variables as they are at a step, and the place of its line."""
    row, column, kind = where(position)
    lines = [
        _with_comment("for j in range(3):", "j", row if kind in ("bias", "product") else None),
        "    z[j] = b[j]",
        _with_comment("    for k in range(4):", "k", column),
        "        z[j] += W[j, k] * a[k]",
        "a_next = sigmoid(z)",
    ]
    return {"lines": lines, "current": {"bias": 1, "product": 3, "sigmoid": 4}.get(kind, -1)}


def sum_at(layer, position):
    """The sum of a step's row, or the sigmoids, one a line: what is done by then."""
    row, column, kind = where(position)
    if kind == "sigmoid":
        z, out = layer.z, layer.activation
        lines = [
            f"a_next[{j}] = σ({number(z[j])})".ljust(24) + f"= {number(out[j])}"
            if j <= row
            else f"a_next[{j}] = ·"
            for j in range(ROWS)
        ]
        return {"title": "Each sum, squished", "lines": lines, "current": row}
    products, sums = layer.written_out(row)
    lines = [f"z[{row}] = b[{row}]".ljust(25) + f"{number(sums[0]):>8}{number(sums[0]):>9}"]
    for k in range(COLUMNS):
        factors = f"     + {number(layer.W[row, k])} · {number(layer.a[k])}".ljust(23)
        sign = _sign(layer.W[row, k], layer.a[k], products[k])
        lines.append(f"{factors}{sign} {number(products[k]):>8}{number(sums[k + 1]):>9}")
    done = {"start": 0, "bias": 1}.get(kind, 2 + (column or 0))  # lines
    blank = [f"z[{row}] = ·", *["     + ·"] * COLUMNS]
    head = " " * 28 + "value   so far"
    return {
        "title": f"Row {row} of W times a, plus b[{row}]",
        "lines": [head, *lines[:done], *blank[done:]],
        "current": done or -1,
    }


def words_at(layer, position):
    """What a step does, in a sentence or two."""
    row, column, kind = where(position)
    if kind == "start":
        return "Nothing is computed yet: Step, or Play."
    if kind == "bias":
        return f"Row {row} begins with its bias, {number(layer.b[row])}."
    if kind == "sigmoid":
        end = " All done: three activations." if row == ROWS - 1 else ""
        return f"Row {row}: σ({number(layer.z[row])}) = {number(layer.activation[row])}.{end}"
    factors = f"{number(layer.W[row, column])} · {number(layer.a[column])}"
    products, sums = layer.written_out(row)
    after = f"The sum so far: {number(sums[column + 1])}."
    if column == COLUMNS - 1:
        after = f"The row is done: z[{row}] = {number(layer.z[row])}."
    product, sign = products[column], _sign(layer.W[row, column], layer.a[column], products[column])
    return f"W[{row}, {column}] · a[{column}] = {factors} {sign} {number(product)}. {after}"


def number(value):
    """A number in at most six characters, as `MatrixView` writes it: −99.99, −999.9, −1.5e6."""
    size = abs(float(value))
    if size >= 9999.5:
        digits, exponent = f"{size:.1e}".split("e")
        return ("−" if value < 0 else "") + f"{digits}e{int(exponent)}"
    text = f"{size:.{0 if size >= 999.95 else 1 if size >= 99.995 else 2}f}"
    return ("−" if value < 0 and float(text) else "") + text


def _sign(weight, a, product):
    """= where the product of the factors as they are written is as it is written, or ≈."""
    weight, a = (float(number(factor).replace("−", "-")) for factor in (weight, a))
    return "=" if number(weight * a) == number(product) else "≈"


def _with_comment(line, name, value):
    return line if value is None else f"{line:<24}# {name} is {value}"
