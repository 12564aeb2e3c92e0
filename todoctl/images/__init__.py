"""The app's images: named by their content, built only when it changed, proved to be what runs."""
