"""Builds the backend and the page from a checkout, outside of it, keyed by content."""
