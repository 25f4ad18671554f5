"""Numbers as text, in one way everywhere: true minus signs, no digits that mean nothing."""


def fixed(value, decimals=2, plus=False, in_sum=False):
    """A number with so many decimals, from 100,000 on as 1.23e+5.

    plus: with a plus where it is above 0; in_sum: in brackets where it has a sign of its own.
    """
    size = abs(float(value))
    text = f"{size:.{decimals}f}" if size < 1e5 else f"{size:.2e}".replace("e+0", "e+")
    if float(text) == 0:
        return text
    if value < 0:
        return f"(−{text})" if in_sum else f"−{text}"
    return "+" * plus + text


def short(value, plus=False):
    """Three digits that count, however small: 0.0123, −4.56e−7."""
    size = abs(value)
    if not size:
        return "0"
    text = f"{size:#.3g}".rstrip(".") if size >= 1e-3 else f"{size:.2e}".replace("e-0", "e-")
    return ("−" if value < 0 else "+" * plus) + text.replace("-", "−")


def in_digits(value):
    """A slope or a factor: three digits that count; large ones with two decimals."""
    return fixed(value) if abs(value) >= 100 else short(value)


def cost_in_digits(value):
    """A cost: four decimals; three digits that count where they would hardly show."""
    return fixed(value, 4) if value >= 1e-3 or not value else short(value)


def decimals_of(value, least=2):
    """How many decimals show a number that somebody has set, as it is: `least` to 6."""
    value, near = float(value), 1e-6 * max(abs(float(value)), 1e-3)
    return next((n for n in range(least, 6) if abs(round(value, n) - value) <= near), 6)


def in_full(value, least=2, in_sum=False):
    """A number that somebody has set, as it is: with so many decimals at least."""
    return fixed(value, decimals_of(value, least), in_sum=in_sum)


def in_little_room(value, decimals=2, digits=1):
    """A number from 0 on, with so many decimals; in digits, 3e−4, where they would all be 0."""
    if 0 < value < 0.5 * 10**-decimals:
        return f"{value:.{digits - 1}e}".replace("e-0", "e-").replace("-", "−")
    return f"{value:.{decimals}f}"


def decimal(value):
    """0.00001 in full, not as 1e-05."""
    return f"{value:.5f}".rstrip("0")


def power(value, digits=6):
    """0.0001, 1e−5 and 1e+9: powers of ten as they are written; of others so many digits."""
    return f"{value:.{digits}g}".replace("e-0", "e−").replace("e+0", "e+")


def counted(n, what):
    """1 step, 2 steps, 1,000 steps."""
    return f"{n:,} {what}{'s' * (n != 1)}"


def listed(things, word="and"):
    """In words: 3; 3 and 5; 3, 5 and 7."""
    *first, last = map(str, things)
    return f"{', '.join(first)} {word} {last}" if first else last
