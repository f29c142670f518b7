"""robots.txt, and the mark that keeps GitHub Pages from running the site through Jekyll."""

from collections.abc import Iterator

from site_builder.model import Archive, File


def files(archive: Archive) -> Iterator[File]:
    """Yield both: everybody may read everything."""
    yield File("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {archive.site.base_url}sitemap.xml\n".encode())
    yield File(".nojekyll", b"")
