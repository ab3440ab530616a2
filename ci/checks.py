"""Every check of the project, one after the other: `python3 run.py test [pytest's own]`.

run.py starts this in the project's own environment and folder. All steps run, so that one run
shows all there is to mend; pytest comes last, because its last line says how much was tested.
"""

import os
import subprocess
import sys

# import-linter has a command but no module to run.
ARROWS = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"

STEPS = (
    ("ruff check (style and likely mistakes)", ["-m", "ruff", "check", "."]),
    ("ruff format (layout)", ["-m", "ruff", "format", "--check", "."]),
    ("mypy (types)", ["-m", "mypy"]),
    ("import-linter (arrows run one way)", ["-c", ARROWS]),
    ("content (how it is built and how it reads)", ["-m", "selfhelp.content", "check"]),
)


# Most of the tests wait for a terminal, so two to a processor are no crowd. Whoever is given one
# at a time, for a debugger say, adds `-n 0`.
PYTEST = ["-m", "pytest", "-q", "-n", str(2 * (os.cpu_count() or 1)), "--dist", "worksteal"]


def main(arguments: list[str]) -> int:
    """Run all steps; 0 if all passed."""
    failed = []
    for name, command in (*STEPS, ("pytest", [*PYTEST, *arguments])):
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-P", *command], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"Not passed: {'; '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
