"""ChainRule and IndexedChain in JupyterLab: by mouse, by keyboard, by code."""

from tests.browser.hands import press
from tests.browser.lab import wait
from tests.browser.looks import removed, watch_removals

CHAIN = "from mlp_helpers.lesson07 import ChainRule\nchain = ChainRule()\nchain"
INDEXED = "from mlp_helpers.lesson07 import IndexedChain\ndemo = IndexedChain()\ndemo"


def field(page, name):
    return page.get_by_role("spinbutton", name=name, exact=True)


def symbol(page, key):
    """The button of a place, by its key."""
    return page.locator(f".mlp-place[data-key='{key}'] button")


def drag(page, name, dx, dy):
    """Press on a field and move, without letting go."""
    box = field(page, name).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=6)
    wait(page)


def lit(page):
    """The keys of what is lit in the picture, and the names of the terms that are lit."""
    return page.evaluate(
        """() => {
            const keys = [...document.querySelectorAll('[data-key] .mlp-lit, g.mlp-lit')];
            const terms = [...document.querySelectorAll('.mlp-term.mlp-lit')];
            return [
                [...new Set(keys.map(node => node.closest('[data-key]').dataset.key))].sort(),
                terms.map(node => node.getAttribute('aria-label').split(',')[0]),
            ];
        }"""
    )


def values(page):
    """What stands below the terms of the formulas."""
    return [text for text in page.locator(".mlp-term .mlp-term-value").all_text_contents() if text]


def readout(page):
    return page.locator(".mlp-readout").text_content()


def test_numbers_of_the_chain_are_dragged_and_typed(cell_of):
    lab = cell_of(CHAIN)
    page = lab.page
    height = page.locator(".mlp-demo").bounding_box()["height"]
    watch_removals(page)
    assert values(page) == ["−0.0734", "0.470", "0.226", "−0.690", "−0.0732"]
    drag(page, "weight w(L)", 0, -60)  # ten steps up
    assert field(page, "weight w(L)").input_value() == "3.00"
    assert values(page)[3] == lab.run("print(f'{chain.factors[2]:#.3g}')").replace("-", "−")
    page.mouse.up()
    drag(page, "activation a(L−3)", -600, 0)  # activations end at 0
    page.mouse.up()
    wait(page)
    assert lab.run("print(chain.w[2], chain.a[0])") == "3.0 0.0"
    assert removed(page) == 0
    field(page, "bias b(L−1)").click()  # ready to type
    page.keyboard.type("2,25")
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print(chain.b[1])") == "2.25"
    field(page, "wanted y").click()
    page.keyboard.type("7")
    assert field(page, "wanted y").get_attribute("aria-invalid") == "true"
    page.keyboard.press("Enter")
    wait(page)
    refused = "“7” given, wanted a number from 0 to 1. wanted y stays 1.00."
    assert readout(page) == refused
    page.keyboard.press("Control+a")
    page.keyboard.type("7")
    page.keyboard.press("Tab")  # leaving the field takes it, too
    wait(page)
    assert readout(page) == refused
    assert field(page, "wanted y").input_value() == "1.00"
    page.get_by_role("button", name="Reset").click()
    wait(page)
    assert values(page)[0] == "−0.0734" and field(page, "weight w(L)").input_value() == "2.00"
    assert page.locator(".mlp-demo").bounding_box()["height"] == height


def test_a_factor_and_its_place_light_each_other(cell_of):
    lab = cell_of(CHAIN)
    page = lab.page
    page.locator(".mlp-term").nth(1).hover()
    assert lit(page) == [["a2", "w3", "w3>z3", "z3"], ["∂z⁽ᴸ⁾ / ∂w⁽ᴸ⁾"]]
    assert readout(page) == (
        "∂z⁽ᴸ⁾ / ∂w⁽ᴸ⁾, how much weighted sum z(L) grows with weight w(L): 0.470"
    )
    symbol(page, "a2").hover()  # its value is the factor's
    assert lit(page) == [["a2"], ["∂z⁽ᴸ⁾ / ∂w⁽ᴸ⁾"]]
    symbol(page, "z3").hover()
    assert lit(page)[1] == ["∂z⁽ᴸ⁾ / ∂w⁽ᴸ⁾", "∂a⁽ᴸ⁾ / ∂z⁽ᴸ⁾"]
    page.mouse.move(0, 0)
    assert lit(page) == [[], []]
    symbol(page, "w1").click()
    wait(page)
    assert lab.run("print(chain.selected, len(chain.factors))") == "('w', 1) 7"
    assert page.locator(".mlp-term").count() == 9
    assert symbol(page, "w1").get_attribute("aria-pressed") == "true"
    assert page.locator("g.mlp-marked").count() == 7
    page.get_by_label("Slope of C₀ by", exact=True).select_option("a⁽ᴸ⁻²⁾")
    page.get_by_label("measured with ε =").select_option("1")
    wait(page)
    assert lab.run("print(chain.selected, chain.epsilon)") == "('a', 1) 1.0"
    lab.run("chain.select('b', 3); chain.set_epsilon(1e-4); chain.set_weight(3, -1e6)")
    wait(page)
    assert field(page, "weight w(L)").input_value() == "−1.00e+6"
    assert page.locator(".mlp-term").count() == 5 and values(page)[1] == "1.00"
    assert "b⁽ᴸ⁾ + 0.0001 changes C₀ by 0." in page.locator(".mlp-status").text_content()
    lab.run("chain.reset(); chain.locked = True")
    drag(page, "weight w(L)", 0, -60)
    page.mouse.up()
    symbol(page, "w1").click()
    page.keyboard.press("ArrowUp")
    wait(page)
    assert lab.run("print(chain.w[2], chain.selected)") == "2.0 ('w', 3)"


COLOUR = "(node, name) => getComputedStyle(node).getPropertyValue(name).trim()"


def test_formulas_are_mathematics_in_the_colours_of_their_places(cell_of):
    page = cell_of(CHAIN).page
    terms = page.locator(".mlp-term")
    assert terms.nth(1).locator("math mfrac").count() == 1
    assert terms.nth(1).locator("math mfrac").text_content() == "∂z(L)∂w(L)"
    assert page.locator(".mlp-place math").count() == 15  # each symbol in the picture
    colours = set()
    for i, key in enumerate(("w3>z3", "z3>a3", "a3>C"), start=1):
        shape = page.locator(f"g[data-key='{key}'] .mlp-linked-shape")
        colour = terms.nth(i).evaluate(COLOUR, "color")
        assert shape.evaluate(COLOUR, "stroke") == colour
        colours.add(colour)
    assert len(colours) == 3
    bar = terms.nth(2).locator("mfrac").bounding_box()  # set as a fraction, not on a line
    assert bar["height"] > 1.6 * terms.nth(2).locator(".mlp-term-value").bounding_box()["height"]


def test_the_chain_by_keyboard_alone(cell_of):
    lab = cell_of(CHAIN)
    page = lab.page
    field(page, "activation a(L−3)").focus()
    for key in ["ArrowUp", "ArrowUp", "Shift+ArrowDown"]:
        page.keyboard.press(key)
    wait(page)
    assert lab.run("print(round(chain.a[0], 6))") == "0.2"
    page.keyboard.press("Tab")
    focused = "() => document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused) == "weight w(L−2)"
    page.keyboard.press("Control+a")
    for key in ["-", "3"]:
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    assert field(page, "weight w(L−2)").input_value() == "1.50"
    page.keyboard.press("Control+a")
    page.keyboard.type("-3")
    page.keyboard.press("Tab")  # leaving takes it, too
    wait(page)
    assert lab.run("print(chain.w[0])") == "-3.0"
    symbol(page, "a0").focus()
    for key in ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"]:
        page.keyboard.press(key)
    assert page.evaluate(focused) == "bias b(L−2): −0.50"
    assert lit(page)[0] == ["b1"]
    page.keyboard.press("Enter")
    wait(page)
    assert lab.run("print(chain.selected)") == "('b', 1)"
    assert lit(page)[1] == ["the slope of C₀ by b⁽ᴸ⁻²⁾", "∂z⁽ᴸ⁻²⁾ / ∂b⁽ᴸ⁻²⁾"] + [
        "the slope of C₀ by b⁽ᴸ⁻²⁾"
    ]
    assert page.locator(".mlp-term[tabindex='0']").count() == 1
    page.locator(".mlp-term[tabindex='0']").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert lit(page) == [["C", "a3", "a3>C", "y", "y>C"], ["∂C₀ / ∂a⁽ᴸ⁾"]]
    page.keyboard.press("Home")
    assert page.evaluate(focused).startswith("the slope of C₀ by b⁽ᴸ⁻²⁾, product:")
    assert page.locator(".jp-Cell").count() == 1


def test_indices_are_chosen_in_the_picture_and_in_the_lists(cell_of):
    lab = cell_of(INDEXED)
    page = lab.page
    height = page.locator(".mlp-demo").bounding_box()["height"]
    assert values(page)[0] == "−0.0102" and "0.0537" in values(page)
    assert page.locator("g.mlp-marked").count() == 2  # one path: a weight, and on to the cost
    press(page, "All paths")
    assert lab.run("print(demo.all_paths)") == "True" and "2 paths" in values(page)
    line = page.locator("g[data-key='w1_2_1'] .mlp-linked-near").bounding_box()
    page.mouse.click(line["x"] + 0.75 * line["width"], line["y"] + 0.75 * line["height"])
    wait(page)
    assert lab.run("print(demo.selected)") == "(1, 2, 1)"
    assert page.locator("g.mlp-chosen").get_attribute("data-key") == "w1_2_1"
    assert page.locator("g.mlp-marked").count() == 4 + 8 + 2 and "4 paths" in values(page)
    assert page.locator(".mlp-demo").bounding_box()["height"] == height
    symbol(page, "n2_1").click()
    wait(page)
    assert lab.run("print(demo.selected)") == "(2, 1, 1)"
    page.get_by_label("k =", exact=True).select_option("3")
    wait(page)
    assert lab.run("print(demo.selected)") == "(2, 1, 3)"
    page.get_by_label("l =", exact=True).select_option("1")
    wait(page)
    assert lab.run("print(demo.selected)") == "(1, 1, 2)"
    lab.run("demo.select(2, 0, 0); demo.set_weight(2, 0, 0, 1e6)")
    wait(page)
    assert page.get_by_role("spinbutton", name="weight").input_value() == "1000000.00"
    assert values(page)[1] == "0.104"
    assert page.locator(".mlp-demo").bounding_box()["height"] == height


def test_a_symbol_and_its_place_in_the_network_light_each_other(cell_of):
    lab = cell_of(INDEXED)
    page = lab.page
    lab.run("demo.select(1, 2, 1); demo.show_paths(True)")
    wait(page)
    terms = page.locator(".mlp-term")
    terms.nth(0).hover()
    assert lit(page)[0] == ["C", "w1_2_1"]
    terms.nth(1).hover()
    assert lit(page)[0] == ["n0_1"]
    terms.nth(2).hover()
    assert lit(page)[0] == ["n1_2"]
    terms.nth(3).hover()
    assert lit(page)[0] == ["C", "c0", "c1", "n1_2", "w2_0_2", "w2_1_2"]
    terms.nth(11).hover()  # the sum over j
    every_j = [f"n1_{j}" for j in range(4)]
    assert terms.nth(11).text_content() == "∑j4 paths"
    assert lit(page)[0] == every_j + [f"w1_{j}_1" for j in range(4)]
    symbol(page, "n0_1").hover()  # k
    names = lit(page)[1]
    assert names[0] == "activation 1 of layer 0: 0.550" and len(names) == 2
    page.locator("g[data-key='w1_3_1'] .mlp-linked-near").dispatch_event(
        "pointerover", {"pointerType": "mouse", "bubbles": True}
    )
    assert any(name.startswith("weight from neuron 1 to neuron 3") for name in lit(page)[1])
    assert readout(page) == "weight of layer 1, to neuron 3 from neuron 1"


def test_numbers_of_the_network_by_hand(cell_of):
    lab = cell_of(INDEXED)
    page = lab.page
    watch_removals(page)
    drag(page, "activation 1 of layer 0", 0, 30)  # five steps down
    page.mouse.up()
    field(page, "wanted 1").focus()
    page.keyboard.press("Shift+ArrowUp")
    page.get_by_role("slider", name="weight").focus()
    page.keyboard.press("Home")
    page.get_by_role("slider", name="bias").focus()
    page.keyboard.press("End")
    wait(page)
    assert lab.run("print(demo.x.round(2), demo.y)") == "[0.9 0.3 0.2] [1.  0.5]"
    assert lab.run("print(demo.network.weights[1][0, 0], demo.network.biases[1][0])") == "-5.0 5.0"
    assert values(page)[0] == lab.run("print(f'{demo.slope_w:.2e}')").replace("-0", "-").replace(
        "-", "−"
    )
    assert removed(page) == 0
    symbol(page, "n0_0").focus()
    for key in ["End", "ArrowLeft", "ArrowLeft", "ArrowLeft", "Space"]:  # C, y1, y0, n2_1
        page.keyboard.press(key)
    wait(page)
    assert lab.run("print(demo.selected)") == "(2, 1, 0)"


NARROW = """pixels => {
    const { style } = document.querySelector('.mlp-demo');
    Object.assign(style, { width: `${pixels}px`, maxWidth: `${pixels}px` });
}"""


def test_a_chain_in_little_room_stands_in_two_rows(cell_of):
    lab = cell_of(CHAIN)
    page = lab.page
    at = {key: symbol(page, key).bounding_box() for key in ("a2", "z3")}
    assert abs(at["a2"]["y"] - at["z3"]["y"]) < 30
    page.evaluate(NARROW, 460)
    wait(page, 100)
    at = {key: symbol(page, key).bounding_box() for key in ("a2", "z3")}
    assert at["z3"]["y"] - at["a2"]["y"] > 100
    demo = page.locator(".mlp-demo").bounding_box()
    boxes = [one.bounding_box() for one in page.locator(".mlp-place, .mlp-term").all()]
    assert all(box["x"] >= demo["x"] for box in boxes)
    assert all(box["x"] + box["width"] <= demo["x"] + 460 for box in boxes)
    size = symbol(page, "z3").locator(".mlp-place-value").evaluate(COLOUR, "font-size")
    assert float(size.removesuffix("px")) >= 11
    drag(page, "weight w(L)", 0, -60)
    page.mouse.up()
    assert lab.run("print(chain.w[2])") == "3.0"
    page.evaluate(NARROW, 900)
    wait(page, 100)
    at = {key: symbol(page, key).bounding_box() for key in ("a2", "z3")}
    assert abs(at["a2"]["y"] - at["z3"]["y"]) < 30
