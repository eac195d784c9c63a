"""The images' health check: `python check_health.py PORT PATH` fails unless the process there answers 200.

Standard library only, for Python 3.10 and newer: both images have it, and neither has curl.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException

TIMEOUT_SECONDS = 4


def is_healthy(port: int, path: str) -> bool:
    """Whether the process on this port of this container answers 200 to one who has the shared secret."""
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
    headers = {"Authorization": f"Secret key={os.environ.get('SHARED_SECRET', '')}"}
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_healthy(int(sys.argv[1]), sys.argv[2]) else 1)
