"""TrainLive in JupyterLab: trained by mouse, by keyboard, by code; left alone, run again."""

from tests.browser.lab import wait, write_notebook
from tests.browser.looks import cut_off, removed, status

CODE = """
from mlp_helpers.lesson06.train_live.demo import TrainLive
trainers = globals().setdefault("trainers", [])
trainer = TrainLive()
trainers.append(trainer)
trainer
"""
# Batches of one image: an epoch takes some seconds, so that there is time for a hand.
SLOWLY = "trainer.set_batch_size(1); trainer.set_eta(0.1)"
STEP = "print(trainer.run.step)"


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def knob(page):
    return page.get_by_role("slider", name="Cost over epochs, the moment looked at")


def row(page, name):
    """What the score says in the row of this name."""
    return page.locator(f".mlp-score tr:has(th:text-is('{name}')) td").all_text_contents()


def until(lab, condition, seconds=30):
    """Wait until Python says True."""
    for _ in range(10 * seconds):
        if lab.run(f"print({condition})") == "True":
            return
        lab.page.wait_for_timeout(100)
    raise AssertionError(f"still not: {condition}")


def start_slowly(lab):
    lab.run(SLOWLY)
    button(lab.page, "▶ Play").click()
    until(lab, "trainer.run.step > 200")


def pixels(page):
    """The first neuron's weights as they are drawn."""
    return page.evaluate("() => document.querySelector('.mlp-sheet canvas').toDataURL()")


def test_it_trains_shows_it_and_pauses_at_a_click(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    height = page.locator(".mlp-demo").bounding_box()["height"]
    page.evaluate(
        """() => {
            window.removed = 0;
            const demo = document.querySelector('.mlp-demo');
            for (const part of demo.querySelectorAll('.mlp-sheet, .mlp-run, .mlp-score')) {
                new MutationObserver(all => all.forEach(one => {
                    window.removed += [...one.removedNodes].filter(n => n.nodeType === 1).length;
                })).observe(part, {childList: true, subtree: true});
            }
        }"""
    )
    before = pixels(page)
    start_slowly(lab)
    page.get_by_text("Training: ∇C of a batch").wait_for()
    seen = {pixels(page) for _ in range(6) if page.wait_for_timeout(200) is None}
    assert len(seen) > 3 and before not in seen
    now = float(knob(page).get_attribute("aria-valuenow"))
    page.wait_for_timeout(500)
    assert float(knob(page).get_attribute("aria-valuenow")) > now > 0
    button(page, "❚❚ Pause").click()
    until(lab, "not trainer.running")
    step = lab.run(STEP)
    page.wait_for_timeout(500)
    assert lab.run(STEP) == step
    assert status(page).startswith(f"Paused. Step {int(step):,}, epoch ")
    costs = lab.run("print(f'{trainer.cost:.3f} {trainer.test_cost:.3f}')").split()
    assert [row(page, "cost, training")[0], row(page, "cost, test")[0]] == costs
    accuracy = lab.run("print(f'{trainer.accuracy:.1%}'.replace('%', ' %'))")
    assert page.locator(".mlp-score-big").text_content() == accuracy
    button(page, "▶ Play").click()
    until(lab, f"trainer.run.step > {step} + 100")
    button(page, "Reset").click()
    until(lab, "trainer.run.step == 0 and not trainer.running")
    wait(page)
    assert pixels(page) == before and removed(page) == 0
    assert page.locator(".mlp-demo").bounding_box()["height"] == height


def test_rate_and_batch_size_change_while_it_runs(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    start_slowly(lab)
    lab.run("trainer.set_decay(False)")
    rate = page.get_by_role("slider", name="rate η")
    box = rate.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, y, steps=6)
    until(lab, "trainer.run.last.eta == 100")  # before the button is released
    page.mouse.up()
    assert row(page, "η")[0] == "100" and lab.run("print(trainer.running)") == "True"
    field = page.get_by_role("spinbutton", name="rate η")
    field.fill("0.3")
    page.keyboard.press("Enter")
    until(lab, "trainer.run.last.eta == 0.3")
    page.get_by_role("slider", name="batch size").focus()
    page.keyboard.press("End")
    until(lab, "trainer.run.settings.batch_size == 1000")
    assert row(page, "batch")[0] == "1000" and lab.run("print(trainer.running)") == "True"
    for bad in ("0", "-3", "1e9"):
        field.fill(bad)
        assert field.get_attribute("aria-invalid") == "true"
        page.keyboard.press("Enter")
        wait(page)
        assert field.input_value() == "0.30"
    lab.run("trainer.set_eta(2)")
    wait(page)
    assert field.input_value() == "2.00"
    lab.run("trainer.pause()")


def test_one_step_one_epoch_and_back_through_the_run(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    button(page, "One step").click()
    until(lab, "trainer.run.step == 1 and not trainer.running")
    wait(page)
    assert status(page).startswith("Step 1: the batch's cost was 3.0")
    button(page, "One epoch").click()
    until(lab, "trainer.run.used == 60000 and not trainer.running")
    wait(page)
    newest = pixels(page)
    area = page.locator(".mlp-run .mlp-curve-area").bounding_box()
    at = knob(page).bounding_box()
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    page.mouse.move(area["x"] + 10, at["y"], steps=5)
    wait(page)
    assert lab.run("print(trainer.looked_at)") == "0"  # before the button is released
    page.mouse.up()
    wait(page)
    assert pixels(page) != newest and row(page, "cost, test")[0] == "3.055"
    assert status(page) == "Looking back at epoch 0.00. Play goes on from the end, epoch 1.00."
    assert row(page, "η")[0] == "4"  # of then
    said = knob(page).get_attribute("aria-valuetext")
    assert said == "epoch 0.00, training 3.054, test 3.055"  # of batches nothing is known yet
    n = int(lab.run("print(len(trainer.history['step']))"))
    ways = {"ArrowRight": 1, "Shift+ArrowUp": 6, "ArrowLeft": 5, "Home": 0, "End": n}
    for key, place in ways.items():
        page.keyboard.press(key)
        wait(page)
        wanted = "None" if place == n else str(place)
        assert lab.run("print(trainer.looked_at)") == wanted
    assert pixels(page) == newest
    said = knob(page).get_attribute("aria-valuetext")
    assert said.startswith("epoch 1.00, batches 0.") and "training 0.1" in said
    lab.run("trainer.show_moment(3)")
    wait(page)
    assert knob(page).get_attribute("aria-valuetext").startswith("epoch 0.05, batches 0.")
    button(page, "One step").click()
    until(lab, "trainer.run.step == 601 and trainer.looked_at is None")


def test_two_runs_over_each_other(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run("trainer.train(1)")
    button(page, "Keep this run").click()
    wait(page)
    kept = row(page, "cost, test")[0]
    assert "Kept, in grey" in status(page)
    button(page, "Reset").click()
    page.locator(".mlp-demo select").select_option("lecture, N(0, 1)")
    page.get_by_label("η falls to 0").uncheck()
    until(lab, "trainer.init == 'lecture' and not trainer.run.settings.decay")
    button(page, "One epoch").click()
    until(lab, "trainer.run.used == 60000 and not trainer.running")
    wait(page)
    assert row(page, "cost, test")[1] == kept != row(page, "cost, test")[0]
    assert row(page, "η") == ["4", "4 → 0"]
    drawn = page.eval_on_selector_all(
        ".mlp-run path.mlp-run-1, .mlp-run path.mlp-run-2",
        "paths => paths.map(path => path.getAttribute('d'))",
    )
    assert len(set(drawn)) == 4 and all(d.count("L") > 5 and "NaN" not in d for d in drawn)
    assert "kept" in page.locator(".mlp-run-legend").text_content()


def test_what_is_typed_after_the_run_is_not_kept_with_it(cell_of):
    lab = cell_of(CODE.replace("TrainLive()", "TrainLive(epochs=1, batch_size=500)"))
    page = lab.page
    lab.run("trainer.train(1)")
    for name, text in (("rate η", "7"), ("batch size", "20")):
        page.get_by_role("spinbutton", name=name).fill(text)
        page.keyboard.press("Enter")
    until(lab, "trainer.run.settings.batch_size == 20")
    button(page, "Keep this run").click()
    wait(page)
    assert row(page, "η") == ["0", "4 → 0"] and row(page, "batch") == ["500", "500"]


def test_the_axis_name_stands_above_the_lines(cell_of):
    lab = cell_of(CODE, "JupyterLab Dark")
    page = lab.page
    lab.run("trainer.train(0.2)")
    wait(page)
    name = page.locator(".mlp-run text", has_text="cost C").bounding_box()
    area = page.locator(".mlp-run .mlp-curve-area").bounding_box()
    assert name["y"] + name["height"] <= area["y"] + 2
    line = "node => [getComputedStyle(node).stroke, getComputedStyle(node).opacity]"
    drawn = page.locator(".mlp-run path.mlp-run-0").last.evaluate(line)
    assert drawn == page.locator(".mlp-run-legend path.mlp-run-0").evaluate(line)
    assert drawn == ["rgb(125, 183, 240)", "1"]


def test_by_keyboard_alone(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run(SLOWLY)
    button(page, "▶ Play").focus()
    page.keyboard.press("Enter")
    until(lab, "trainer.run.step > 100")
    page.keyboard.press("Space")
    until(lab, "not trainer.running")
    page.keyboard.press("Tab")  # One step
    step = int(lab.run(STEP))
    page.keyboard.press("Enter")
    until(lab, f"trainer.run.step == {step + 1} and not trainer.running")
    focused = (
        "() => document.activeElement.getAttribute('aria-label') || document.activeElement.value"
    )
    names = []
    for _ in range(16):
        page.keyboard.press("Tab")
        names.append(page.evaluate(focused))
    for name in (
        "my_network.npz",
        "rate η",
        "batch size",
        "Cost over epochs, the moment looked at",
    ):
        assert name in names
    while page.evaluate(focused) != "rate η":
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab") if page.evaluate(
        "() => document.activeElement.type"
    ) == "number" else None
    page.keyboard.press("Home")
    until(lab, "trainer.run.settings.eta == 0.01")
    page.keyboard.press("ArrowRight")
    until(lab, "trainer.run.settings.eta == 0.02")


def test_save_asks_before_it_overwrites_and_load_begins_anew(cell_of, folder):
    lab = cell_of(CODE)
    page = lab.page
    field = page.get_by_label("file", exact=True)
    field.fill("kept_one")
    button(page, "One step").click()
    until(lab, "trainer.run.step == 1 and not trainer.running")
    button(page, "Save").click()
    wait(page)
    assert status(page).startswith("Saved as kept_one.npz") and (folder / "kept_one.npz").exists()
    button(page, "Save").click()
    wait(page)
    assert "there already. Overwrite, or type another name?" in status(page)
    label = "node => [node.scrollWidth - node.clientWidth, getComputedStyle(node).paddingLeft]"
    assert button(page, "Overwrite").evaluate(label)[0] <= 0
    button(page, "Overwrite").click()
    wait(page)
    assert status(page).startswith("Saved as kept_one.npz") and button(page, "Save").count() == 1
    button(page, "Load").click()
    until(lab, "trainer.run.step == 0")
    wait(page)
    assert "Begins with the network of kept_one" in status(page)
    assert "To begin at random again, choose another start in the list." in status(page)
    assert page.locator(".mlp-demo select").input_value() == "kept_one"
    field.fill("../../nowhere/x")
    button(page, "Save").click()
    wait(page)
    assert "cannot be written" in status(page)
    (folder / "text.npz").write_text("no network")
    field.fill("text.npz")
    button(page, "Load").click()
    wait(page)
    assert "text.npz is not the file of a network" in status(page)


def test_it_pauses_when_its_output_is_cleared(cell_of):
    lab = cell_of(CODE)
    start_slowly(lab)
    lab.page.wait_for_timeout(1500)
    lab.page.evaluate("() => { jupyterapp.commands.execute('notebook:clear-all-cell-outputs'); }")
    lab.page.wait_for_selector(".mlp-demo", state="detached")
    assert lab.run("print(trainer.running)") == "True"
    until(lab, "not trainer.running", seconds=10)
    assert "no page shows this demo any more" in lab.run("print(trainer.status.text)")


def test_it_goes_on_while_one_of_two_views_is_left_and_pauses_when_the_page_is(open_lab, folder):
    write_notebook(folder / "two_views.ipynb", CODE, "trainer")
    lab = open_lab("two_views.ipynb")
    lab.run_all()
    assert lab.page.locator(".mlp-demo").count() == 2
    lab.run(SLOWLY + "; trainer.play()")
    until(lab, "trainer.views.score.seen_at is not None")
    lab.cell(0)
    lab.page.evaluate("() => { jupyterapp.commands.execute('notebook:clear-cell-output'); }")
    lab.page.wait_for_function("() => document.querySelectorAll('.mlp-demo').length === 1")
    lab.page.wait_for_timeout(6000)
    assert lab.run("print(trainer.running)") == "True"
    lab.page.goto("about:blank")
    lab.shut_down = lambda: None  # the next one does
    again = open_lab("two_views.ipynb")
    until(again, "not trainer.running", seconds=10)
    assert again.run("print(trainer.status.text)").startswith("Paused: no ")
    again.page.wait_for_timeout(2000)  # JupyterLab has more to restore


def test_the_cell_run_again_stops_the_old_one(cell_of):
    lab = cell_of(CODE)
    start_slowly(lab)
    lab.run_all()
    assert lab.run("print(len(trainers), [one.running for one in trainers])") == "2 [False, False]"
    step = lab.run("print(trainers[0].run.step)")
    button(lab.page, "One step").click()
    until(lab, "trainer.run.step == 1 and not trainer.running")
    assert lab.run("print(trainers[0].run.step)") == step


def test_a_kernel_restarted_in_mid_training_starts_clean(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    start_slowly(lab)
    page.evaluate("() => panel.sessionContext.session.kernel.restart()")
    page.wait_for_timeout(1500)
    assert lab.run("print('trainer' in globals())") == "False"
    page.get_by_role("slider", name="rate η").focus()  # what is still shown does no harm
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1000)
    assert page.locator("[data-mime-type*='stderr'], [data-mime-type*='error']").count() == 0
    assert "Python was restarted" in page.locator(".mlp-fault", has_text="Python").text_content()
    lab.run_all()
    page.wait_for_timeout(500)
    assert status(page).startswith("Not started.") and lab.run(STEP) == "0"
    start_slowly(lab)
    button(page, "❚❚ Pause").click()
    until(lab, "not trainer.running")


def test_a_cell_that_waits_can_be_watched_and_interrupted(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.run(SLOWLY)
    page.evaluate(
        """() => {
            const code = 'trainer.train(20)';
            window.future = panel.sessionContext.session.kernel.requestExecute({code});
            window.future.done.then(reply => { window.reply = reply.content; });
        }"""
    )
    page.wait_for_function(
        "() => document.querySelector('.mlp-run [role=slider]').ariaValueNow > 0.01"
    )
    page.evaluate("() => panel.sessionContext.session.kernel.interrupt()")
    page.wait_for_function("() => window.reply")
    assert page.evaluate("() => window.reply.ename") == "KeyboardInterrupt"
    wait(page)
    assert status(page).startswith("Paused: interrupted") and not lab.run("print(end='')")
    assert lab.run("print(trainer.running)") == "False"


def test_a_long_sentence_has_room(cell_of):
    lab = cell_of(CODE)
    page = lab.page
    lab.show_on(1280, 720, presenting=True)
    before = page.locator(".mlp-demo").bounding_box()
    lab.run("trainer.say('x ' * 90)")
    wait(page)
    assert page.locator(".mlp-demo").bounding_box() == before
    assert cut_off(page) == []


def test_the_lines_are_told_apart_by_signs_that_the_legend_names(cell_of):
    lab = cell_of(CODE.replace("TrainLive()", "TrainLive(epochs=2)"))
    page = lab.page
    legend = page.locator(".mlp-run-legend")
    assert legend.text_content() == "batchestrainingtest"
    lab.run("trainer.train(1); trainer.keep(); trainer.reset(); trainer.train(2)")
    wait(page)
    assert legend.text_content() == "batchestrainingtestkept"
    round_ones, squares = (
        page.locator(f".mlp-run .mlp-run-{i}-sign").get_attribute("d") for i in (1, 2)
    )
    assert "a3.2" in round_ones and "h6" in squares
