"""What the interface says, and how it writes dates and numbers, in the language of the site.

English stands in templates and modules; locale/ has it in the other languages.  An archive's own locale/ says otherwise
what it likes.
"""

from site_builder.words.catalogues import FOLDER, load
from site_builder.words.remarks import remark
from site_builder.words.words import Formats, Words, message, plural

__all__ = ["FOLDER", "Formats", "Words", "load", "message", "plural", "remark"]
