"""The page at `/`, and what its forms do. Every form works without JavaScript: post, then redirect."""

from hashlib import sha256
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Cookie, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError
from starlette.background import BackgroundTask

from api.chat.pages import transcript
from api.conversations.dependencies import Address, Limits, Service
from api.conversations.limits import TooMany, take_turn_within_limits
from api.conversations.payloads import UnknownPayload
from api.conversations.schemas import MessageRequest, OpenConversation
from api.conversations.service import TokenWrong
from api.conversations.speech import Speech
from api.kit.clock import utc_now
from api.kit.errors import ServiceError

router = APIRouter(include_in_schema=False)

COOKIE = "alongside"
SessionToken = Annotated[str | None, Cookie(alias=COOKIE)]


class FromElsewhere(ServiceError):
    """A form that another site made the browser send."""

    status_code = 403
    code = "form-from-elsewhere"
    detail = "This form was sent from another site. Open the page itself and try again."


def is_from_other_site(request: Request) -> bool:
    """Whether the browser says that another site made it ask."""
    return request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def refuse_other_sites(request: Request) -> None:
    """Raise `FromElsewhere` when another site sent the form."""
    if is_from_other_site(request):
        raise FromElsewhere


def keep_token(response: Response, token: str, *, is_secure: bool) -> None:
    """The one cookie: strictly necessary, gone when the browser closes."""
    response.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=is_secure)


async def find_conversation(service: Service, token: str | None) -> OpenConversation | None:
    """The conversation of this browser, if it has one that still lives."""
    try:
        return await service.get_by_token(token, now=utc_now()) if token else None
    except TokenWrong:
        return None


async def show_page(
    request: Request,
    service: Service,
    token: str | None,
    *,
    error: str | None = None,
    refusal: str | None = None,
    draft: str = "",
    status: int = 200,
    is_deleted: bool = False,
) -> HTMLResponse:
    """The page with the transcript; with an error, what was written stays in the box.

    `refusal` is the code of the error, where the page has words of its own for it.
    """
    conversation = await find_conversation(service, token)
    turns = await service.list_turns(conversation) if conversation else []
    welcome = Speech(service.content, "web").welcome()
    opened = {"id": conversation.id, "token": token} if conversation else None
    context = {
        "messages": transcript(welcome, turns),
        "meaning_label": service.content.lines.meaning_label.web,
        "conversation": opened,
        "idempotency_key": str(uuid4()),
        "error": error,
        "refusal": refusal,
        "draft": draft,
        "is_deleted": is_deleted and conversation is None,
    }
    response: HTMLResponse = request.app.state.templates.TemplateResponse(
        request, "chat/page.html", context, status_code=status
    )
    return response


def key_of(idempotency_key: str | None, said: MessageRequest) -> str | None:
    """One key a page, made one for each thing said on it.

    A page that the browser kept and shows again sends its old key with new words or another button: these are
    answered too, and only a second press of the same is not.
    """
    if not idempotency_key:
        return None
    what = f"press {said.payload}" if said.payload else f"write {said.text}"
    return f"{idempotency_key} {sha256(what.encode()).hexdigest()[:32]}"


@router.get("/")
async def show_chat(
    request: Request, service: Service, deleted: str | None = None, token: SessionToken = None
) -> HTMLResponse:
    """The conversation; after `Delete this conversation`, that it is deleted."""
    return await show_page(request, service, token, is_deleted=deleted is not None)


@router.get("/send")
@router.get("/delete")
async def show_chat_instead() -> RedirectResponse:
    """Where a form's address is opened by itself, as from the address bar: the page."""
    return RedirectResponse("/", status_code=303)


@router.post("/send")
async def send(
    request: Request,
    service: Service,
    limits: Limits,
    address: Address,
    text: Annotated[str | None, Form()] = None,
    payload: Annotated[str | None, Form()] = None,
    idempotency_key: Annotated[str | None, Form(max_length=100)] = None,
    token: SessionToken = None,
) -> Response:
    """Say something or press a button; a reload of the answer sends nothing again."""
    refuse_other_sites(request)
    try:
        # A browser sends each line break as two characters; the limit counts what was typed.
        words = (text or "").replace("\r\n", "\n")
        said = MessageRequest(payload=payload) if payload else MessageRequest(text=words)
        conversation = await find_conversation(service, token)
        if conversation is None:
            if not service.is_danger(said):
                await limits.take_conversation(address)
            token = (await service.start("web", now=utc_now())).token
            conversation = await service.get_by_token(token, now=utc_now())
        key = key_of(idempotency_key, said)
        await take_turn_within_limits(
            service, limits, conversation, said, address=address, key=key, now=utc_now()
        )
    except ValidationError:
        lines = service.content.lines
        line = lines.message_too_long if (text or "").strip() else lines.nothing_written
        return await show_page(request, service, token, error=line.web, draft=text or "", status=422)
    except (TooMany, UnknownPayload) as refusal:
        return await show_page(
            request, service, token,
            error=refusal.detail, refusal=refusal.code, draft=text or "", status=refusal.status_code,
        )  # fmt: skip
    response = RedirectResponse("/#latest", status_code=303)
    keep_token(response, token or "", is_secure=not request.app.state.settings.is_development)
    return response


@router.post("/conversation", status_code=201)
async def open_conversation(
    request: Request,
    response: Response,
    service: Service,
    limits: Limits,
    address: Address,
    token: SessionToken = None,
) -> dict[str, str]:
    """For the page's own script: this browser's conversation, or a new one, and its cookie."""
    refuse_other_sites(request)
    conversation = await find_conversation(service, token)
    if conversation is not None and token:
        return {"id": conversation.id, "token": token}
    await limits.take_conversation(address)
    started = await service.start("web", now=utc_now())
    keep_token(response, started.token, is_secure=not request.app.state.settings.is_development)
    return {"id": started.id, "token": started.token}


async def erase(service: Service, token: str | None) -> BackgroundTask | None:
    """Erase this browser's conversation here; what is left to do, Rasa's side, need not be waited for."""
    conversation = await find_conversation(service, token)
    if conversation is None:
        return None
    await service.erase(conversation)
    return BackgroundTask(service.forget_in_rasa, conversation.id)


@router.post("/delete")
async def delete_conversation(request: Request, service: Service, token: SessionToken = None) -> Response:
    """Delete this conversation."""
    refuse_other_sites(request)
    response = RedirectResponse("/?deleted=yes", status_code=303, background=await erase(service, token))
    response.delete_cookie(COOKIE)
    return response


@router.get("/exit")
async def exit_page(request: Request, service: Service, token: SessionToken = None) -> Response:
    """Exit this page: go to an ordinary site, and erase the conversation.

    Another site's link, or a browser that only looks ahead, goes there too, and erases nothing.
    """
    url = request.app.state.settings.exit_url
    if is_from_other_site(request) or "prefetch" in request.headers.get("sec-purpose", ""):
        return RedirectResponse(url, status_code=303)
    response = RedirectResponse(url, status_code=303, background=await erase(service, token))
    response.delete_cookie(COOKIE)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
