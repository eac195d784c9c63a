"""`python3 -m api.development run|setup|fine-tune`: needs nothing but Python's own library to begin with."""

import os
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)


def main() -> None:
    """Set everything up; for `run`, go on as the supervisor in the environment just made."""
    if sys.version_info < OLDEST_PYTHON:
        raise SystemExit("This needs Python 3.11 or newer as `python3`. Install it and try again.")
    from api.development.ports import check_port_is_free
    from api.development.setup import PYTHON, set_up

    wanted = sys.argv[1] if len(sys.argv) > 1 else "run"
    os.chdir(Path(__file__).parent.parent.parent)
    if wanted == "run":
        # Before anything else: training takes a minute, and would be for nothing.
        check_port_is_free(os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000"))
    try:
        set_up()
    except KeyboardInterrupt:
        raise SystemExit("\nStopped before it was set up. Run the same command to go on.") from None
    if wanted == "fine-tune":
        from api.development.fine_tune import fine_tune

        fine_tune()
    if wanted == "run":
        sys.stdout.flush()
        os.execv(PYTHON, [str(PYTHON), "-m", "api.development.supervise"])


if __name__ == "__main__":
    main()
