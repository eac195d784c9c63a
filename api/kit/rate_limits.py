"""How often something may be done: a moving window a minute long, in memory or in Redis."""

import math
import time

from limits import RateLimitItemPerMinute
from limits.aio.strategies import MovingWindowRateLimiter
from limits.storage import storage_from_string


class RateLimits:
    """Counts by name and key. `storage` is an address the `limits` library knows, such as `async+memory://`."""

    def __init__(self, storage: str, *, is_on: bool = True) -> None:
        self.is_on = is_on
        self._windows = MovingWindowRateLimiter(storage_from_string(storage))

    async def seconds_to_wait(self, name: str, key: str, per_minute: int) -> int:
        """Count one more; 0 when it is allowed, else the whole seconds until the next one will be."""
        if not self.is_on:
            return 0
        item = RateLimitItemPerMinute(per_minute)
        if await self._windows.hit(item, name, key):
            return 0
        window = await self._windows.get_window_stats(item, name, key)
        return max(1, math.ceil(window.reset_time - time.time()))
