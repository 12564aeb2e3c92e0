"""A local stand-in for the Gemini REST API, for tests and demonstrations without a key or a network.

    with GeminiStandIn() as gemini:
        gemini.script(call("add_task", title="buy milk"), text("Added."), quota_day())
        ...  # run the client with GOOGLE_GEMINI_BASE_URL=gemini.url and GEMINI_API_KEY=gemini.key
        gemini.requests()

It refuses what the service refuses, fails on demand (`script`), and can hold a simple conversation about
tasks by itself (`mode("rules")`).
"""

from tests.gemini.client import GeminiControl, GeminiStandIn

__all__ = ["GeminiControl", "GeminiStandIn"]
