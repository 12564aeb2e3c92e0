"""Is it ready yet, will it ever be: pure rules, and the watcher that feeds them."""
