"""What a hand does in the browser, as a message, and what the answer to it brings."""

import numpy as np


def by_hand(view, final=True, call=None, page=None, number=7, touched=None, **values):
    """What the browser sends when a hand sets values; gives the reply and its arrays.

    page: which one asks, and the number of its request; touched: what it did to an array,
    {name: {"at": …, "lo": …, "hi": …}}.
    """
    replies = []
    view.send = lambda content, buffers=None: replies.append((content, buffers or []))
    sent, buffers = {}, []
    for name, value in values.items():
        if isinstance(value, np.ndarray):
            sent[name] = {"value": {"shape": list(value.shape), "at": len(buffers)}}
            buffers.append(memoryview(value.astype(np.float32).tobytes()))
        else:
            sent[name] = {"value": value}
    for name, done in (touched or {}).items():
        sent[name]["touched"] = done
    content = {"ask": number, "page": page, "set": sent, "final": final, "call": call}
    view._handle_custom_msg(content, buffers)
    ((reply, arrays),) = replies
    assert reply["answer"] == number
    return reply, arrays


def news(reply, arrays):
    """What a reply brings to the page that asked: {(key, name): value}."""
    found = {}
    for key, name, what in reply["parts"]:
        if what.get("same"):
            continue
        value = what.get("value")
        if "at" in what:
            value = np.frombuffer(arrays[what["at"]], np.float32).reshape(what["shape"])
        found[key, name] = value
    return found
