"""The models that the stand-in offers, with the differences that a client can notice."""

from dataclasses import dataclass

from tests.gemini.answer import Json
from tests.gemini.errors import RefusedError, error, model_not_found

CHAT = ("generateContent", "countTokens")
EVERYWHERE = ("v1", "v1beta")
PAGE_SIZE = 50
PAGE_LIMIT = 1000


@dataclass(frozen=True, kw_only=True)
class Model:
    """One model; `thinks` turns on the rules of Gemini 3 and newer."""

    name: str
    thinks: bool = True
    allows_minimal: bool = True
    versions: tuple[str, ...] = EVERYWHERE
    methods: tuple[str, ...] = CHAT

    def to_json(self) -> Json:
        """The model as the list of models shows it."""
        return {
            "name": f"models/{self.name}",
            "version": "001",
            "displayName": self.name.replace("-", " ").title(),
            "inputTokenLimit": 1048576,
            "outputTokenLimit": 65536,
            "supportedGenerationMethods": list(self.methods),
            **({"thinking": True} if self.thinks else {}),
        }


MODELS = (
    Model(name="gemini-2.5-flash", thinks=False),
    Model(name="gemini-2.5-pro", thinks=False),
    Model(name="gemini-3.1-pro-preview"),
    Model(name="gemini-3.5-flash"),
    Model(name="gemini-3.5-flash-lite"),
    Model(name="gemini-3.6-flash"),
    Model(name="gemini-3.7-flash"),
    Model(name="gemini-3.8-flash", allows_minimal=False),
    Model(name="gemini-4-argon", allows_minimal=False),
    Model(name="gemini-4-carbon", allows_minimal=False),
    Model(name="gemini-4-hydrogen", allows_minimal=False),
    Model(name="gemini-flash-latest", allows_minimal=False, versions=("v1beta",)),
    Model(name="gemini-flash-lite-latest", versions=("v1beta",)),
    Model(name="gemini-pro-latest", versions=("v1beta",)),
    Model(name="gemini-embedding-001", thinks=False, methods=("embedContent",)),
)


def find(name: str, *, version: str, verb: str) -> Model:
    """The model of that name; raises RefusedError (404) when this version does not offer it for the method."""
    method = "generateContent" if verb == "streamGenerateContent" else verb
    for model in MODELS:
        if model.name == name and version in model.versions and (not verb or method in model.methods):
            return model
    raise RefusedError(model_not_found(name, version, verb or "GetModel"))


def page(*, version: str, size: str, token: str) -> Json:
    """One page of the list of models; raises RefusedError (400) for a bad page size or token."""
    offered = [model.to_json() for model in MODELS if version in model.versions]
    if not (size or "0").isdigit() or not (token or "0").isdigit():
        raise RefusedError(error(400, "Invalid page size or page token."))
    start = int(token or 0)
    end = start + min(int(size or 0) or PAGE_SIZE, PAGE_LIMIT)
    more = {"nextPageToken": str(end)} if end < len(offered) else {}
    return {"models": offered[start:end], **more}
