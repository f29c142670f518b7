"""How pages write what they are given: text cut to a length, a post before its place."""


def before(post: str, place: str | None) -> str:
    """Return a post as it stands before its place: "Chủ tịch UBND" of "quận" where the place is "Quận 7" itself."""
    whole, _, kind = post.rpartition(" ")
    return whole if place and place.startswith(f"{kind.capitalize()} ") else post


def shortened(value: str, length: int) -> str:
    """Return text cut between words where possible, with an ellipsis, so that it has at most `length` characters."""
    if len(value) <= length:
        return value
    cut = value[:length]
    return f"{cut.rsplit(' ', 1)[0].rstrip(' ,;:.–-')}…"
