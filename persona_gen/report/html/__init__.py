"""One self-contained HTML page for a persona or a review: no script, no request, nothing fetched from anywhere.

Every piece of text becomes markup in `markup.tag` and nowhere else, which cleans and escapes it.
"""

from persona_gen.report.html.persona_page import card
from persona_gen.report.html.review_page import review

__all__ = ["card", "review"]
