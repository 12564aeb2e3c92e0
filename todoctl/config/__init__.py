"""Values, secrets and settings, each with the place it came from."""
