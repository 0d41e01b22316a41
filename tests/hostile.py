"""A hundred strings that mean harm to a web page, and a persona and a review that carry them everywhere.

``RAN`` stands for a script's trace (it sets the page's title) and ``CALL`` for the address of a server that counts.
"""

from __future__ import annotations

from persona_gen.domain import (
    Against,
    CheckedClaim,
    CheckReport,
    Claim,
    EvidenceRef,
    Finding,
    JourneyStep,
    Ledger,
    LeftOut,
    Persona,
    Provenance,
    Quotation,
    Quote,
    Segment,
    Source,
    Statistic,
    Tokens,
    Trait,
)
from persona_gen.domain.review import (
    Comparison,
    Control,
    Phrase,
    Reaction,
    Reason,
    RefusedRewrite,
    Review,
    Rewrite,
    Score,
    Variant,
    VariantVerdict,
)

RUN = "document.title='RAN'"

LIVE = (
    f"<script>{RUN}</script>",
    f"<SCRIPT>{RUN}</SCRIPT>",
    f"<img src=x onerror={RUN}>",
    f'<img src=x onerror="{RUN}">',
    f"<svg onload={RUN}></svg>",
    f"<svg><script>{RUN}</script></svg>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<video src=x onerror={RUN}></video>",
    f"<input autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    f"<style>@keyframes k{{}}b{{animation:k 1ms}}</style><b onanimationstart={RUN}>b</b>",
    "<img src=CALL/image>",
    "<link rel=stylesheet href=CALL/sheet>",
    "<style>@import 'CALL/import';</style>",
    "<style>body{background:url(CALL/background)}</style>",
    "<script src=CALL/script.js></script>",
    "<svg><image href=CALL/svg></image></svg>",
    "<object data=CALL/object></object>",
    "<embed src=CALL/embed>",
    "<iframe src=CALL/frame></iframe>",
    "<meta http-equiv=refresh content='0;url=CALL/refresh'>",
)
"""What runs or calls out as soon as a page shows it as it is: the proof that the detector sees."""

REST = (
    f"\"><script>{RUN}</script>",
    f"'><script>{RUN}</script>",
    f"\" onmouseover=\"{RUN}",
    f"' onfocus='{RUN}' autofocus='",
    f"` onload=`{RUN}",
    f"x onerror={RUN} y",
    f"<a href=\"javascript:{RUN}\">go</a>",
    f"<a href='JaVaScRiPt:{RUN}'>go</a>",
    f"<a href=\" &#106;avascript:{RUN}\">go</a>",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"<form action=javascript:{RUN}><button>go</button></form>",
    f"<button onclick={RUN}>go</button>",
    f"<math><maction actiontype=statusline xlink:href=javascript:{RUN}>go</maction></math>",
    f"<base href=\"javascript:/{RUN}//\">",
    "<base href=CALL/>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<img src=x onerror\x00={RUN}>",
    f"<scri\x00pt>{RUN}</script>",
    f"<ScRiPt/x>{RUN}</ScRiPt/x>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"&#x3cscript&#x3e{RUN}",
    "&lt &amp; &amp;lt; &#0; &#xD800; &notanentity; &",
    "{{ 7 * 7 }} {% for x in y %} {# c #} {{ config }}",
    "${7*7} #{7*7} <%= 7*7 %> {{{constructor.constructor('alert(1)')()}}}",
    "%s %d {0} {name} {} %(x)s",
    "<![CDATA[<script>x</script>]]>",
    f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e '<script>{RUN}</script>'>]>&e;",
    "<!-- comment --!> <!--><!-- -- >",
    "};} body{display:none} /*",
    "</p></div></main></body></html><h1>after the end</h1>",
    "\u202etxt.exe\u202c \u2066isolated\u2069 \u200bzero\ufeff width",
    "\x1b[31mred\x1b[0m \x07 \x08 \x7f \u2028 \u2029",
    "مرحبا <b>بالعالم</b> שלום \u200f\u200e",
)  # fmt: skip
HOSTILE = LIVE + REST

FIELDS = (
    # formulas of spreadsheets
    '=HYPERLINK("CALL/formula","open")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    '\r=IMPORTXML("CALL/xml","//a")',
    "＝1＋1",
    # names of files and places
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "....//....//etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\System32\\con",
    "file:///etc/passwd",
    "CON.csv",
    "nul\x00.csv",
    "a/b/../c",
    "$(touch ran) `touch ran` ; touch ran | touch ran && touch ran",
    "--help",
    "-o /tmp/ran",
    # addresses and selectors that a script might build
    "#evidence') , body { display: none } [x='",
    "?at=goals%5B0%5D#<img src=x onerror=document.title='RAN'>",
    "__proto__",
    "constructor",
    "toString",
    "\\u003cscript\\u003edocument.title='RAN'\\u003c/script\\u003e",
    "${document.title='RAN'}",
    "</textarea><script>document.title='RAN'</script>",
    "</option></select><img src=x onerror=document.title='RAN'>",
    "</pre></template><img src=x onerror=document.title='RAN'>",
    '\ndata: {"line": "<img src=x onerror=document.title=\'RAN\'>"}\n\nevent: ended\ndata: {"code": 0}\n\n',
    "\r\nSet-Cookie: persona-gen=stolen\r\n\r\n<script>document.title='RAN'</script>",
    "expression(document.title='RAN'); behavior: url(CALL/behaviour); -moz-binding: url(CALL/binding)",
    "<svg><style><img src=x onerror=document.title='RAN'></style></svg>",
    "<noscript><p title=\"</noscript><img src=x onerror=document.title='RAN'>\">",
    # letters
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1e9\U0001f1ea e\u0301\u0327\u0335\u0336",
    "ﷺ\u202e\u2066" + "a\u0489" * 40,
    "\uff1cscript\uff1edocument.title=\uff07RAN\uff07\uff1c/script\uff1e",
    "'; DROP TABLE personas; --",
    "<a href=\"\tjava\nscript:document.title='RAN'\" target=_blank>go</a>",
)
"""What means harm where a form, a table, an address or the name of a file takes it."""
HUNDRED = HOSTILE + FIELDS


def aimed(text: str, call: str) -> str:
    """The string with the address of the server that counts."""
    return text.replace("CALL", call)


def segment(call: str) -> Segment:
    """A statistic and a quote for each string, with the string in every field."""
    texts = [aimed(text, call) for text in HOSTILE]
    whole = " ".join(texts)
    statistics = [
        Statistic(id=f"{text} {i}", attribute=text, category=text, measure="share", value=0.4, n=90, overall=0.3)
        for i, text in enumerate(texts)
    ]
    statistics += [
        Statistic(id=f"mean {i}", attribute=text, measure="mean", value=4, unit=text, sd=1, min=0, max=9, overall=3)
        for i, text in enumerate(texts)
    ]
    quotes = [Quote(id=f"q{i} {text}", text=text, speaker=text, origin=text) for i, text in enumerate(texts)]
    return Segment(
        id=whole,
        name=whole,
        description=whole,
        size=90,
        source=Source(name=whole, collected=whole, method=whole),
        statistics=tuple(statistics),
        quotes=tuple(quotes),
    )


def persona(call: str) -> Persona:
    """The strings in the name, the id, and every kind of claim, citing the hostile evidence."""
    texts = [aimed(text, call) for text in HOSTILE]
    whole = " ".join(texts)
    claims = tuple(Claim(text=t, cites=(f"{t} {i}", f"q{i} {t}", f"no {t}")) for i, t in enumerate(texts))
    step = JourneyStep(stage=whole, doing=claims[0], feeling=claims[1], friction=claims[2])
    return Persona(
        id=whole,
        segment=whole,
        name=whole,
        tagline=Claim(text=whole, cites=(whole,)),
        snapshot=tuple(
            Trait(attribute=t, value=t, cites=(f"{t} {i}" if i % 2 else f"mean {i}",)) for i, t in enumerate(texts)
        ),
        story=claims[:20],
        goals=claims[20:40],
        channels=claims[40:],
        journey=(step,),
        quotes=tuple(Quotation(text=t, cites=(f"q{i} {t}",)) for i, t in enumerate(texts)),
        provenance=Provenance(
            model=whole, base_url=whole, steps="one", prompt_sha256=whole, segment_sha256=whole, created=whole,
            seconds=1, tokens=Tokens(), rounds=0,
        ),
    )  # fmt: skip


def report(call: str) -> CheckReport:
    """Every claim flagged, the strings in rule, reason and suggestion."""
    who, texts = persona(call), [aimed(text, call) for text in HOSTILE]

    def checked(place: int, path: str, text: str, cites: tuple[str, ...]) -> CheckedClaim:
        bad = texts[place % len(texts)]
        finding = Finding(
            rule=bad, span=(0, 3), reason=bad, suggestion=bad,
            evidence=(EvidenceRef(id=f"q{place % len(texts)} {bad}", span=(0, 4)),),
        )  # fmt: skip
        return CheckedClaim(path=path, text=text, cites=cites, verdict="contradicted", findings=(finding,))

    quotes = [quote.id for quote in segment(call).quotes]
    return CheckReport(
        persona=who.id,
        segment=who.segment,
        judge=" ".join(texts),
        claims=tuple(checked(i, path, c.text, c.cites) for i, (path, c) in enumerate(who.claims())),
        summary={},
        ledger=Ledger(
            used=tuple(quotes[:30]),
            unused=tuple(quotes[30:]),
            left_out=tuple(LeftOut(evidence=f"mean {i}", reason=text) for i, text in enumerate(texts)),
            against=tuple(Against(claim=f"goals[{i}]", evidence=quotes[i]) for i in range(20)),
        ),
    )


def review(call: str) -> Review:
    """Every string as copy and as an id, in every field of the reaction to it."""
    who = persona(call).id
    texts = [aimed(text, call) for text in HOSTILE]
    quotes = segment(call).quotes
    finding = Finding(rule="<i>", span=(0, 2), reason="<b onclick=x>", suggestion="</style>")
    reasons = [
        Reason(text=text, cites=(quote.id,), findings=(finding,) * (i % 2))
        for i, (text, quote) in enumerate(zip(texts, quotes, strict=True))
    ]
    return Review(
        variants=tuple(Variant(id=f"{i} {text}", text=text) for i, text in enumerate(texts)),
        personas=(who, texts[0]),
        reactions=tuple(
            Reaction(
                persona=who,
                variant=f"{i} {text}",
                verdict="partly",
                says=text,
                understood_as=text,
                resonates=(Phrase(span=(0, len(text)), why=reasons[i]), Phrase(span=(0, 5), why=reasons[i])),
                repels=(Phrase(span=(2, len(text)), why=reasons[i]),),
                questions=(reasons[i],),
                contradicts_data=(reasons[i],),
                rewrites=(Rewrite(text=text, changed=text, cites=(quotes[i].id, text)),),
                score=Score(mean=3, low=2, high=4, samples=3, method=text),
                refused=(RefusedRewrite(text=text, objection=text),),
                nearest=(reasons[i],),
            )
            for i, text in enumerate(texts)
        ),
        verdicts=tuple(
            VariantVerdict(variant=f"{i} {text}", verdict="mixed", counts={"partly": 1}, advice=reasons[i])
            for i, text in enumerate(texts)
        ),
        comparisons=tuple(
            Comparison(persona=who, a=t, b=t, preferred=t, orders_agree=True, method=t, reason=r)
            for t, r in zip(texts, reasons, strict=True)
        ),
        rankings={who: (tuple(texts[:2]), (texts[2],))},
        controls=tuple(Control(name=t, persona=t, variant=t, outcome=t) for t in texts),
        notes=tuple(texts),
        caveat=texts[0],
        provenance=persona(call).provenance,
    )
