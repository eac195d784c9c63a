"""Runs the measurements that need Rasa's environment, and trains Rasa's default pipeline to compare with."""

import hashlib
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from api.development.setup import MODEL, RASA_PYTHON

FOLDER = Path(__file__).parent
CONFIG = FOLDER / "default_pipeline.yml"
KEPT = Path("var/default-pipeline")


def run(module: str, asked: dict[str, Any]) -> Any:
    """Ask a module of `tests.evaluation` in Rasa's environment; both sides are JSON."""
    done = subprocess.run(
        [str(RASA_PYTHON), "-W", "ignore", "-m", f"tests.evaluation.{module}"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    # Rasa logs to standard output too: the answer is the last line.
    return json.loads(done.stdout.splitlines()[-1])


def rank(texts: Sequence[str], model: Path = MODEL, *, one_core: bool = False) -> Any:
    """The three likeliest intents of each text, and the milliseconds that one takes."""
    return run("rankings", {"model": str(model), "texts": list(texts), "one_core": one_core})


def compare_parts(texts: Sequence[str]) -> Any:
    """The three likeliest intents of each text by each part of the pipeline, weighed as `config.yml` says."""
    pipeline = YAML(typ="safe").load(Path("config.yml").read_text(encoding="utf-8"))["pipeline"]
    [weights] = [part for part in pipeline if part["name"].endswith(".TopicClassifier")]
    return run("parts", {"texts": list(texts), "weights": weights})


def rounds() -> int:
    """How many rounds to train the default pipeline for. Its own 100 take seven hours on 2 cores."""
    return int(os.environ.get("ROUNDS", "10"))


def find_default_pipeline() -> Path:
    """Where its model for the examples as they are is, or will be."""
    inputs = [CONFIG, *sorted(Path("data/nlu").glob("*.yml"))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()[:16]
    return KEPT / f"{digest}-{rounds()}.tar.gz"


def write_default_config() -> Path:
    """The default pipeline with the number of rounds asked for."""
    yaml = YAML(typ="safe")
    config = yaml.load(CONFIG.read_text(encoding="utf-8"))
    for part in config["pipeline"]:
        if "epochs" in part:
            part["epochs"] = rounds()
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / "config.yml"
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(config, file)
    return path


def train_default_pipeline() -> Path:
    """Rasa's default pipeline, trained on the same examples; only when they have changed."""
    model = find_default_pipeline()
    if not model.is_file():
        print(f"Training Rasa's default pipeline for {rounds()} rounds (4 minutes each) ...", flush=True)
        subprocess.run(
            [
                str(RASA_PYTHON), "-W", "ignore", "-m", "rasa", "train", "nlu", "--nlu", "data/nlu",
                "--config", str(write_default_config()), "--out", str(KEPT),
                "--fixed-model-name", model.name.removesuffix(".tar.gz"),
            ],
            check=True,
            env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        )  # fmt: skip
    return model
