"""TrainLive: the whole network in training, and what it shows meanwhile.

demo : its state, and what a hand or code does to it. run : the training itself, with the moments
it keeps; images : what it trains with. loop : takes its steps, in the background or not. views,
controls : the widgets. words : what it says. network_file : networks in files.
"""
