"""The one exception that users see. A fault in a user's own files is never an exception: it is a Finding."""


class SpecToolkitError(Exception):
    """We cannot go on: bad usage, an unreadable path, a missing optional engine.

    `message` says what is wrong, `help` what to do next. Only `cli` catches it; the exit status is 2.
    """

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help
