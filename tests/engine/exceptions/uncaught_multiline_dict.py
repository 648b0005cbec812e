"""Uncaught: multiline dict."""
d = {
    "a": 1,
    "b": 1 / 0,
    "c": 3,
}
