"""One redactor in a process of its own: ``python -m tests.evaluation.subject NAME``.

A line of standard input is a JSON list of texts. A line of standard output answers it: ``found``, a list for each text of
[start, end, whether unsure]; ``seconds`` of processor time that took; ``peak_mib``, the most memory the process has held so far.
"""

import json
import resource
import sys
import time
import warnings


def main(name: str) -> None:
    """Answer until the input ends."""
    warnings.simplefilter("ignore")
    out, sys.stdout = sys.stdout, sys.stderr  # what a library prints must not stand among the answers
    from tests.evaluation.finders import FINDERS

    find = FINDERS[name]()
    for line in sys.stdin:
        texts = json.loads(line)
        begun = time.process_time()
        found = [find(text) for text in texts]
        seconds = time.process_time() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        out.write(json.dumps({"found": found, "seconds": seconds, "peak_mib": peak}) + "\n")
        out.flush()


if __name__ == "__main__":
    main(sys.argv[1])
