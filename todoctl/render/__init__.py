"""Templates and values to Kubernetes objects, as plain dicts."""
