"""Nothing: what it costs to start."""
pass
