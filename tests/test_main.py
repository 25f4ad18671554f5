"""The command `python -m mlp_helpers`: it copies the lessons, and checks the installation."""

from mlp_helpers.__main__ import copy_lessons, main


def test_lessons_are_copied_once_and_never_over_a_student_s_work(tmp_path):
    source, target = tmp_path / "notebooks", tmp_path / "my-notebooks"
    source.mkdir()
    (source / "01_pixels.ipynb").write_text("lesson")
    assert copy_lessons(source, target) == ["01_pixels.ipynb"]
    (target / "01_pixels.ipynb").write_text("my work")
    (source / "02_more.ipynb").write_text("lesson")
    assert copy_lessons(source, target) == ["02_more.ipynb"]
    assert (target / "01_pixels.ipynb").read_text() == "my work"


def test_the_installation_says_that_it_is_good(capsys):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out.startswith("Good: JupyterLab")
