"""SystemExit without a code, raised by hand."""
print('first')
raise SystemExit
