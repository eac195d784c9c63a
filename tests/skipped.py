"""Fails when a test was skipped: `python -m tests.skipped REPORT.xml ...`, for `.ci/run`.

The only tests that skip are those that found no PostgreSQL, Redis or Chromium.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree


def list_skipped(report: Path) -> list[str]:
    """The skipped tests of a JUnit report, with the reason. Raises ValueError for an empty report."""
    cases = list(ElementTree.parse(report).iter("testcase"))
    if not cases:
        raise ValueError(f"{report} holds no test")
    return [
        f"{case.get('classname')}.{case.get('name')}: {skipped.get('message')}"
        for case in cases
        if (skipped := case.find("skipped")) is not None
    ]


def main() -> None:
    """Print the skipped tests, and fail if there are any."""
    skipped = [line for report in sys.argv[1:] for line in list_skipped(Path(report))]
    if skipped:
        raise SystemExit("Skipped, so not checked:\n" + "\n".join(skipped))
    print("No test was skipped.")


if __name__ == "__main__":
    main()
