"""The shelf as a folder of pages: what is on it, what is not, and that it needs nobody to serve it."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from paths import FIXTURES
from report_sample import HOSTILE, segment
from typer.testing import CliRunner

from persona_gen.checker.check import check
from persona_gen.cli import app
from persona_gen.domain import Claim, Persona
from persona_gen.domain.review import Reaction, Review, Variant
from persona_gen.errors import InputError
from persona_gen.report.html import SiteContents, site
from persona_gen.report.html.site import stale

SECRET = "this was said and is cited by nobody"


class Links(HTMLParser):
    """The addresses that a page names, and whether anything in it runs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.running: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses, and what would run."""
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self.running += [tag] if tag == "script" else [name for name, _ in attrs if name.startswith("on")]


def shelf(name: str = "Emma Whitfield") -> SiteContents:
    """A persona of the sample's segment, in which somebody else said something too, and a review."""
    whole = segment()
    other = whole.quotes[-1].model_copy(update={"id": "p99-1", "text": SECRET, "speaker": "P99"})
    whole = whole.model_copy(update={"quotes": (*whole.quotes, other)})
    goal = Claim(text=name, cites=(whole.quotes[0].id,))
    persona = Persona(segment=whole.id, name=name, id="emma", goals=(goal,))
    tried = Review(
        variants=(Variant(id="a", text=name),),
        personas=("emma",),
        reactions=(Reaction(persona="emma", variant="a", verdict="cannot-tell", says=name),),
    )
    return SiteContents([(persona, whole, check(persona, whole))], [("2026/11 headlines", tried)])


@pytest.mark.parametrize("name", ["Emma Whitfield", HOSTILE])
@pytest.mark.parametrize("whole", [False, True])
def test_every_link_leads_to_a_page_of_the_site_and_nothing_runs(name: str, whole: bool) -> None:
    """From the index to each page and back, by relative addresses; words of data stay words."""
    pages = dict(site(shelf(name), whole_evidence=whole))
    reached = {"index.html"}
    for path, page in pages.items():
        links = Links(page)
        assert not links.running, path
        for address in (a for a in links.addresses if not a.startswith("#")):
            target = (Path("/site") / path).parent / unquote(address.partition("#")[0])
            reached.add(target.resolve().relative_to("/site").as_posix())
    assert reached == set(pages)
    assert len(pages) == (4 if whole else 3)


def test_what_nobody_cites_stays_with_the_segment_unless_asked_for() -> None:
    """Whoever is sent the site is not sent the interviews."""
    assert not any(SECRET in page for _, page in site(shelf()))
    held = [path for path, page in site(shelf(), whole_evidence=True) if SECRET in page]
    assert held == ["segments/anxious-first-time-buyers.html"]


def test_two_personas_of_one_name_on_the_disk_are_refused() -> None:
    """Neither page is lost in silence."""
    one = shelf()
    persona, of, report = one.personas[0]
    twin = persona.model_copy(update={"id": "Emma"})
    with pytest.raises(InputError, match="would both be personas/emma"):
        list(site(SiteContents([(persona, of, report), (twin, of, report)])))


def test_pages_of_an_older_export_are_named(tmp_path: Path) -> None:
    """Such as one that quotes a participant who has withdrawn since."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "gone.html").write_text("")
    assert [path.name for path in stale(tmp_path, ["personas/emma.html"])] == ["gone.html"]


def test_a_folder_as_the_page_shows_it_becomes_a_site(tmp_path: Path) -> None:
    """Segments beside, personas in a folder, reviews in a folder each: one command."""
    work = tmp_path / "work"
    shutil.copytree(FIXTURES / "personas", work / "personas")
    shutil.copy(FIXTURES / "anxious-first-time-buyers.yaml", work)
    (work / "reviews" / "spring").mkdir(parents=True)
    shutil.copy(FIXTURES / "reviews" / "emma-whitfield.json", work / "reviews" / "spring" / "review.json")
    done = CliRunner().invoke(app, ["export", str(work), "--to", "site", "-o", str(tmp_path / "site")])
    assert done.exit_code == 0, done.output
    made = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.html")}
    cards = {"personas/chloe-bennett.html", "personas/bethany-matthews.html", "personas/emma-whitfield.html"}
    assert made == {"index.html", "reviews/spring.html", *cards}
    assert re.search(r"3 personas", (tmp_path / "site" / "index.html").read_text(encoding="utf-8"))


def test_a_site_needs_a_folder_and_the_segments(tmp_path: Path) -> None:
    """One line each, and what to do."""
    given = ["export", str(FIXTURES / "personas" / "bethany-matthews.json"), "--to", "site"]
    for more, cure in ((["--segments", str(FIXTURES)], "with -o"), (["-o", str(tmp_path / "s")], "with --segments")):
        done = CliRunner().invoke(app, [*given, *more])
        assert done.exit_code != 0
        assert cure in done.output + done.stderr
