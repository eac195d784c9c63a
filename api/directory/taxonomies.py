"""The needs, groups and boroughs as the standard's taxonomies, from which a filter's values come."""

from collections.abc import Mapping

from api.directory.identifiers import identify
from api.directory.loader import Directory
from api.directory.schemas import Filter, Term
from api.directory.standard import Taxonomy, TaxonomyTerm


def make_taxonomy(directory: Directory, kind: Filter) -> Taxonomy:
    """The list of one filter's values."""
    words = directory.words.filters[kind]
    return Taxonomy(id=identify("taxonomy", kind), name=words.name, description=words.description)


def list_taxonomies(directory: Directory) -> list[Taxonomy]:
    """One for each filter."""
    return [make_taxonomy(directory, kind) for kind in directory.words.filters]


def make_term(directory: Directory, kind: Filter, term: Term) -> TaxonomyTerm:
    """One value of a filter."""
    taxonomy = make_taxonomy(directory, kind)
    return TaxonomyTerm(
        id=identify(kind, term.id),
        code=term.id,
        name=term.name,
        description=term.description or term.name,
        taxonomy=taxonomy.name,
        taxonomy_id=taxonomy.id,
    )


def list_terms(directory: Directory) -> list[TaxonomyTerm]:
    """Every value of every filter."""
    filters: Mapping[Filter, Mapping[str, Term]] = {
        "need": directory.needs,
        "group": directory.groups,
        "borough": directory.boroughs,
    }
    return [make_term(directory, kind, term) for kind, terms in filters.items() for term in terms.values()]
