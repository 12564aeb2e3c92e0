"""A todo list that is kept by talking to it."""

__version__ = "1.0.0"
