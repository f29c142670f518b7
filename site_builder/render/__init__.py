"""Pages -> bytes: the one room that knows Jinja2."""

from site_builder.render.renderer import Renderer

__all__ = ["Renderer"]
