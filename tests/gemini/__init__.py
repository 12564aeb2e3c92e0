"""A local stand-in for the Gemini REST API, for tests and demonstrations without a key or a network."""

from tests.gemini.client import GeminiControl, GeminiStandIn

__all__ = ["GeminiControl", "GeminiStandIn"]
