"""The three places that an app can run in, behind one interface."""

COMPONENTS = ("backend", "frontend", "migrate", "db")
