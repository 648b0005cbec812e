"""An indentation error in the program itself."""
def f():
print(1)
