"""`make bench`: every figure with its limit; `ARGS=command,local` runs only some."""

import sys

from tests.bench import command, first_token, local, minikube

BENCHES = {"command": command.rows, "first_token": first_token.rows, "local": local.rows, "minikube": minikube.rows}


def main() -> int:
    names = sys.argv[1].split(",") if len(sys.argv) > 1 else list(BENCHES)
    missed = 0
    for name in names:
        for row in BENCHES[name]():
            print(row, flush=True)
            missed += not row.held
    return missed


if __name__ == "__main__":
    sys.exit(main())
