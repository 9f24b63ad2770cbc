"""How long a call takes, however busy the machine is."""

import time
from collections.abc import Callable

# More than what costs what its length costs takes here, on texts that are long enough to show what does not.
LONGEST = 5.0


def seconds(call: Callable[[], object]) -> float:
    """The processor's time for a call."""
    before = time.process_time()
    call()
    return time.process_time() - before
