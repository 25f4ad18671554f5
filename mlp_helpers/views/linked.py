"""A picture of symbols, and formulas made of the same symbols: pointing at one lights the other."""

import traitlets as T

from mlp_helpers.views.picture import Picture

KINDS = ("circle", "box", "field", "text")


class Linked(Picture):
    """Places in a picture, lines between them, and formulas whose terms belong to places.

    Pointing at a term, with the pointer or with the focus, lights its places; pointing at a
    place lights the terms it belongs to. What is pointed at is read out below.

    places : list of {"key", "kind", "at", "size", "text", "side", "name"}. kind: "circle" or
        "box", with `texts[key]` inside; "field", with a number that a hand may change ("lo",
        "hi", "step"; "round" for a circle); "text", only the symbol. at, size: the
        middle and (width, height) in pixels at JupyterLab's usual size of text: the picture
        grows with the text. text: the symbol, with a^{(l)}_{k} for indices, on its side
        "above", "below", "left" or "right". name: the symbol in words.
        "choose": whether a click chooses it.
    lines : list of {"key", "from", "to", "name"}, also "arrow", "text" (at its middle), "choose".
    rows : formulas under one another, lists of terms {"id", "text" or "over" and "under",
        "equals", "name", "places", "tone"} with `texts[id]` as its value; or {"sign"}, a sign
        between two, or {"note"}, plain text. They are set as mathematics.
    tones : key of a place or line -> its colour, a name in `palette.TONES`; a term has its own.
    texts : key of a place, or id of a term -> what is shown as its value.
    numbers : one for each place that is a field, in their order.
    lights : key of a place -> 0 black to 1 white; a place without stays plain.
    weights : key of a line -> -1..1, drawn wide and blue, or wide, orange and dashed; or plain.
    marked : keys of places and lines that stand out.
    chosen : key of what is chosen, or "".
    fold : how far right the picture may be broken into two rows where there is little room, px; 0
        for not at all.
    `places`, `lines`, `fold`, `beside` and the size are what is built, once: given when it is made.

    By keyboard: Tab goes to the fields, to the picture and to the formulas, arrows from symbol
    to symbol; Enter or Space chooses. In a field, up and down change by a step, with Shift by
    ten; digits type, Enter takes them.
    """

    places = T.List(T.Dict()).tag(sync=True)
    lines = T.List(T.Dict()).tag(sync=True)
    rows = T.List(T.List(T.Dict())).tag(sync=True)
    texts = T.Dict().tag(sync=True)
    numbers = T.List(T.Float()).tag(sync=True)
    lights = T.Dict().tag(sync=True)
    weights = T.Dict().tag(sync=True)
    tones = T.Dict().tag(sync=True)
    marked = T.List(T.Unicode()).tag(sync=True)
    chosen = T.Unicode().tag(sync=True)
    hint = T.Unicode().tag(sync=True)
    fold = T.Int(0).tag(sync=True)
    beside = T.Bool(False).tag(sync=True)  # the formulas: right of the picture, else below it

    by_hand = ("numbers", "chosen")

    def _numbers(self):
        fields = zip(self._fields(), self.numbers, strict=True)
        return ", ".join(f"{place['key']} {number:.2f}" for place, number in fields)

    def _fields(self):
        return [place for place in self.places if place["kind"] == "field"]

    @T.validate("places")
    def _known_kinds(self, proposal):
        for place in proposal["value"]:
            if place.get("kind") not in KINDS:
                wanted = ", ".join(KINDS)
                raise T.TraitError(f"a place has kind {place.get('kind')!r}; wanted {wanted}")
        return proposal["value"]

    @T.validate("numbers")
    def _in_range(self, proposal):
        numbers, fields = proposal["value"], self._fields()
        if len(numbers) != len(fields):
            raise T.TraitError(f"{len(numbers)} numbers given; wanted {len(fields)}, one a field")
        for number, field in zip(numbers, fields, strict=True):
            lo, hi = field["lo"], field["hi"]
            if not lo <= number <= hi:  # NaN is not, either
                wanted = f"a number from {lo:g} to {hi:g}"
                raise T.TraitError(f"{field['name']} is {number}; wanted {wanted}")
        return numbers

    @T.validate("chosen")
    def _can_be_chosen(self, proposal):
        chosen = proposal["value"]
        if chosen and not any(
            one["key"] == chosen and one.get("choose") for one in [*self.places, *self.lines]
        ):
            raise T.TraitError(f"{chosen!r} given; wanted a symbol that can be chosen")
        return chosen
