"""Importing by name."""
import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']
__import__ = __import__


def import_module(name, package=None):
    """Import a module.

    The 'package' argument is required when performing a relative import. It
    specifies the package to use as the anchor point from which to resolve the
    relative import to an absolute import."""
    level = len(name) - len(name.lstrip('.'))
    if level:
        if not package:
            raise TypeError(f'the \'package\' argument is required to perform a relative import for {name!r}')
        parts = package.split('.')
        if level > len(parts):
            raise ImportError('attempted relative import beyond top-level package')
        name = '.'.join(parts[:len(parts) - level + 1] + [name[level:]])
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Every module here is part of the interpreter: there is no newer one to load."""
    if not hasattr(module, '__name__') or sys.modules.get(module.__name__) is not module:
        raise TypeError('reload() argument must be a module')
    return module


def invalidate_caches():
    """There are no finders whose caches could be stale."""
