"""Word fields, always with the result filled in: nothing here makes Word ask to update."""


def field(instruction: str, result: str, right_to_left: bool) -> str:
    """A field whose shown result is the runs `result`."""
    properties = "<w:rPr><w:rtl/></w:rPr>" if right_to_left else ""

    def mark(kind: str) -> str:
        return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f'{mark("begin")}<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f"{mark('separate')}{result}{mark('end')}"
    )
