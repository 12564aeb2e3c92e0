"""Which of the caller's environment variables reach what is started."""

import os

from todoctl.config import env_file

NEEDED = ("PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "LD_LIBRARY_PATH",
          "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS",
          "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy")
MISLEADING = (*env_file.KNOWN, "NODE_ENV", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX",
              "PIP_USER", "PIP_REQUIRE_VIRTUALENV")


def inherited() -> dict[str, str]:
    """What a process of the app gets of the caller's environment: how to find programs, certificates and proxies."""
    return {name: os.environ[name] for name in NEEDED if name in os.environ}


def for_builds() -> dict[str, str]:
    """What pip and npm get: everything that may configure them, but no setting of the app."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}
