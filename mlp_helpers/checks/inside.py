"""What stands in a function's code, and in the functions inside it: names, numbers, signs."""

import dis
from functools import partial
from types import CodeType

import numpy as np


def code_of(function):
    """The code of a function, or of the one in a `partial` or `np.vectorize`; else None."""
    if type(function) is partial:
        return code_of(function.func)
    if type(function) is np.vectorize:
        return code_of(function.pyfunc)
    try:
        code = function.__code__
    except Exception:
        return None
    return code if type(code) is CodeType else None


def names_in(function):
    """The names that a function's code mentions, of whatever they are."""
    return {name for code in _codes(function) for name in (*code.co_names, *code.co_varnames)}


def globals_in(function):
    """The names that it asks for outside of itself: no parameters, no attributes, nothing local."""
    steps = _steps(function)
    return {step.argval for step in steps if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")}


def keywords_in(function):
    """The names by which it gives arguments, such as dtype in np.zeros(3, dtype=int)."""
    constants = [constant for code in _codes(function) for constant in code.co_consts]
    return {name for names in constants if type(names) is tuple for name in names}


def numbers_in(function):
    """The whole numbers that stand in it, and in what it knows from outside, as N does in N = 3.

    None where its code cannot be seen.
    """
    if code_of(function) is None:
        return None
    known = {**getattr(function, "__globals__", {}), "": getattr(function, "__defaults__", None)}
    cells = [cell for cell in getattr(function, "__closure__", None) or () if _is_filled(cell)]
    values = [known.get(name) for name in ("", *globals_in(function))]
    values += [cell.cell_contents for cell in cells]
    values += [constant for code in _codes(function) for constant in code.co_consts]
    for step in _steps(function):  # (a pair is no number that anybody has written)
        is_row = step.opname == "UNPACK_SEQUENCE" and step.argval > 2
        values += [step.argval] if is_row or step.opname == "LOAD_SMALL_INT" else []
    several = [part for value in values if type(value) is tuple for part in value]
    return {value for value in (*values, *several) if type(value) is int}


def _is_filled(cell):
    try:
        return type(cell.cell_contents) is int
    except ValueError:
        return False


def signs_in(function):
    """The signs between its values, such as "+", "-=", "**"; "-x" where one is turned round."""
    steps = list(_steps(function))
    signs = [step.argrepr for step in steps if step.opname == "BINARY_OP"]
    turned = [step for step in steps if step.opname == "UNARY_NEGATIVE"]
    minus_1 = [
        i
        for i, step in enumerate(steps)
        if step.opname == "LOAD_CONST" and step.argval in (-1, -1.0)
    ]
    turned += [i for i in minus_1 if _is_factor(steps, i)]
    return signs + ["-x"] * len(turned)


def goes_round(function):
    """Whether there is a loop in it."""
    return any("JUMP_BACKWARD" in step.opname for step in _steps(function))


def _is_factor(steps, i):
    """Whether what step i puts on the stack is taken from there by a product."""
    above = 0  # of it, on the stack
    for step in steps[i + 1 :]:
        if step.opname == "BINARY_OP" and above <= 1:
            return "*" in step.argrepr and "**" not in step.argrepr
        above += dis.stack_effect(step.opcode, step.arg)
        if above < 0:
            return False
    return False


def _steps(function):
    return (step for code in _codes(function) for step in dis.get_instructions(code))


def _codes(function):
    """The code of a function and of all functions inside it."""
    code = code_of(function)
    codes = [code] if code else []
    for code in codes:  # which grows
        codes += [constant for constant in code.co_consts if type(constant) is CodeType]
    return codes
