"""The only code that talks to Kubernetes: raw JSON, server-side apply, watches."""
