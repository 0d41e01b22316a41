"""One self-contained HTML page for a persona, for a folder of them or for a review: no script, nothing fetched.

The pages are Jinja templates in ``templates/``, with their style sheets; every value that they print is cleaned and
escaped by the environment in `page`, and nowhere else.
"""

from persona_gen.report.html.card_page import card
from persona_gen.report.html.index_page import index
from persona_gen.report.html.review_page import review

__all__ = ["card", "index", "review"]
