"""Uncaught: async."""
async def f():
    await g()
async def g():
    1/0
c = f()
c.send(None)
