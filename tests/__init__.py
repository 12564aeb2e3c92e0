"""Tests of todoctl and of the app."""
