"""This machine as a target: embedded PostgreSQL, the backend, the page, and a supervisor that keeps them up."""
