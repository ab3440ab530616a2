"""`python -m tests.ways_out free|guarded PORT`: try every way out, print {name: outcome}.

The child process of `tests/test_offline.py`: a guard can't be taken down again. Nothing goes
beyond the loopback interface.
"""

import json
import sys

from tests.ways_out import library, programs, sockets  # noqa: F401 - for the ways they add
from tests.ways_out.core import MODE, WAYS, outcome, stop

started = {name: run() for name, run in WAYS.items()}
for prepared in started.values():
    next(prepared)
if MODE == "guarded":
    from selfhelp import offline

    offline.install()
else:
    sys.addaudithook(stop)
outcomes = {name: outcome(prepared) for name, prepared in started.items()}
print(json.dumps({"outcomes": outcomes, "ringing": library.RINGING}))
