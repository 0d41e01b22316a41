"""One HTML page for a persona, a folder of them or a review, and a site of them all: no script, nothing fetched.

The pages are Jinja templates in ``templates/``, with their style sheets; every value that they print is cleaned and
escaped by the environment in `page`, and nowhere else.
"""

from persona_gen.report.html.card_page import card
from persona_gen.report.html.review_page import review
from persona_gen.report.html.site import SiteContents, index, site, stale

__all__ = ["SiteContents", "card", "index", "review", "site", "stale"]
