"""Compiles content/ and locales/ into the wheel (hatchling's build hook)."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]  # its config type doesn't matter here
    """Makes `selfhelp/_data/` before the wheel is packed; pyproject.toml packs it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, or end the build with the compiler's own words."""
        if self.target_name != "wheel":
            return  # an sdist holds the sources
        root = Path(self.root)
        # The compiler is part of the package that is being built, so it isn't installed yet.
        sys.path.insert(0, self.root)
        try:
            from selfhelp.content.build import ContentError
            from selfhelp.l10n.build import build
        finally:
            sys.path.remove(self.root)
        try:
            build(root)
        except ContentError as error:
            self.app.abort(f"The content has mistakes:\n{error}")
