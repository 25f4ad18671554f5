"""TrainLive, trained through its methods, as the browser moves it, and beside plain `train`."""

import asyncio
import signal
import threading
import time

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from mlp_helpers.kit.demo import Loop
from mlp_helpers.lesson06.train_live import images as training_files
from mlp_helpers.lesson06.train_live import loop as training_loop
from mlp_helpers.lesson06.train_live import run as training_run
from mlp_helpers.lesson06.train_live.demo import SIZES, TrainLive
from mlp_helpers.lesson06.train_live.images import SAMPLE, M, test_images, training_images
from mlp_helpers.network import Network, accuracy, cost, train
from mlp_helpers.quiz import Predict
from mlp_helpers.views import base
from tests.by_hand import by_hand, news

test_images.__test__ = False  # its name is no test's


@pytest.fixture(autouse=True)
def one_thread():
    """As in a kernel: with more, sums differ in their last digits."""
    with threadpool_limits(1):
        yield


@pytest.fixture
def trainer():
    return TrainLive()


def flat(network):
    return np.concatenate([part.ravel() for part in network.weights + network.biases])


def same(one, other):
    return np.array_equal(flat(one), flat(other))


def falling(done):
    return 4 * (1 - done)


def trained(n, seed=0, init="scaled", eta=falling, batch_size=100, epochs=20):
    """The network after n steps of plain `train`, and what they told."""
    rng = np.random.default_rng(seed)
    network = Network(SIZES, rng, init)
    steps = train(network, *training_images(), epochs, batch_size, eta, rng)
    return network, [next(steps) for _ in range(n)]


def click(button):
    button.click()


def test_it_begins_as_a_network_of_the_seed_does_and_nothing_starts_by_itself(trainer):
    assert same(trainer.network, Network(SIZES, np.random.default_rng(0)))
    assert not trainer.running and not Loop.all
    assert repr(trainer) == repr(TrainLive())
    assert repr(trainer).startswith("TrainLive: not started, 0 of 20 epochs, start scaled, seed 0")
    lecture = TrainLive(seed=7, init="lecture")
    assert same(lecture.network, Network(SIZES, np.random.default_rng(7), "lecture"))


def test_steps_are_those_of_train(trainer):
    trainer.step()
    trainer.step(36)
    network, told = trained(37)
    assert same(trainer.network, network)
    assert trainer.run.last == told[-1]
    other = TrainLive(3, "lecture", eta=0.5, batch_size=32, epochs=2, decay=False)
    other.step(5)
    assert same(other.network, trained(5, 3, "lecture", 0.5, 32, 2)[0])


def test_what_is_changed_counts_from_the_next_step_on(trainer):
    asked = [-1]  # `train` asks once before its first step

    def size(_):
        return 100 if asked[0] < 4 else 32

    def eta(done):
        asked[0] += 1
        return falling(done) if asked[0] <= 7 else 1.5

    trainer.step(4)
    trainer.set_batch_size(32)
    trainer.step(3)
    trainer.set_decay(False)
    trainer.set_eta(1.5)
    trainer.step(4)
    assert same(trainer.network, trained(11, eta=eta, batch_size=size)[0])
    assert trainer.run.used == 4 * 100 + 7 * 32


def test_reset_brings_back_the_very_same_start_and_the_very_same_run(trainer):
    start = trainer.network
    trainer.step(20)
    first = trainer.network
    trainer.reset()
    assert same(trainer.network, start) and trainer.history["step"].tolist() == [0]
    trainer.step(20)
    assert same(trainer.network, first)


def test_the_numbers_are_those_of_cost_and_accuracy(trainer):
    (images, labels), test = training_images(), test_images()

    def check(network):
        assert trainer.cost == cost(network, images[SAMPLE], labels[SAMPLE])
        assert trainer.test_cost == cost(network, *test)
        assert trainer.accuracy == accuracy(network, *test)

    check(trainer.network)
    trainer.step(50)
    network, told = trained(50)
    check(network)
    score = trainer.views.score
    assert score.big == f"{trainer.accuracy:.1%}".replace("%", " %")
    assert score.rows[0][1] == f"{trainer.cost:.3f}" and score.rows[1][1] == (
        f"{trainer.test_cost:.3f}"
    )
    history = trainer.history
    assert history["epoch"].tolist() == pytest.approx([0, 12 / 600, 30 / 600, 50 / 600])
    assert history["step"].tolist() == [0, 12, 30, 50]
    for i, step in enumerate((0, 12, 30, 50)):
        trainer.show_moment(i)
        check(trained(step)[0])
        assert history["cost"][i] == trainer.cost and history["accuracy"][i] == trainer.accuracy
    # a twentieth of an epoch is thirty batches
    averages = [np.mean([p.cost for p in told[:30]]), np.mean([p.cost for p in told[30:]])]
    assert history["batch_cost"] == pytest.approx(averages)
    assert history["batch_epoch"] == pytest.approx([15 / 600, 40 / 600])


def test_the_sample_stands_for_all_training_images():
    images, labels = training_images()
    network = trained(600)[0]
    sample = cost(network, images[SAMPLE], labels[SAMPLE])
    assert sample == pytest.approx(cost(network, images, labels), rel=0.05)


def test_the_lines_hold_what_history_holds(trainer):
    trainer.step(40)
    history, points = trainer.history, trainer.views.chart.points
    lines = [points[points[:, 0] == i, 1:] for i in range(3)]
    for line, names in zip(
        lines, ["batch_epoch batch_cost", "epoch cost", "epoch test_cost"], strict=True
    ):
        x, y = names.split()
        assert line == pytest.approx(np.stack([history[x], history[y]], axis=1), abs=1e-6)
    assert trainer.views.chart.stops == pytest.approx(history["epoch"])


def test_an_epoch_ends_where_every_image_was_used_once(trainer):
    trainer.set_batch_size(1000)
    trainer.step(3)
    trainer.epoch()
    assert trainer.run.used == M and trainer.run.step == 60
    assert trainer.status.text == "Epoch 1 is done, after 60 steps."
    trainer.train(0.5)
    assert trainer.run.step == 90
    trainer.epoch()
    assert trainer.run.used == 2 * M and "2 of 20 epochs" in repr(trainer)


def test_the_default_training_reads_more_than_94_5_percent_and_then_it_is_finished():
    trainer = TrainLive()
    trainer.train(20)
    assert trainer.accuracy > 0.945 and trainer.cost < trainer.test_cost < 0.1
    assert repr(trainer).startswith("TrainLive: finished, 20 of 20 epochs")
    assert trainer.status.text.startswith("Done: 12,000 steps in ")
    assert trainer.views.score.share == 1
    for method in (trainer.step, trainer.epoch):
        with pytest.raises(RuntimeError, match="All epochs are done. Reset begins anew"):
            method()
    click(trainer.controls.play)
    assert "All epochs are done" in trainer.status.text and not trainer.running
    trainer.say("")
    trainer.set_eta(2)  # there is no next step
    assert "All epochs are done" in trainer.status.text
    assert same(trainer.network, trained(12_000)[0])


@pytest.mark.parametrize("epochs", [0, -1, 2.5, np.nan, "1", None, True])
def test_no_more_epochs_than_are_left(epochs):
    trainer = TrainLive(epochs=2, batch_size=1000)
    with pytest.raises(ValueError, match="wanted a number above 0, and no more than 2"):
        trainer.train(epochs)
    assert trainer.run.step == 0


def test_looking_back_and_going_on_from_the_end(trainer):
    trainer.step(12)
    trainer.step(18)
    trainer.show_moment(1)
    assert same(trainer.network, trained(12)[0])
    assert trainer.views.weights.pictures == pytest.approx(trained(12)[0].weights[0])
    assert trainer.views.chart.now == pytest.approx(0.02)
    assert trainer.views.score.heads[1] == "then"
    assert (
        trainer.status.text == "Looking back at epoch 0.02. Play goes on from the end, epoch 0.05."
    )
    trainer.step()
    assert same(trainer.network, trained(31)[0]) and trainer.views.score.heads[1] == "now"
    trainer.show_moment(-1)
    assert trainer.status.text.startswith("The newest moment")
    reply, arrays = by_hand(trainer.views.chart, final=False, now=0.021)
    brought = news(reply, arrays)
    assert brought[trainer.views.chart.key, "now"] == pytest.approx(0.02)
    assert brought[trainer.views.weights.key, "pictures"] == pytest.approx(
        trained(12)[0].weights[0]
    )
    assert (trainer.views.chart.key, "points") not in brought
    for bad in (4, -5, 1.0, "0", None):
        with pytest.raises(ValueError, match="i is .*; wanted a whole number -4..3"):
            trainer.show_moment(bad)


def test_the_network_is_a_copy_to_be_used(trainer):
    trainer.step(3)
    mine = trainer.network
    mine.weights[0][:] = 0
    assert same(trainer.network, trained(3)[0])
    assert trainer.network(test_images()[0][:5]).shape == (5, 10)


def test_the_wall_says_what_the_network_answers(trainer):
    trainer.step(300)
    wall, labels = trainer.views.wall, trainer.views.labels
    answers = trainer.network(wall.pictures).argmax(axis=1)
    assert len(labels) == 40 and np.bincount(labels).tolist() == [4] * 10
    assert wall.captions == [
        f"{a} {'✓' if a == y else '✗'}" for a, y in zip(answers, labels, strict=True)
    ]
    assert wall.marked == np.flatnonzero(answers != labels).tolist() != []
    right = 40 - len(wall.marked)
    assert wall.title.endswith(f"{right} ✓, {40 - right} ✗")
    i = wall.marked[0]
    assert f"a {labels[i]} read as {answers[i]}" in wall.label


def test_a_kept_run_stays_behind_the_next_one(trainer):
    trainer.keep()
    assert "nothing to keep yet" in trainer.status.text and trainer.views.chart.kept is None
    trainer.step(30)
    kept = trainer.run.lines
    trainer.keep()
    trainer.reset()
    trainer.set_decay(False)
    trainer.step(5)
    chart, rows = trainer.views.chart, trainer.views.score.rows
    assert chart.kept == pytest.approx(kept[kept[:, 0] > 0], abs=1e-6)
    assert rows[0][2] == f"{kept[kept[:, 0] == 1][-1, 2]:.3f}" != rows[0][1]
    assert rows[3] == ["η", "4", "4 → 0"]


def test_a_kept_run_shows_what_its_steps_used_not_what_was_typed_afterwards():
    trainer = TrainLive(eta=2, batch_size=500, epochs=1)
    trainer.train(1)
    trainer.set_eta(7)
    trainer.set_batch_size(20)
    trainer.set_decay(False)
    trainer.keep()
    rows = trainer.views.score.rows
    assert [row[2] for row in rows[3:]] == ["2 → 0", "500"]
    assert [row[1] for row in rows[3:]] == ["0", "500"]  # the end's: no step comes after it
    assert "changed on the way" not in trainer.status.text
    trainer.reset()
    trainer.step()
    trainer.set_eta(0.5)  # for a step that is not taken
    trainer.keep()
    assert [row[2] for row in trainer.views.score.rows[3:]] == ["7", "20"]


def test_a_kept_run_says_where_its_settings_changed_on_the_way(trainer):
    trainer.step(3)
    trainer.set_batch_size(20)
    trainer.step()
    trainer.keep()
    assert [row[2] for row in trainer.views.score.rows[3:]] == ["4 → 0", "… 20"]
    assert trainer.status.text.endswith("(… : batch size changed on the way; the last is shown.)")
    trainer.set_eta(7)
    trainer.set_decay(False)
    trainer.step()
    trainer.keep()
    assert [row[2] for row in trainer.views.score.rows[3:]] == ["… 7", "… 20"]
    assert "(… : η and batch size changed on the way" in trainer.status.text
    assert len(trainer.run.used_settings) == 3


def test_looking_back_shows_the_rate_and_the_batch_size_of_then():
    trainer = TrainLive(batch_size=500, epochs=2)
    trainer.train(1)
    trainer.set_batch_size(1000)
    trainer.train(1)
    rates = {0: "4", 0.5: "3", 1: "2", 2: "0"}
    for i, epoch in enumerate(trainer.history["epoch"]):
        trainer.show_moment(i)
        rate, size = (row[1] for row in trainer.views.score.rows[3:])
        assert rate == f"{4 * (1 - epoch / 2):.3g}" == rates.get(epoch, rate)
        assert size == ("500" if epoch < 1 else "1000" if epoch > 1 else size)
        trainer.say("")  # the score is brought up to date
        assert trainer.views.score.rows[3][1] == rate


def test_steps_too_short_to_get_far_are_told_from_what_is_measured():
    trainer = TrainLive(eta=0.05, epochs=3)
    trainer.train(3)
    words = f"the cost is still {trainer.cost:.2f}, and {trainer.accuracy:.0%} of the test images"
    assert trainer.status.text.startswith("Done: 1,800 steps in ")
    assert words.replace("%", "\N{NO-BREAK SPACE}%") in trainer.status.text
    assert "steps as short as these (η 0.05 → 0)" in trainer.status.text
    trainer = TrainLive(epochs=3)
    trainer.train(3)
    assert trainer.status.text.endswith("s. Drag the mark to look back.")


def test_another_start(trainer):
    trainer.step(3)
    trainer.choose_start("lecture", 5)
    assert same(trainer.network, Network(SIZES, np.random.default_rng(5), "lecture"))
    assert trainer.run.step == 0 and trainer.controls.init.value == "lecture"
    trainer.controls.seed.value = 6  # by hand
    assert same(trainer.network, Network(SIZES, np.random.default_rng(6), "lecture"))
    trainer.controls.init.value = "scaled"
    assert same(trainer.network, Network(SIZES, np.random.default_rng(6)))


def test_sliders_and_choices_do_what_the_methods_do(trainer):
    by_hand(trainer.controls.eta, final=False, value=0.5)
    assert (
        trainer.run.settings.eta == 0.5
        and trainer.status.text == "From the next step on, η is 0.5."
    )
    reply, arrays = by_hand(trainer.controls.batch_size, value=32.4)
    assert trainer.run.settings.batch_size == 32
    assert news(reply, arrays)[trainer.controls.batch_size.key, "value"] == 32
    trainer.controls.decay.value = False
    assert not trainer.run.settings.decay
    trainer.set_eta(7)
    trainer.set_batch_size(50)
    trainer.set_decay(True)
    controls = trainer.controls
    assert (controls.eta.value, controls.batch_size.value, controls.decay.value) == (7, 50, True)


@pytest.mark.parametrize(
    "bad",
    [{"seed": -1}, {"seed": 1e3}, {"init": "x"}, {"eta": 0}, {"batch_size": 0}, {"epochs": 0},
     {"epochs": 101}, {"epochs": 2.0}, {"decay": "no"}],
)  # fmt: skip
def test_bad_beginnings_are_refused(bad):
    with pytest.raises((TypeError, ValueError), match=f"{next(iter(bad))} is .*; wanted"):
        TrainLive(**bad)


def test_too_long_steps_are_said_in_words_and_reset_helps():
    trainer = TrainLive(eta=100.0, decay=False)
    trainer.epoch()
    assert trainer.status.text.startswith("Stuck: the steps were so long")
    assert trainer.accuracy < 0.2 and trainer.cost == pytest.approx(1, abs=0.01)
    assert np.isfinite(flat(trainer.network)).all()
    trainer.reset()
    trainer.set_eta(4)
    trainer.epoch()
    assert trainer.accuracy > 0.85 and "Stuck" not in trainer.status.text


def test_a_few_hundred_moments_are_kept_and_no_more(monkeypatch):
    monkeypatch.setattr(training_run, "MOST", 6)
    trainer = TrainLive(batch_size=1)
    for _ in range(20):
        trainer.step()
    steps = trainer.history["step"].tolist()
    assert steps[0] == 0 and steps[-1] == 20 and len(steps) <= 6 and sorted(set(steps)) == steps


def test_short_batches_are_measured_more_often():
    trainer = TrainLive(batch_size=10, epochs=1)
    trainer.train(1)
    wanted = [0, 0.02, 0.05, 0.1, 0.2, 0.25, 0.35, 0.5, 0.75, 1]
    assert trainer.history["epoch"] == pytest.approx(wanted, abs=0.001)


def test_it_locks_and_a_prediction_follows_it(trainer):
    options = [("up", "no"), ("down", "yes")]
    question = Predict("Where will the cost go?", options, 1, trainer, lambda d: f"{d.cost:.1f}")
    assert trainer.controls.play.disabled and trainer.controls.eta.locked
    assert trainer.views.chart.locked
    question.answer(1)
    assert not trainer.controls.play.disabled
    trainer.step(600)
    assert f"{trainer.cost:.1f}" in question.fold.told


# In the background


def run(coroutine):
    result = asyncio.run(coroutine)
    assert not Loop.all
    return result


async def until(condition, seconds=20):
    end = time.perf_counter() + seconds
    while not condition():
        assert time.perf_counter() < end
        await asyncio.sleep(0.005)


def test_play_goes_on_by_itself_pause_stops_it_and_it_goes_on_from_there():
    async def watch():
        trainer, seen = TrainLive(), []
        trainer.watch(lambda: seen.append(trainer.run.step))
        click(trainer.controls.play)
        assert trainer.running and "Pause" in trainer.controls.play.description
        await until(lambda: trainer.run.step > 50)
        assert "running" in repr(trainer)
        click(trainer.controls.play)
        steps = trainer.run.step
        assert not trainer.running and "Play" in trainer.controls.play.description
        assert trainer.status.text.startswith(f"Paused. Step {steps:,}, epoch ")
        assert trainer.history["step"][-1] == steps  # what is shown is the network as it is
        assert same(trainer.network, trained(steps)[0])
        await asyncio.sleep(0.1)
        assert trainer.run.step == steps and seen[-1] == steps
        trainer.play()
        await until(lambda: trainer.run.step > steps + 50)
        trainer.pause()
        return trainer

    trainer = run(watch())
    assert same(trainer.network, trained(trainer.run.step)[0])


def test_buttons_take_one_step_or_an_epoch_in_the_background():
    async def watch():
        trainer = TrainLive(batch_size=1000)
        trainer.step_by_hand()
        assert trainer.running
        await until(lambda: not trainer.running)
        assert trainer.run.step == 1 and trainer.status.text.startswith("Step 1: the batch's cost")
        trainer.epoch_by_hand()
        trainer.set_eta(2)
        await until(lambda: not trainer.running)
        assert trainer.run.step == 60 and trainer.run.seconds > 0

    run(watch())


def test_looking_back_and_reset_stop_it():
    async def watch():
        trainer = TrainLive()
        for stop in (lambda: trainer.show_moment(0), trainer.reset,
                     lambda: trainer.choose_start("lecture", 1)):  # fmt: skip
            trainer.play()
            await until(lambda: trainer.run.step > 20)
            stop()
            assert not trainer.running
            steps = trainer.run.step
            await asyncio.sleep(0.05)
            assert trainer.run.step == steps

    run(watch())


def test_starting_one_pauses_the_others_and_a_new_one_does_not():
    async def watch():
        first, second = TrainLive(), TrainLive(seed=1)
        first.play()
        await until(lambda: first.run.step > 20)
        second.play()
        assert second.running and not first.running and first.status.text.startswith("Paused")
        first.step(2)
        assert not second.running
        second.play()
        third = TrainLive(seed=2)
        assert second.running and not third.running
        third.play()
        assert "Play" in second.controls.play.description
        third.pause()

    run(watch())


def test_it_pauses_when_no_page_shows_it_any_more(monkeypatch):
    now = 0.0
    for module in (training_loop, base):
        monkeypatch.setattr(module, "perf_counter", lambda: now)

    async def watch():
        nonlocal now
        trainer, pings = TrainLive(eta=0.1, batch_size=1), []
        view = trainer.views.score
        view.send = lambda content, buffers=None: pings.append(content)

        async def later(seconds):
            nonlocal now
            now += seconds
            step = trainer.run.step
            await until(lambda: trainer.run.step > step + 1 or not trainer.running)

        trainer.play()
        await later(2)
        assert {"ping": True} in pings
        await later(5 * training_loop.PATIENCE)
        assert trainer.running  # no page was ever seen: nobody left
        view._handle_custom_msg({"pong": True}, [])
        await later(training_loop.PATIENCE + 1)
        assert not trainer.running
        assert trainer.status.text.startswith("Paused: no page shows this demo any more. Step ")
        trainer.play()
        for _ in range(8):
            await later(training_loop.PATIENCE / 2)
            view._handle_custom_msg({"pong": True}, [])
        assert trainer.running
        trainer.pause()
        return pings

    assert {"ping": True} in run(watch())


def test_ten_quick_clicks_on_one_step_take_ten_and_play_and_step_take_one(monkeypatch):
    async def watch():
        trainer = TrainLive()
        one_step = trainer.controls.tools.children[1]
        assert one_step.description == "One step"
        for _ in range(10):
            click(one_step)
        await until(lambda: not trainer.running)
        assert trainer.run.step == 10
        trainer.play()
        await until(lambda: trainer.run.step > 20)
        step = trainer.run.step
        click(one_step)
        await until(lambda: not trainer.running)
        assert step + 1 <= trainer.run.step <= step + 2

    run(watch())


def test_other_threads_pause_and_change_what_a_cell_waits_for():
    trainer = TrainLive(batch_size=1)

    def hand():
        while trainer.run.step < 50:
            time.sleep(0.005)
        by_hand(trainer.controls.eta, value=2.0)
        click(trainer.controls.play)

    thread = threading.Thread(target=hand)
    thread.start()
    trainer.train(20)
    thread.join()
    assert trainer.run.step < 20 * M and trainer.run.settings.eta == 2
    assert trainer.status.text.startswith("Paused. Step ")


def test_an_interrupt_pauses_between_two_steps():
    trainer = TrainLive()
    before = signal.getsignal(signal.SIGINT)

    def interrupt():
        while trainer.run.step < 100:
            time.sleep(0.005)
        signal.raise_signal(signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        trainer.train(20)
    thread.join()
    assert signal.getsignal(signal.SIGINT) == before
    steps = trainer.run.step
    assert trainer.status.text.startswith("Paused: interrupted") and not trainer.running
    assert steps < 12_000 and same(trainer.network, trained(steps)[0])
    trainer.step()
    assert same(trainer.network, trained(steps + 1)[0])


def test_images_that_cannot_be_fetched_are_said_in_words_and_may_come_later(monkeypatch):
    trainer = TrainLive()
    training_files.fetched.cache_clear()

    def broken(split):
        raise OSError("mnist.npz is missing")

    monkeypatch.setattr(training_files, "load_digits", broken)
    with pytest.raises(OSError, match="is missing"):
        trainer.step()
    assert trainer.status.text.startswith("Stopped: mnist.npz is missing") and not trainer.running
    monkeypatch.undo()
    trainer.step()
    assert same(trainer.network, trained(1)[0])


# Files


def test_saved_and_loaded_it_is_the_same_network_and_the_new_start(trainer, tmp_path):
    trainer.step(30)
    path = trainer.save(tmp_path / "mine")
    assert path == tmp_path / "mine.npz" and "Saved as" in trainer.status.text
    other = TrainLive(seed=2)
    other.load(path)
    assert same(other.network, trained(30)[0]) and other.run.step == 0
    assert other.accuracy == trainer.accuracy and "start mine, seed 2" in repr(other)
    other.step(3)
    other.reset()
    assert same(other.network, trained(30)[0])
    assert other.controls.init.label == "mine"
    other.controls.seed.value = 4
    assert same(other.network, trained(30)[0]) and "start mine, seed 4" in repr(other)
    other.controls.init.value = "scaled"
    assert same(other.network, Network(SIZES, np.random.default_rng(4)))
    assert len(other.controls.init.options) == 2


def test_another_file_is_another_choice(trainer, tmp_path):
    trainer.step()
    for name in ("one", "another", "scaled"):
        trainer.load(trainer.save(tmp_path / name))
        assert trainer.controls.init.label == name and trainer.init == "file"
        assert [label for label, _ in trainer.controls.init.options][2:] == [name]
    trainer.controls.init.index = 1
    assert trainer.init == "lecture" and len(trainer.controls.init.options) == 2


def test_what_is_looked_at_is_saved(trainer, tmp_path):
    trainer.step(12)
    trainer.step(10)
    trainer.show_moment(1)
    trainer.save(tmp_path / "then.npz")
    assert "epoch 0.02" in trainer.status.text
    trainer.load(tmp_path / "then.npz")
    assert same(trainer.network, trained(12)[0])


def test_nothing_is_overwritten_without_asking(trainer, tmp_path):
    path = trainer.save(tmp_path / "a.npz")
    first = path.read_bytes()
    trainer.step()
    with pytest.raises(FileExistsError, match="a.npz is there already; wanted a new name, or over"):
        trainer.save(path)
    assert path.read_bytes() == first
    trainer.save(path, overwrite=True)
    assert path.read_bytes() != first and [p.name for p in tmp_path.iterdir()] == ["a.npz"]


def test_saving_by_hand_asks_before_it_overwrites(trainer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    box = trainer.controls.files
    click(box.button)
    assert trainer.status.text == "Saved as my_network.npz: the network of epoch 0.00."
    first = (tmp_path / "my_network.npz").read_bytes()
    trainer.step()
    click(box.button)
    assert "Overwrite, or type another name?" in trainer.status.text
    assert box.button.description == "Overwrite"
    assert (tmp_path / "my_network.npz").read_bytes() == first
    by_hand(box.file, text="other")
    assert box.button.description == "Save"
    click(box.button)
    assert (tmp_path / "other.npz").exists()
    by_hand(box.file, text="my_network.npz")
    click(box.button)
    click(box.button)
    assert (tmp_path / "my_network.npz").read_bytes() != first
    assert box.button.description == "Save"
    by_hand(box.file, text="nothing.npz")
    box.load()
    assert trainer.status.text.startswith("nothing.npz is not there; wanted a file")
    by_hand(box.file, text="")
    click(box.button)
    assert "wanted the name of a file" in trainer.status.text
    assert same(trainer.network, trained(1)[0])


@pytest.mark.parametrize(
    "path",
    ["", "  ", None, 3, "..", ".", "a\0b", "no/such/folder/a", "x" * 999]
    + [
        "~",
        "~/",
        "~nobody-of-this-name/a",
        "a/",
        "../home",
        "a.pkl",
        "a.pkl.gz",
        "a.npz.txt",
        "a.b",
    ],
)
def test_paths_that_cannot_be_written_are_refused(trainer, tmp_path, monkeypatch, path):
    (tmp_path / "home").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name in "HOME", "USERPROFILE":
        monkeypatch.setenv(name, str(tmp_path / "home"))
    trainer.step()
    with pytest.raises((OSError, TypeError, ValueError), match="; wanted "):
        trainer.save(path)
    with pytest.raises((OSError, TypeError, ValueError), match="; wanted "):
        trainer.load(path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["here", "home"]
    assert same(trainer.network, trained(1)[0])


def test_what_came_is_said_of_a_path_and_a_tilde_is_one_s_own_folder(
    trainer, tmp_path, monkeypatch
):
    for name in "HOME", "USERPROFILE":
        monkeypatch.setenv(name, str(tmp_path))
    for path, what in {"~": "a folder", "a.pkl.gz": r"which ends in \.pkl\.gz", "": "''"}.items():
        with pytest.raises(ValueError, match=f"{what}; wanted the name of a file, such as my_n"):
            trainer.save(path)
    assert trainer.save("~/a") == tmp_path / "a.npz" and (tmp_path / "a.npz").exists()


def test_a_folder_is_not_overwritten(trainer, tmp_path):
    (tmp_path / "a.npz").mkdir()
    with pytest.raises(OSError, match="cannot be written .*; wanted a place that can"):
        trainer.save(tmp_path / "a", overwrite=True)
    assert [p.name for p in tmp_path.iterdir()] == ["a.npz"]


def test_files_that_hold_no_network_are_refused_and_nothing_is_lost(trainer, tmp_path):
    network = trainer.network
    good = {f"W{l}": W for l, W in enumerate(network.weights, 1)}
    good |= {f"b{l}": b for l, b in enumerate(network.biases, 1)}
    bad = [
        {},
        good | {"W1": good["W1"].T},
        good | {"b3": np.full(10, np.nan)},
        good | {"W2": good["W2"].astype(int)},
        good | {"W2": np.array([{}], dtype=object)},
        {name: part for name, part in good.items() if name != "b2"},
    ]
    trainer.step(2)
    before = repr(trainer)
    for i, arrays in enumerate(bad):
        np.savez(tmp_path / f"{i}.npz", **arrays)
        with pytest.raises(ValueError, match=r"is not the file of a network 784-16-16-10; wanted"):
            trainer.load(tmp_path / f"{i}.npz")
    for i, text in enumerate([b"", b"hello", b"PK\3\4 half a zip"]):
        (tmp_path / f"text{i}.npz").write_bytes(text)
        with pytest.raises(ValueError, match="is not the file of a network"):
            trainer.load(tmp_path / f"text{i}.npz")
    assert repr(trainer) == before and same(trainer.network, trained(2)[0])


def test_the_newest_moment_is_that_at_which_it_comes_to_rest(trainer):
    training_images()

    async def watch():
        trainer.play()
        await asyncio.sleep(0.5)
        trainer.show_moment(-1)

    asyncio.run(watch())
    assert not trainer.running and trainer.looked_at is None
    assert trainer.test_cost == trainer.history["test_cost"][-1]


@pytest.mark.parametrize("eta", [np.float64(0.001), np.float64(0), np.int64(0), 0])
def test_a_rate_of_numpy_s_is_refused_in_the_same_words(trainer, eta):
    with pytest.raises(ValueError, match=r"eta is 0.*; wanted a learning rate from 0.01 to 100"):
        trainer.set_eta(eta)
    trainer.set_eta(np.float32(0.5))
    assert trainer.run.settings.eta == 0.5


def test_one_image_is_one_image(trainer):
    trainer.set_batch_size(1)
    assert "a batch has 1 image." in trainer.status.text
