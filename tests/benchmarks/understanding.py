"""What understanding costs: time a message takes on one core, Rasa's memory, its start: `make benchmark`.

The milliseconds are also given as a ratio to Rasa's default pipeline on the same messages in the same run,
once `make evaluate` has trained it.
"""

import tempfile
import time
from pathlib import Path

import psutil

from tests.evaluation import in_rasa
from tests.evaluation.items import read_items
from tests.running_service import RunningService

MEGABYTE = 1_000_000


def measure_messages() -> None:
    """The median over the final messages, on one core."""
    texts = [item.text for item in read_items("final")]
    ours = in_rasa.rank(texts, one_core=True)["median_ms"]
    print(f"one message through NLU on one core: median {ours:.1f} ms over {len(texts)} messages")
    default = in_rasa.find_default_pipeline()
    if default.is_file():
        theirs = in_rasa.rank(texts, default, one_core=True)["median_ms"]
        print(f"Rasa's default pipeline: {theirs:.1f} ms; ours to theirs: {ours / theirs:.2f}")


def measure_start() -> None:
    """Seconds until the whole service is ready, and Rasa's resident memory then and after use."""
    with tempfile.TemporaryDirectory() as folder:
        service = RunningService(Path(folder))
        try:
            began = time.perf_counter()
            service.open()
            print(f"start to ready: {time.perf_counter() - began:.1f} s")
            rasa = psutil.Process(service.processes["rasa"].pid)
            print(f"Rasa's resident memory: {rasa.memory_info().rss / MEGABYTE:.0f} MB")
        finally:
            service.stop()


def main() -> None:
    """Measure both."""
    measure_messages()
    measure_start()


if __name__ == "__main__":
    main()
