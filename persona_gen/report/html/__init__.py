"""One self-contained HTML page for a persona or a review: no script, no request, nothing fetched from anywhere.

The pages are Jinja templates in ``templates/``, with their style sheets; every value that they print is cleaned and
escaped by the environment in `page`, and nowhere else.
"""

from persona_gen.report.html.card_page import card
from persona_gen.report.html.review_page import review

__all__ = ["card", "review"]
