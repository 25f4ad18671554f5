"""Which sentences of the lessons are held by which tests."""


def register():
    """A decorator `says(lesson, sentence)`, and what it fills: {(lesson, sentence): test}."""
    tests = {}

    def says(lesson, sentence):
        """Mark a test of a sentence that stands in a lesson, such as "05"."""

        def mark(test):
            tests[lesson, sentence] = test
            return test

        return mark

    return says, tests
