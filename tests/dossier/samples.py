"""Dossiers made by hand, in a world of our own (Norland, Sudmark), so that renderers are tested without a reader."""

# ruff: noqa: FBT002, FBT003 -- records are written in the order of their fields
from __future__ import annotations

import hashlib
from datetime import date

from summitry.dossier.record import (
    Cell,
    DisputeRow,
    DocumentRow,
    Dossier,
    Fact,
    Figure,
    FollowUp,
    Line,
    Made,
    Meaning,
    MeetingPart,
    Moment,
    OutlookRow,
    ReactionGroup,
    ReactionRow,
    Recurrence,
    SeriesPart,
    TopicRow,
)
from summitry.meetings.meeting import Account, Likeness
from summitry.meetings.record import Status
from summitry.model import Document, DocumentKind, SetAside

HOSTILE = "</mark></script><script>document.title='owned'</script><img src=x onerror=alert(1)> {{7*7}} \u202e\u2066live\x00 \"'"
FORMULA = '=HYPERLINK("http://example.org","x")'

NORLAND_TEXT = """\
President Ada Norling met Prime Minister Bo Sundmark in Lakehaven on 4 May 2021. The talks lasted three hours.

The two leaders signed a joint declaration on the river fisheries. They agreed to reopen the border crossing at Stonebridge by 1 July 2021. President Norling said that Norland would send forty engineers to the dam if the parliament in Sudmark approved the plan. She asked the Prime Minister to release the six fishermen who have been held since March.

The President also raised the matter of air defence. The leaders discussed climate and the exchange of students. A second meeting is likely to be held in the autumn, the President’s office expects."""

SUDMARK_TEXT = """\
Prime Minister Bo Sundmark received the President of Norland, Ada Norling, in Lakehaven on 4 May 2021.

The sides signed a joint declaration on the river fisheries. It was agreed to reopen the crossing at Stonebridge by 15 July 2021. The Prime Minister rejected any change to the water quota. The question of the detained fishermen was not raised. The Prime Minister proposed to hold joint patrols on the lower river, and promised to submit the plan for the dam to parliament before the end of June 2021.

The exchange of students and tourism were discussed."""

JOINT_TEXT = """\
Joint declaration on the river fisheries

The President of Norland and the Prime Minister of Sudmark have agreed to set up a commission on the river fisheries. The commission will meet twice a year, first in Lakehaven on 1 September 2021."""

PRESS_TEXT = """\
LAKEHAVEN, 5 May. Senator Ulla Berg, who chairs the committee on foreign affairs, called the declaration “a half measure that leaves the nets empty”. The European Fishers’ Union welcomed the commission. Professor Ines Holm of the University of Lakehaven said that it was very unlikely that the quota would change before the elections.

Critics say that the President gave away too much. Some analysts expect the crossing to stay closed. The Prime Minister’s spokesman said the crossing would open in time. Neither office would say who had asked for the meeting."""

LATER_TEXT = """\
President Norling and Prime Minister Sundmark spoke by telephone on 9 November 2021. They noted that the crossing at Stonebridge had been open since 20 July. President Norling said again that the fishermen must be released. The leaders agreed to continue the talks on the river fisheries."""

STRAY_TEXT = """\
The port of Lakehaven handled more fish in April than in any April before, the harbour master said. Unnamed officials expect a dry summer."""

LONG_LABEL = (
    "the reopening, in stages and under the supervision of both customs services, of the border crossing at Stonebridge "
    "and of the footbridge beside it for residents of the two districts"
)


def make_document(name, text, **known):
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=name, text=text, digest=digest, **known)


DOCUMENTS = {
    "norland": make_document(
        "norland",
        NORLAND_TEXT,
        title="Readout of the President’s meeting with the Prime Minister of Sudmark",
        publisher="Office of the President of Norland",
        url="https://president.norland.example/news/1402",
        side="XNO",
        published_on=date(2021, 5, 4),
        kind=DocumentKind.READOUT,
        language="en",
    ),
    "sudmark": make_document(
        "sudmark",
        SUDMARK_TEXT,
        title="Talks with the President of Norland",
        publisher="Government of Sudmark",
        url="https://government.sudmark.example/en/events/88",
        side="XSU",
        published_on=date(2021, 5, 4),
        kind=DocumentKind.READOUT,
        language="en",
    ),
    "joint": make_document(
        "joint",
        JOINT_TEXT,
        title="Joint declaration on the river fisheries",
        publisher="Government of Sudmark",
        url="http://government.sudmark.example/en/declaration",
        published_on=date(2021, 5, 4),
        kind=DocumentKind.JOINT_STATEMENT,
        language="en",
    ),
    "press": make_document(
        "press",
        PRESS_TEXT,
        title="After Lakehaven, a crossing and a quarrel",
        publisher="The Lakehaven Courier",
        url="https://courier.example/2021/05/05/after-lakehaven",
        published_on=date(2021, 5, 5),
        kind=DocumentKind.NEWS,
        language="en",
    ),
    "later": make_document(
        "later",
        LATER_TEXT,
        title="Telephone conversation with the Prime Minister of Sudmark",
        publisher="Office of the President of Norland",
        url="https://president.norland.example/news/1733",
        side="XNO",
        published_on=date(2021, 11, 9),
        kind=DocumentKind.READOUT,
        language="en",
    ),
    "stray": make_document(
        "stray", STRAY_TEXT, title="A good April", publisher="The Lakehaven Courier", url="/home/ada/notes/stray.txt"
    ),
}

NORLAND = Account("XNO", "Norland", "side", ("norland",))
SUDMARK = Account("XSU", "Sudmark", "side", ("sudmark",))
JOINT = Account("joint", "both, in one text", "joint", ("joint",))
PRESS = Account("press", "press", "other", ("press",))
CRITICS = Account("critics in norland", "critics in Norland", "other", ("press",))


class Pen:
    """Writes lines on passages of the sample documents and gives each an id of its own."""

    def __init__(self, documents=DOCUMENTS, prefix="line"):
        self.documents = documents
        self.prefix = prefix
        self.count = 0

    def find(self, name, words):
        document = self.documents[name]
        at = document.text.index(words)
        return document.passage(at, at + len(words))

    def line(self, name, *words, text="", account=None, note="", **tags):
        self.count += 1
        passages = tuple(self.find(name, one) for one in words)
        return Line(f"{self.prefix}-{self.count}", text or passages[0].exact, passages, account, tags, note)


def cells(accounts, given):
    """Make one cell an account: ``given`` has by key the statuses and the lines."""
    return tuple(Cell(account.key, *given.get(account.key, ((), ()))) for account in accounts)


def topic(name, label, issues, accounts, given, likeness=None):
    mentioned = tuple(sorted(key for key, (_, lines) in given.items() if lines))
    return TopicRow(name, label, issues, cells(accounts, given), mentioned, likeness)


def make_meeting(accounts=(NORLAND, SUDMARK, JOINT), pen=None):
    """The meeting in Lakehaven, with every section filled."""
    pen = pen or Pen()
    nor, sud = NORLAND.key, SUDMARK.key
    signed_n = pen.line(
        "norland",
        "The two leaders signed a joint declaration on the river fisheries.",
        account=nor,
        status="signed",
        flags="joint",
    )
    signed_s = pen.line(
        "sudmark",
        "The sides signed a joint declaration on the river fisheries.",
        account=sud,
        status="signed",
        flags="joint",
    )
    signed_j = pen.line(
        "joint",
        "have agreed to set up a commission on the river fisheries",
        "The commission will meet twice a year",
        account="joint",
        status="agreed",
        flags="joint",
    )
    open_n = pen.line(
        "norland",
        "They agreed to reopen the border crossing at Stonebridge by 1 July 2021.",
        account=nor,
        status="agreed",
        flags="joint",
    )
    open_s = pen.line(
        "sudmark",
        "It was agreed to reopen the crossing at Stonebridge by 15 July 2021.",
        account=sud,
        status="agreed",
        flags="joint",
    )
    dam_n = pen.line(
        "norland",
        "President Norling said that Norland would send forty engineers to the dam if the parliament in Sudmark approved the plan.",
        account=nor,
        status="pledged",
        flags="conditional future",
    )
    dam_s = pen.line(
        "sudmark",
        "promised to submit the plan for the dam to parliament before the end of June 2021",
        account=sud,
        status="pledged",
        flags="future",
    )
    fish_n = pen.line(
        "norland",
        "She asked the Prime Minister to release the six fishermen who have been held since March.",
        "release the six fishermen",
        account=nor,
        by="Ada Norling",
        to="Bo Sundmark",
        status="proposed",
        note="“She” is taken to be Ada Norling, the last woman named.",
    )
    fish_s = pen.line(
        "sudmark",
        "The question of the detained fishermen was not raised.",
        account=sud,
        status="denied",
        flags="negated",
    )
    quota = pen.line(
        "sudmark", "The Prime Minister rejected any change to the water quota.", account=sud, status="rejected"
    )
    patrols = pen.line(
        "sudmark",
        "The Prime Minister proposed to hold joint patrols on the lower river",
        account=sud,
        status="proposed",
    )
    students_n = pen.line(
        "norland",
        "The leaders discussed climate and the exchange of students.",
        account=nor,
        status="discussed only",
        flags="joint",
    )
    students_s = pen.line(
        "sudmark",
        "The exchange of students and tourism were discussed.",
        account=sud,
        status="discussed only",
        flags="joint",
    )
    defence = pen.line("norland", "The President also raised the matter of air defence.", account=nor)
    defence_part = pen.line(
        "norland",
        "also raised the matter of air defence. The leaders discussed climate",
        account=nor,
        status="discussed only",
    )
    quota_row = topic(
        "t5", "the water quota", ("Water and fisheries",), accounts, {sud: ((Status.REJECTED,), (quota,))}
    )
    patrols_row = topic(
        "t6",
        "joint patrols on the lower river",
        ("Borders", "Water and fisheries"),
        accounts,
        {sud: ((Status.PROPOSED,), (patrols,))},
    )
    defence_row = topic("t8", "air defence", ("Defence",), accounts, {nor: ((), (defence,))})
    outcomes = (
        topic(
            "t1",
            "the river fisheries",
            ("Water and fisheries",),
            accounts,
            {
                nor: ((Status.SIGNED,), (signed_n,)),
                sud: ((Status.SIGNED,), (signed_s,)),
                "joint": ((Status.AGREED,), (signed_j,)),
            },
            Likeness(0.81, {"words": 0.77, "names": 0.0, "issues": 1.0, "meaning": 0.93}),
        ),
        topic(
            "t2",
            LONG_LABEL,
            ("Borders", "Trade"),
            accounts,
            {nor: ((Status.AGREED,), (open_n,)), sud: ((Status.AGREED,), (open_s,))},
            Likeness(0.74, {"words": 0.7, "names": 1.0, "issues": 1.0, "meaning": 0.88}),
        ),
        topic(
            "t3",
            "the dam",
            ("Energy",),
            accounts,
            {nor: ((Status.PLEDGED,), (dam_n,)), sud: ((Status.PLEDGED,), (dam_s,))},
            Likeness(0.55, {"words": 0.5, "names": 0.0, "issues": 1.0, "meaning": 0.7}),
        ),
        topic(
            "t4",
            "the six fishermen",
            ("Detained persons",),
            accounts,
            {nor: ((Status.PROPOSED,), (fish_n,)), sud: ((Status.DENIED,), (fish_s,))},
            Likeness(0.6, {"words": 0.6, "names": 0.0, "issues": 1.0, "meaning": 0.66}),
        ),
        quota_row,
        patrols_row,
        topic(
            "t7",
            "the exchange of students",
            ("Education",),
            accounts,
            {
                nor: ((Status.DISCUSSED_ONLY,), (students_n, defence_part)),
                sud: ((Status.DISCUSSED_ONLY,), (students_s,)),
            },
            Likeness(0.7, {"words": 0.8, "names": 0.0, "issues": 1.0, "meaning": 0.8}),
        ),
    )
    watch = (
        OutlookRow(
            pen.line("joint", "first in Lakehaven on 1 September 2021", account="joint"),
            "Norland and Sudmark",
            True,
            "first meeting of the commission",
            "1 September 2021",
            "",
            "",
        ),
        OutlookRow(
            pen.line(
                "sudmark", "to submit the plan for the dam to parliament before the end of June 2021", account=sud
            ),
            "Bo Sundmark",
            True,
            "the plan for the dam to parliament",
            "30 June 2021",
            "",
            "",
        ),
    )
    outlook = (
        *watch,
        OutlookRow(
            pen.line("norland", "A second meeting is likely to be held in the autumn", account=nor),
            "the President’s office",
            True,
            "a second meeting",
            "autumn 2021",
            "is likely to",
            "likely (55-80 %)",
        ),
        OutlookRow(
            pen.line("press", "it was very unlikely that the quota would change before the elections", account="press"),
            "Ines Holm",
            True,
            "a change of the quota",
            "",
            "very unlikely",
            "very unlikely (5-20 %)",
        ),
        OutlookRow(
            pen.line("press", "Some analysts expect the crossing to stay closed.", account="press"),
            "some analysts",
            False,
            "the crossing stays closed",
            "",
            "expect",
            "",
        ),
    )
    return MeetingPart(
        id="meeting-xno-xsu-2021-05-04",
        title="Norland and Sudmark, Lakehaven, 4 May 2021",
        state="held",
        glance=(
            Fact(
                "who",
                (
                    pen.line(
                        "norland",
                        "President Ada Norling met Prime Minister Bo Sundmark",
                        text="Ada Norling (Norland), Bo Sundmark (Sudmark)",
                    ),
                ),
            ),
            Fact(
                "when",
                (
                    pen.line("norland", "on 4 May 2021", text="4 May 2021", account=nor),
                    pen.line("sudmark", "on 4 May 2021", text="4 May 2021", account=sud),
                ),
            ),
            Fact("where", (pen.line("norland", "in Lakehaven", text="Lakehaven"),)),
            Fact("form", (pen.line("sudmark", "received the President of Norland", text="in person, bilateral"),)),
            Fact("length", (pen.line("norland", "The talks lasted three hours.", text="three hours", account=nor),)),
        ),
        summary=(signed_n, open_n, dam_n, fish_s),
        accounts=accounts,
        outcomes=outcomes,
        mentions=(defence_row,),
        silences=(quota_row, patrols_row, defence_row),
        disputes=(
            DisputeRow(
                "dispute-1",
                "day",
                "the border crossing at Stonebridge",
                (
                    Cell(
                        nor,
                        (Status.AGREED,),
                        (pen.line("norland", "by 1 July 2021", account=nor, value="1 July 2021"),),
                    ),
                    Cell(
                        sud,
                        (Status.AGREED,),
                        (pen.line("sudmark", "by 15 July 2021", account=sud, value="15 July 2021"),),
                    ),
                ),
            ),
            DisputeRow(
                "dispute-2",
                "denial",
                "the six fishermen",
                (Cell(nor, (Status.PROPOSED,), (fish_n,)), Cell(sud, (Status.DENIED,), (fish_s,))),
            ),
        ),
        reactions=make_reactions(pen),
        outlook=outlook,
        watch=watch,
        timeline=(
            Moment(
                date(2021, 3, 1),
                date(2021, 3, 31),
                pen.line("norland", "the six fishermen who have been held since March"),
                is_assumed=True,
            ),
            Moment(
                date(2021, 5, 4),
                date(2021, 5, 4),
                pen.line("norland", "President Ada Norling met Prime Minister Bo Sundmark in Lakehaven on 4 May 2021."),
                is_assumed=False,
            ),
            Moment(
                date(2021, 7, 1),
                date(2021, 7, 1),
                pen.line("norland", "reopen the border crossing at Stonebridge by 1 July 2021", account=nor),
                is_assumed=False,
            ),
            Moment(
                date(2021, 7, 15),
                date(2021, 7, 15),
                pen.line("sudmark", "reopen the crossing at Stonebridge by 15 July 2021", account=sud),
                is_assumed=False,
            ),
        ),
        documents=tuple(make_row(account, pen) for account in accounts),
        named=7,
        unnamed=4,
    )


def make_row(account, pen):
    name = account.document_ids[0]
    is_press = account.kind == "other"
    unnamed = (
        tuple(pen.line("press", words, account="press") for words in ("Critics", "Some analysts"))
        if account is PRESS
        else ()
    )
    reason = (
        "names both parties and a day near the meeting’s" if is_press else "names both parties, the place and the day"
    )
    return DocumentRow(
        name,
        account.key,
        "uncertain" if is_press else "certain",
        reason,
        len(DOCUMENTS[name].text.split()),
        3,
        len(unnamed),
        unnamed,
    )


def make_reactions(pen):
    def row(words, who, role, stance, about="", subject="", is_named=True, said_on="5 May 2021"):
        return ReactionRow(
            pen.line("press", words, account="press"), who, role, is_named, stance, about, subject, said_on
        )

    return (
        ReactionGroup(
            "legislators",
            (
                row(
                    "called the declaration “a half measure that leaves the nets empty”",
                    "Ulla Berg",
                    "Senator, chair of the committee on foreign affairs",
                    "critical",
                    "the declaration",
                    "the river fisheries",
                ),
            ),
            1,
            0,
        ),
        ReactionGroup(
            "organisations",
            (
                row(
                    "The European Fishers’ Union welcomed the commission.",
                    "European Fishers’ Union",
                    "",
                    "welcoming",
                    "the commission",
                ),
            ),
            1,
            0,
        ),
        ReactionGroup(
            "experts",
            (
                row(
                    "Professor Ines Holm of the University of Lakehaven said that it was very unlikely",
                    "Ines Holm",
                    "Professor, University of Lakehaven",
                    "cautious",
                    "",
                    "the water quota",
                ),
                row(
                    "Some analysts expect the crossing to stay closed",
                    "some analysts",
                    "",
                    "neutral",
                    "",
                    "the crossing",
                    is_named=False,
                    said_on="",
                ),
            ),
            1,
            1,
        ),
        ReactionGroup(
            "others",
            (
                row(
                    "Critics say that the President gave away too much.",
                    "critics",
                    "",
                    "critical",
                    "the President",
                    is_named=False,
                ),
            ),
            0,
            1,
        ),
    )


def make_call(pen):
    """A later call, with most sections empty."""
    nor = NORLAND.key
    opened = pen.line(
        "later",
        "They noted that the crossing at Stonebridge had been open since 20 July.",
        account=nor,
        status="agreed",
        flags="joint",
    )
    again = pen.line(
        "later", "President Norling said again that the fishermen must be released.", account=nor, status="proposed"
    )
    more = pen.line(
        "later",
        "The leaders agreed to continue the talks on the river fisheries.",
        account=nor,
        status="agreed",
        flags="joint",
    )
    accounts = (Account(nor, "Norland", "side", ("later",)),)
    part = MeetingPart(
        id="meeting-xno-xsu-2021-11-09",
        title="Norland and Sudmark, call, 9 November 2021",
        state="held",
        glance=(
            Fact("when", (pen.line("later", "on 9 November 2021", text="9 November 2021"),)),
            Fact("form", (pen.line("later", "spoke by telephone", text="call"),)),
        ),
        summary=(more,),
        accounts=accounts,
        outcomes=(
            topic("c1", "the river fisheries", ("Water and fisheries",), accounts, {nor: ((Status.AGREED,), (more,))}),
            topic("c2", "the fishermen", ("Detained persons",), accounts, {nor: ((Status.PROPOSED,), (again,))}),
        ),
        mentions=(),
        silences=(),
        disputes=(),
        reactions=(),
        outlook=(),
        watch=(),
        timeline=(Moment(date(2021, 7, 20), date(2021, 7, 20), opened, is_assumed=False),),
        documents=(DocumentRow("later", nor, "certain", "names both parties and the day", 50, 2, 0, ()),),
        named=2,
        unnamed=0,
    )
    return part, opened, more


def make_unjoined(pen):
    account = Account("press", "press", "other", ("stray",))
    unnamed = pen.line("stray", "Unnamed officials", account="press")
    return MeetingPart(
        id="unjoined",
        title="Documents without a meeting",
        state="unknown",
        glance=(),
        summary=(),
        accounts=(account,),
        outcomes=(),
        mentions=(),
        silences=(),
        disputes=(),
        reactions=(),
        outlook=(
            OutlookRow(
                pen.line("stray", "Unnamed officials expect a dry summer.", account="press"),
                "unnamed officials",
                False,
                "a dry summer",
                "",
                "expect",
                "",
            ),
        ),
        watch=(),
        timeline=(),
        documents=(DocumentRow("stray", "press", "uncertain", "names no two parties", 27, 1, 1, (unnamed,)),),
        named=1,
        unnamed=1,
    )


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 90" role="img" class="chart">'
    "<title>Share of cooperative events by week</title>"
    '<rect x="130" y="8" width="2" height="64" class="event" fill="currentColor"/>'
    '<polyline points="10,60 40,52 70,56 100,48 130,30 160,36 190,44 220,40 250,50 280,47 310,52" fill="none" stroke="currentColor" stroke-width="2"/>'
    '<text x="136" y="18" font-size="11" fill="currentColor">4 May</text></svg>'
)

MEANING = Meaning(
    title="Norland and Sudmark, around 4 May 2021",
    lead="Events between the two, coded by machine. They say that something changed beside the meeting, never because of it.",
    figures=(
        Figure(
            "share",
            "Share of cooperative events by week",
            "Own sample data, 11 weeks of 2021, all covered; share of cooperative events; placebo in time p = 0.31.",
            "inconclusive",
            DRAWING,
            ("week", "share", "events"),
            (
                ("2021-04-26", "0.48", "31"),
                ("2021-05-03", "0.66", "58"),
                ("2021-05-10", "-0.10", "40"),
                (FORMULA, "+x", "@y"),
            ),
        ),
    ),
)

GLOSSARY = {
    "silence": "A topic that one party’s own account mentions and another’s does not. It claims no intent.",
    "unnamed source": "Somebody who is quoted without a name, such as “critics” or “officials”.",
    "watch list": "Commitments with a day by which they are due.",
    "readout": "A side’s own published account of a meeting.",
}

MADE = Made(
    version="0.1.0",
    reader="summitry-joint 1 (sha256 2f41…)",
    settings={"language": "en", "likeness": "0.45 and more"},
    set_aside=(
        SetAside("/home/ada/inputs/scan.pdf", "it holds pictures of pages and no text; run it through OCR first"),
    ),
    notes=("Topics of different accounts were joined by words, names, issues and meaning; the weakest link is shown.",),
)


def make_dossier(accounts=(NORLAND, SUDMARK, JOINT), scope="full"):
    """Two meetings, a series, a stray document, a figure: every section of the page with something in it."""
    pen = Pen()
    first = make_meeting(accounts, pen)
    second, opened, more = make_call(pen)
    promised = first.outcomes[1].cells[0].lines[0]
    asked = first.outcomes[2].cells[1].lines[0]
    fishery = first.outcomes[0].cells[0]
    series = SeriesPart(
        id="series-xno-xsu",
        title="Norland and Sudmark, two meetings in 2021",
        meeting_ids=(first.id, second.id),
        recurring=(
            Recurrence(
                "the river fisheries",
                ("Water and fisheries",),
                ((first.id, fishery), (second.id, Cell(NORLAND.key, (Status.AGREED,), (more,)))),
            ),
        ),
        follow_ups=(FollowUp(promised, first.id, (opened,)), FollowUp(asked, first.id, ())),
    )
    return Dossier(
        title="Norland and Sudmark in 2021",
        scope=scope,
        meetings=(first, second),
        series=(series,),
        unjoined=make_unjoined(pen),
        meaning=(MEANING,),
        documents=tuple(DOCUMENTS[name] for name in sorted(DOCUMENTS)),
        made=MADE,
    )


def make_empty():
    """No document, no meeting."""
    made = Made("0.1.0", "none", {}, (), ())
    return Dossier("Nothing here", "full", (), (), None, (), (), made)


def make_hostile():
    """Text that would act if anything let it, in every place that takes text from outside."""
    text = f"{HOSTILE} He signed {HOSTILE} the paper. {FORMULA}"
    document = make_document(
        f"bad{HOSTILE}",
        text,
        title=HOSTILE,
        publisher=HOSTILE,
        url="javascript:alert(1)",
        side=HOSTILE,
        language='en" onload="x',
    )
    whole = document.passage(0, len(text))
    line = Line(
        f"x\" onclick='alert(1)' {HOSTILE}",
        text,
        (whole, document.passage(3, 30)),
        HOSTILE,
        {"status": HOSTILE, "flags": HOSTILE},
        HOSTILE,
    )
    other = Line("summary of <it>", HOSTILE, (document.passage(10, 60),), HOSTILE, {"status": "signed"})
    account = Account(HOSTILE, HOSTILE, "side", (document.id,))
    cell = Cell(HOSTILE, (Status.SIGNED,), (line, other))
    row = TopicRow("t<1>", HOSTILE, (HOSTILE,), (cell,), (HOSTILE,), Likeness(1.0, {HOSTILE: 1.0}))
    part = MeetingPart(
        id=HOSTILE,
        title=HOSTILE,
        state="held",
        glance=(Fact(HOSTILE, (other,)),),
        summary=(other,),
        accounts=(account,),
        outcomes=(row,),
        mentions=(row,),
        silences=(row,),
        disputes=(DisputeRow("d<1>", HOSTILE, HOSTILE, (cell,)),),
        reactions=(
            ReactionGroup(
                HOSTILE, (ReactionRow(line, HOSTILE, HOSTILE, False, HOSTILE, HOSTILE, HOSTILE, HOSTILE),), 0, 1
            ),
        ),
        outlook=(OutlookRow(line, HOSTILE, True, HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        watch=(),
        timeline=(Moment(date(2021, 1, 1), date(2021, 1, 2), line, is_assumed=True),),
        documents=(DocumentRow(document.id, HOSTILE, HOSTILE, HOSTILE, 3, 0, 1, (line,)),),
        named=0,
        unnamed=1,
    )
    figure = Figure(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        (HOSTILE,),
        ((FORMULA,),),
    )
    made = Made(HOSTILE, HOSTILE, {HOSTILE: HOSTILE}, (SetAside(HOSTILE, HOSTILE),), (HOSTILE,))
    return Dossier(HOSTILE, "full", (part,), (), part, (Meaning(HOSTILE, HOSTILE, (figure,)),), (document,), made)


def make_large(documents=500, lines=20_000):
    """A dossier of many documents and lines, for timing: each line its own sentence, eight accounts."""
    each = lines // documents
    sentences = [
        f"In sentence number {n} the two leaders agreed to go on with the talks about matter {n % 97}."
        for n in range(each)
    ]
    made = {
        f"doc-{n:04}": make_document(
            f"doc-{n:04}",
            f"Text {n}.\n\n" + " ".join(sentences),
            title=f"Readout {n}",
            publisher="Sample",
            url=f"https://example.org/{n}",
            published_on=date(2021, 1, 1),
            kind=DocumentKind.READOUT,
        )
        for n in range(documents)
    }
    accounts = (NORLAND, SUDMARK, JOINT, PRESS, CRITICS)
    pen = Pen(made, prefix="l")
    parts = []
    names = list(made)
    for start in range(0, documents, 25):
        rows = []
        for number, words in enumerate(sentences):
            given = {}
            for place, name in enumerate(names[start : start + 25]):
                key = accounts[place % 5].key
                statuses, have = given.get(key, ((Status.AGREED,), ()))
                given[key] = (statuses, (*have, pen.line(name, words, account=key, status="agreed")))
            rows.append(topic(f"t{start}-{number}", f"matter {number}", ("Trade",), accounts, given))
        parts.append(
            MeetingPart(
                f"meeting-{start}",
                f"Meeting {start}",
                "held",
                (),
                (),
                accounts,
                tuple(rows),
                (),
                (),
                (),
                (),
                (),
                (),
                (),
                (),
                0,
                0,
            )
        )
    return Dossier("Large", "full", tuple(parts), (), None, (), tuple(made.values()), MADE)
