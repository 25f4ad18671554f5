"""Something to touch: one class per demo, its state as plain attributes and methods."""
