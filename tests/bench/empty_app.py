"""What start-up is compared with: a Textual app with one line of text and nothing else."""

from textual.app import App, ComposeResult
from textual.widgets import Static

TEXT = "nothing-but-this"


class Empty(App[None]):
    """One `Static`."""

    def compose(self) -> ComposeResult:
        yield Static(TEXT)


if __name__ == "__main__":
    Empty().run()
