"""Which line of a build's output a person reads first."""

from pathlib import Path

import pytest

from todoctl.causes import explain

OUTPUTS = {
    "pip: no such version": (
        "Collecting nothing==1.0\n"
        "ERROR: Ignored the following versions that require a different python version: 2.0 Requires-Python >=3.13\n"
        "ERROR: Could not find a version that satisfies the requirement nothing==1.0 (from versions: none)\n"
        "ERROR: No matching distribution found for nothing==1.0\n",
        "E-BUILD", "ERROR: No matching distribution found for nothing==1.0"),
    "pip: a changed file": (
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated them …\n"
        "    fastapi==0.165.0:\n        Expected sha256 aa\n             Got        bb\n",
        "E-BUILD", "THESE PACKAGES DO NOT MATCH THE HASHES"),
    "npm: lock out of step": (
        "npm error code EUSAGE\nnpm error\nnpm error `npm ci` can only install packages when your package.json and "
        "package-lock.json are in sync.\nnpm error A complete log of this run can be found in: x.log\n",
        "E-BUILD", "can only install packages when"),
    "next: a wrong type": (
        "Failed to compile.\n\n\x1b[36m./app/page.tsx\x1b[0m:3:10\n\x1b[31mType error: Type 'number' is not assignable "
        "to type 'string'.\x1b[0m\n\n> 3 | let a: string = 1\n",
        "E-BUILD", "./app/page.tsx:3:10 Type error: Type 'number' is not assignable to type 'string'."),
    "next: a missing module": (
        "./app/page.tsx:1:1\nModule not found: Can't resolve './gone'\n",
        "E-BUILD", "./app/page.tsx:1:1 Module not found: Can't resolve './gone'"),
    "pip: no network": (
        "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(Failed to establish a new "
        "connection: [Errno -3] Temporary failure in name resolution)': /simple/x/\n"
        "ERROR: No matching distribution found for x==1\n",
        "E-NETWORK", "the package registry can't be reached"),
    "npm: no network": (
        "npm error code EAI_AGAIN\nnpm error syscall getaddrinfo\n", "E-NETWORK", "can't be reached"),
    "npm: full disk": (
        "npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write\n",
        "E-DISK", "the disk is full"),
    "nothing known": ("a\nthe last line\n", "E-BUILD", "the last line"),
    "nothing at all": ("", "E-BUILD", "it said nothing"),
}


@pytest.mark.parametrize("case", OUTPUTS)
def test_the_cause_comes_first_and_the_log_is_named(case: str) -> None:
    output, code, cause = OUTPUTS[case]
    error = explain("Building", output, Path("logs/build.log"))
    assert error.code == code
    assert error.message.startswith("Building failed: ")
    assert cause in error.message
    assert "\x1b" not in error.message
    assert "logs/build.log" in error.hint
