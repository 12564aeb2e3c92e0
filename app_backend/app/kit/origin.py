"""Whether a request comes from our own pages."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers


def is_same_origin(headers: Headers) -> bool:
    """Whether the Origin, where the browser names one, is the host that was asked."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    # A page of another site cannot set X-Forwarded-Host: that header alone needs a preflight, and we allow none.
    hosts = {headers.get("host"), headers.get("x-forwarded-host")}
    return urlsplit(origin).netloc in hosts
