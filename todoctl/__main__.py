"""The program: `todoctl`, or `python -m todoctl`."""

import os
import sys

COMPLETION = "_TODOCTL_COMPLETE"


def main() -> None:
    from todoctl import overview

    if sys.argv[1:] in overview.ASKED and COMPLETION not in os.environ:
        sys.stdout.write(overview.overview())
        return
    from todoctl.cli import app

    app(prog_name="todoctl")


if __name__ == "__main__":
    main()
