"""Offers that are judged by their price only, or nearly."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
#: The share of the weights, in percent, from which price alone decides.
OPTIONS = {"share": 80}

_CODE = "coverage/price-alone"


def check(context: Context) -> Iterator[Hit]:
    selection = context.spec.selection
    criteria = selection.criteria if selection else ()
    if not criteria:
        return
    price = [number for number, criterion in enumerate(criteria) if criterion.about == "cost"]
    if price and len(price) == len(criteria):
        yield Hit(("selection", "criteria", price[0], "id"))
        return
    weights = [float(criterion.weight or 0) for criterion in criteria]
    share = 100 * sum(weights[number] for number in price) / sum(weights) if sum(weights) else 0
    if share >= context.option(_CODE, "share", OPTIONS["share"]):
        yield Hit(("selection", "criteria", price[0], "weight"), message="share", values={"share": round(share)})
