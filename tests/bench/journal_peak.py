"""`journal_peak.py SIDE MEASURE FOLDER`: load all of a journal; how much memory that took at most.

Prints the peak of the whole process in KiB, before the load and after it.
"""

import sys


def peak() -> int:
    """KiB; on Linux of this program alone, elsewhere as far as the system tells."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most // 1024 if sys.platform == "darwin" else most


def main() -> None:
    """Load, and print both numbers."""
    from tests.bench.journal_sides import SIDES, without_derivation

    name, measure, folder = sys.argv[1:]
    side = SIDES[name](folder)
    with without_derivation():
        load = getattr(side, measure)()
        before = peak()
        held = load()
        print(before, peak())
        assert held


if __name__ == "__main__":
    main()
