"""Digits of one's own hand, and how a network reads them.

sitting : which digit is asked for, which are written, and the ink that waits on the pad.
tally : the order of the digits, a table of labels and answers, means. words : what is said.
demo : all of it, to touch.
"""
