"""What views are made of in the browser: each file travels to a page once, whoever needs it."""

import re
from pathlib import Path

import ipywidgets as w
import traitlets as T

from mlp_helpers import palette

HERE = Path(__file__).parent
NEEDED = re.compile(r' from "\./(\w+\.js)"')  # as an import of ours ends


class Code(w.Widget):
    """One file of JavaScript and the style sheet beside it, as a widget that views refer to.

    name : of the file; text : what stands in it; style : the sheet, or "".
    needs : the codes of the files it imports. shows : a view's own traits, which it draws.
    """

    name = T.Unicode().tag(sync=True)
    text = T.Unicode().tag(sync=True)
    style = T.Unicode().tag(sync=True)
    needs = T.List(T.Instance(w.Widget)).tag(sync=True, **w.widget_serialization)
    shows = T.List(T.Unicode()).tag(sync=True)

    _made = {}  # name -> the one of this kernel

    @classmethod
    def of(cls, name, shows=()):
        """The code in the file of this name; it is made when it is first needed."""
        code = cls._made.get(name)
        if code is None or code.comm is None:  # as after Widget.close_all()
            text, style = _read(name)
            needs = [cls.of(need) for need in NEEDED.findall(text)]
            code = cls(name=name, text=text, style=style, needs=needs, shows=sorted(shows))
            cls._made[name] = code
        return code


def _read(name):
    """A file's text and its style sheet."""
    if name == "palette.js":  # which is Python's
        return palette.as_javascript(), ""
    path = HERE / name
    sheets = [path.with_suffix(".css")]
    if name == "shared.js":
        sheets.append(HERE / "demos.css")  # of what lies around views
    style = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.exists())
    if name == "shared.js":  # every view needs the colours, those that draw no cells too
        style = palette.as_css() + style
    return path.read_text(encoding="utf-8"), style
