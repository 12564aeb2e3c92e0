"""The real SDK pointed at the stand-in, for the tests of the stand-in itself."""

from typing import Any

from google import genai
from google.genai import types

from tests.gemini.client import GeminiStandIn

MODEL = "gemini-3.5-flash-lite"


def connect(stand_in: GeminiStandIn, **options: Any) -> genai.Client:
    """A client with the right key; keep it, since one that is dropped closes itself."""
    return genai.Client(api_key=stand_in.key, http_options=types.HttpOptions(base_url=stand_in.url, **options))


def ask(sdk: genai.Client, *, stream: bool, **config: Any) -> list[types.GenerateContentResponse]:
    """All responses to one question."""
    settings = types.GenerateContentConfig(**config)
    if stream:
        return list(sdk.models.generate_content_stream(model=MODEL, contents="hi", config=settings))
    return [sdk.models.generate_content(model=MODEL, contents="hi", config=settings)]
