"""The program: `todoctl`, or `python -m todoctl`."""


def main() -> None:
    from todoctl.cli import app

    app()


if __name__ == "__main__":
    main()
