"""The lessons' predictions, kept out of the notebooks so that no cell gives an answer away."""
