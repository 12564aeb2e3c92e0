"""`todoctl render`."""

import typer

from todoctl.cli.common import Invocation, command


def render(call: Invocation) -> None:
    """Show the objects that `up` applies.

    Secrets are masked; no cluster is asked.
    """
    import yaml

    from todoctl.config import values
    from todoctl.config.secret import Secret
    from todoctl.render.mask import masked
    from todoctl.render.templates import Facts
    from todoctl.render.templates import render as rendered

    manifests = call.project.manifests
    merged = values.load(manifests, call.wish.values_files, call.wish.pairs)
    bundled = None if call.run.settings.database_url else Secret("")
    secrets = {**call.run.settings.secrets, "DATABASE_URL": Secret(""), "JWT_SECRET": Secret("")}
    images = {"backend": "todo-backend", "frontend": "todo-frontend"}
    objects = [masked(item) for item in rendered(manifests / "templates", Facts(
        merged.data, call.wish.namespace, 1, images, secrets, bundled))]
    if call.json:
        call.ui.document("render", {"objects": objects})
    else:
        call.ui.result(yaml.safe_dump_all(objects, sort_keys=False, explicit_start=True).rstrip())


def register(app: typer.Typer) -> None:
    app.command("render")(command(render))
