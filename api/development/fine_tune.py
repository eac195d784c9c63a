"""Makes the sentence encoder anew, in an environment of its own: nothing else here needs PyTorch."""

import os
import subprocess
import sys
from pathlib import Path

from api.development.setup import NO_NETWORK, TOOLS, clean_environment, fingerprint, is_current, run_step, say

REQUIREMENTS = Path("bot/encoder/requirements.txt")
ENVIRONMENT = TOOLS / "fine-tuning"


def install() -> Path:
    """The environment; its Python."""
    python = ENVIRONMENT / "bin" / "python"
    stamp = ENVIRONMENT / "installed"
    wanted = fingerprint([REQUIREMENTS], str(Path.cwd()))
    if not is_current(stamp, wanted):
        say("Installing PyTorch to fine-tune with ...")
        run_step([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], "make an environment", NO_NETWORK)
        run_step([python, "-m", "pip", "install", "-q", "-r", REQUIREMENTS], "install PyTorch", NO_NETWORK)
        stamp.write_text(wanted)
    return python


def fine_tune() -> None:
    """Write the encoder's files. Raises SystemExit when that fails."""
    python = install()
    done = subprocess.run(
        [str(python), "-m", "bot.encoder.fine_tune"],
        env={**clean_environment(), "HF_HUB_OFFLINE": "1", "PYTHONPATH": os.getcwd()},
        check=False,
    )
    if done.returncode:
        raise SystemExit("The encoder was not made: what went wrong stands above. Its old files are kept.")
    say("Made bot/encoder anew. Now: make train, make evaluate, and commit its files together.")
