"""Text cut to a length."""


def shortened(value: str, length: int) -> str:
    """Return text cut between words where possible, with an ellipsis, so that it has at most `length` characters."""
    if len(value) <= length:
        return value
    cut = value[:length]
    return f"{cut.rsplit(' ', 1)[0].rstrip(' ,;:.–-')}…"
