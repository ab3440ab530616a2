"""The vault with one piece of its source replaced, beside the real one and instead of it."""

import importlib
import importlib.abc
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import selfhelp.vault
from tests.vault.cheap import CHEAP

PACKAGE = "selfhelp.vault"


class _Loader(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Finds one module, changed."""

    def __init__(self, name, snippet, instead):
        self.name = f"{PACKAGE}.{name}"
        path = Path(selfhelp.vault.__file__).with_name(f"{name}.py")
        source = path.read_text(encoding="utf-8")
        assert source.count(snippet) == 1, f"{snippet!r} is not in {name}.py once"
        self.source = source.replace(snippet, instead)

    def find_spec(self, fullname, path, target=None):
        if fullname == self.name:
            return importlib.util.spec_from_loader(fullname, self)
        return None

    def get_source(self, fullname):
        return self.source


@contextmanager
def mutant(name: str, snippet: str, instead: str) -> Iterator[None]:
    """While this lasts, importing the vault anew gives one where `snippet` of module `name` is
    `instead`. Import inside; cheap passphrases are allowed.
    """
    finder = _Loader(name, snippet, instead)

    def ours():
        return [each for each in sys.modules if each == PACKAGE or each.startswith(f"{PACKAGE}.")]

    kept = {each: sys.modules.pop(each) for each in ours()}
    parent = sys.modules["selfhelp"]
    attribute = parent.vault
    sys.meta_path.insert(0, finder)
    try:
        importlib.import_module(f"{PACKAGE}.keys").LEAST = CHEAP  # type: ignore[attr-defined]
        yield
    finally:
        sys.meta_path.remove(finder)
        for each in ours():
            del sys.modules[each]
        sys.modules.update(kept)
        parent.vault = attribute  # type: ignore[attr-defined]
