"""How many threads NumPy's matrix products take: one, in every kernel that runs a lesson.

Products as small as a batch's are slower with two: they wait more than they work, and on a
shared machine they take every core. Whoever wants more says `threads.limit(4)`.
"""

from threadpoolctl import threadpool_limits


def limit(n):
    """Let products take n threads from now on, a whole number from 1."""
    threadpool_limits(n, user_api="blas")
