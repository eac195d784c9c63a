"""What a turn costs at the end of a conversation of 200 turns: `make benchmark`.

Each turn of the long conversation is timed beside one in a conversation of its own, so that a busy machine
slows both. The ratios are what counts: the last turns against the first, and against fresh ones.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

import httpx

from tests.running_service import RunningService, Talk, start_talk

TURNS = 200
SPAN = 40
WORDS = ("the cps dropped my case", "what is a vps", "when is court", "thanks", "i want to complain")


def seconds(talk: Talk, words: str) -> float:
    """How long one turn takes."""
    began = time.perf_counter()
    talk.ask(words)
    return time.perf_counter() - began


def measure(http: httpx.Client) -> None:
    """Time the turns and print the ratios."""
    long_talk = start_talk(http)
    for words in WORDS:
        seconds(start_talk(http), words)
    pairs = [
        (seconds(long_talk, WORDS[turn % len(WORDS)]), seconds(start_talk(http), WORDS[turn % len(WORDS)]))
        for turn in range(TURNS)
    ]
    first = median(long for long, _ in pairs[:SPAN])
    last = median(long for long, _ in pairs[-SPAN:])
    fresh = median(alone for _, alone in pairs[-SPAN:])
    print(f"turns 1 to {SPAN}: median {first * 1000:.0f} ms")
    print(f"turns {TURNS - SPAN + 1} to {TURNS}: median {last * 1000:.0f} ms")
    print(f"fresh conversations beside the last: median {fresh * 1000:.0f} ms")
    print(f"last to first: {last / first:.2f}    last to fresh: {last / fresh:.2f}")


def main() -> None:
    """Run against a service of its own."""
    with tempfile.TemporaryDirectory() as folder:
        service = RunningService(Path(folder))
        try:
            service.open()
            with httpx.Client(base_url=service.address, timeout=30) as http:
                measure(http)
        finally:
            service.stop()


if __name__ == "__main__":
    main()
