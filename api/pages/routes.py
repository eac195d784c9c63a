"""The reading pages: `/topics`, `/stages`, `/glossary` and `/card`. No conversation is needed."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.content.routes import LoadedContent, get_stage_of, get_topic_of
from api.pages.care_card import address_in_words, make_care_card
from api.pages.fitting import Chosen, query_of
from api.pages.lists import terms_by_letter, topics_by_stage
from api.pages.stage_page import make_stage_page
from api.pages.topic_page import make_topic_page

router = APIRouter(include_in_schema=False)

# A program that looks whether a link still leads somewhere asks for the head alone.
READ = ["GET", "HEAD"]


def show(request: Request, name: str, **context: Any) -> HTMLResponse:
    """A page, which knows the address that a printed copy of it names."""
    public_url = request.app.state.settings.public_url
    page: HTMLResponse = request.app.state.templates.TemplateResponse(
        request, f"pages/{name}.html", {"address": address_in_words(public_url), **context}
    )
    return page


@router.api_route("/topics", methods=READ)
async def show_topics(request: Request, content: LoadedContent, chosen: Chosen) -> HTMLResponse:
    """Every topic, by stage."""
    return show(request, "topics", groups=topics_by_stage(content), query=query_of(chosen))


@router.api_route("/topics/{topic_id}", methods=READ)
async def show_topic(request: Request, topic_id: str, content: LoadedContent, chosen: Chosen) -> HTMLResponse:
    """One topic's whole answer."""
    page = make_topic_page(content, get_topic_of(content, topic_id), chosen)
    return show(request, "topic", page=page, lines=content.lines)


@router.api_route("/stages", methods=READ)
async def show_stages(request: Request, content: LoadedContent, chosen: Chosen) -> HTMLResponse:
    """The six stages."""
    return show(request, "stages", stages=content.stages.values(), query=query_of(chosen))


@router.api_route("/stages/{stage_id}", methods=READ)
async def show_stage(request: Request, stage_id: str, content: LoadedContent, chosen: Chosen) -> HTMLResponse:
    """One stage."""
    page = make_stage_page(content, get_stage_of(content, stage_id), chosen)
    return show(
        request, "stage", page=page, lines=content.lines, query=query_of(chosen), count=len(content.stages)
    )


@router.api_route("/glossary", methods=READ)
async def show_glossary(request: Request, content: LoadedContent) -> HTMLResponse:
    """Every term, and what it means."""
    return show(request, "glossary", letters=terms_by_letter(content))


@router.api_route("/card", methods=READ)
async def show_card(request: Request, content: LoadedContent) -> HTMLResponse:
    """The care card."""
    return show(request, "card", card=make_care_card(content, request.app.state.settings.public_url))
