"""A process of its own for a hand-in's code: it knows no answers, and can reach nothing.

On the trusted side:
  student.py   runs the cells there, asks for answers; its limits
  process.py   the process and its folder: started, and ended with all that it has started
  folder.py    a folder that is removed at its end, or by the next grader
  function.py  a function over there, as something that a check can call here
  wire.py      messages: each bounded in size and in time
  shield.py    what protects this machine, and in one sentence what does not
In the process, copied into its folder, so that they import each other by `from .`:
  worker.py    runs the cells, then answers
  clock.py     stops what takes too long
  stand_in.py  mlp_helpers, as far as a hand-in may use it
  guard.py     says no to what Python code may not do there
  landlock.py  has Linux say no, too
On both sides:
  packing.py   values as text, and back; never code
"""
