"""TrainLive: the whole network in training, and what it shows meanwhile."""
