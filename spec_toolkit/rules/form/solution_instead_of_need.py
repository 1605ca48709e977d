"""A product or technique in a requirement of the business: "use PostgreSQL"; it belongs under constraints."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("technology", uses=("requirement",)):
        if passage.field.path[0] != "requirements":
            continue
        technology = passage.sentence.lexicon.bit("technology")
        for place, word in enumerate(passage.sentence.words):
            if word.bits & technology:
                yield passage.hit(place, place + 1)
                break
