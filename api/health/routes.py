"""`GET /health/live` and `GET /health/ready`."""

from fastapi import APIRouter, Request

from api.health.service import Health
from api.kit.errors import ServiceError
from api.kit.problem_schema import problem_responses

router = APIRouter(prefix="/health", tags=["health"])


class NotReady(ServiceError):
    """Some part does not answer; `missing` names them."""

    status_code = 503
    code = "not-ready"


@router.get("/live")
async def is_live() -> dict[str, str]:
    """This process runs."""
    return {"status": "live"}


@router.get("/ready", responses=problem_responses(503))
async def is_ready(request: Request) -> dict[str, str]:
    """Every part that an answer needs is there."""
    health = request.app.state.health
    assert isinstance(health, Health)
    missing = await health.find_missing()
    if missing:
        raise NotReady(f"Not ready: {', '.join(missing)}.", extensions={"missing": missing})
    return {"status": "ready"}
