"""A tool that stays and goes, or an integration with a tool that is to go."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    tools = context.spec.current_state.tools if context.spec.current_state else ()
    going: dict[str, int] = {}
    for number, tool in enumerate(tools):
        here = ("current_state", "tools", number)
        stays = tool.fate in ("keep", "connect") if tool.fate else None
        if stays is not None and tool.keep is not None and tool.keep != stays:
            values = {"name": tool.name, "fate": tool.fate}
            yield Hit((*here, "keep"), values=values, others=(Other((*here, "fate"), "fate"),))
        elif tool.keep is False or tool.fate == "replace":
            going[" ".join(tool.name.lower().split())] = number
    for number, link in enumerate(context.spec.integrations):
        place = going.get(" ".join((link.system or "").lower().split()))
        if place is not None:
            key = "keep" if tools[place].keep is False else "fate"
            yield Hit(
                ("integrations", number, "system"),
                values={"name": link.system},
                message="integration",
                others=(Other(("current_state", "tools", place, key), "goes"),),
            )
