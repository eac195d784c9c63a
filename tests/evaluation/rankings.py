"""What a model makes of messages, without the service; runs in Rasa's environment (`in_rasa.py` asks it).

Reads `{"model": path, "texts": [...], "one_core": false}` from standard input and writes the three likeliest
intents of each text, with how sure it is, and the median milliseconds that one message took.
"""

import asyncio
import json
import logging
import os
import sys
import time
from statistics import median
from typing import Any

from rasa.core.agent import Agent

RANKED = 3


def read_ranking(parsed: dict[str, Any]) -> list[Any]:
    """The likeliest intents, without the fallback that Rasa puts before them."""
    guesses = [guess for guess in parsed["intent_ranking"] if guess["name"] != "nlu_fallback"]
    return [[guess["name"], guess["confidence"]] for guess in guesses[:RANKED]]


async def rank(model: str, texts: list[str]) -> dict[str, Any]:
    """Ask the model about each text, one after another."""
    agent = Agent.load(model)
    await agent.parse_message(texts[0])
    rankings, seconds = [], []
    for text in texts:
        began = time.perf_counter()
        parsed = await agent.parse_message(text)
        seconds.append(time.perf_counter() - began)
        rankings.append(read_ranking(parsed))
    return {"rankings": rankings, "median_ms": 1000 * median(seconds)}


def main() -> None:
    """Answer what standard input asks."""
    logging.disable(logging.WARNING)
    asked = json.load(sys.stdin)
    if asked["one_core"]:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    json.dump(asyncio.run(rank(asked["model"], asked["texts"])), sys.stdout)


if __name__ == "__main__":
    main()
