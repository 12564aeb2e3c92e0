"""todoctl owns the whole life of a deployment: build, render, apply, migrate, wait, prove, undo."""
