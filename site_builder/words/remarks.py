"""Remarks on what was read, in words that pages can say in their language."""

from site_builder.model import Remark


def remark(message: str, **values: object) -> Remark:
    """Return a remark; `message` names its values as %(name)s.  Catalogues are made of what stands in such calls."""
    return Remark(message, tuple((name, str(value)) for name, value in values.items()))
