"""Make the tables of the slow gauges from the public figures: python -m tools.build_gauges TRAVELS VISITS IDEAL_POINTS.

TRAVELS and VISITS are the State Department's records as CSV (HistoryAtState, CC0), IDEAL_POINTS is Voeten's
``IdealpointestimatesAll_Apr2020.csv`` (MIT). Writes ``visits.csv`` and ``unga_ideal_points.csv`` into the package. The
records' remarks are read for whom the traveller met; they are not copied.
"""

from __future__ import annotations

import csv
import re
import sys
from datetime import date
from pathlib import Path

from summitry import gazetteer

DATA = Path(__file__).parent.parent / "src" / "summitry" / "relations" / "data"
HEADS = (
    r"(?:Presidents?|Prime Ministers?|Chancellors?|Premiers?|Kings?|Queens?|Emperors?|Sultans?|Amirs?|Emirs?|Shahs?|"
    r"Taoiseach|(?:General|First|Party) Secretary|(?:Communist )?Party Chairman|Chairmans?|Pope|"
    r"Heads? of (?:State|Government)|leaders)"
)
#: The title, whose holder may be named by an adjective before it or by "of" and a country after the name.
HEAD_MENTION = re.compile(rf"(?<!Vice )(?<!Deputy )\b{HEADS}\b")
AFTER = re.compile(r"^(?:[\w.’'\- ]|,? and (?=[A-Z]))*?\bof ((?:[A-Z][\w.’'\-]*,?(?: and | )?)+(?:the )?[\w’'\- ]*)")
SPLIT = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
KINDS = (
    ("state visit", r"\bstate visit"),
    ("official visit", r"\bofficial (?:working )?visit|\bguest of (?:the )?U\.?S"),
    ("working visit", r"\bworking visit|\bworking luncheon"),
    ("private visit", r"\bprivate visit|\bvacation|\bunofficial"),
    ("conference", r"\bconference|\bsummit|\bmeetings? of|\bUN General Assembly|\bNATO|\bsession"),
    ("funeral", r"\bfuneral|\bmemorial"),
    ("stop", r"\bstopped|\ben route|\brefuel"),
)


def main(arguments: list[str]) -> int:
    """Write both tables."""
    travels, visits, points = (Path(argument) for argument in arguments)
    trips = _read(travels)
    presidents = {row["name"].replace(" Jr.", "").split()[-1] for row in trips if row["role"] == "president"}
    rows = [_travel(row, presidents) for row in trips] + [_visit(row) for row in _read(visits)]
    rows.sort(key=lambda row: (row["start"], row["end"], row["source"]))
    _write(DATA / "visits.csv", rows)
    _write(
        DATA / "unga_ideal_points.csv",
        [_point(row) for row in _read(points, "latin-1") if row["iso3c"] not in ("", "NA")],
    )
    return 0


def _read(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path}: {len(rows)} rows")


def _travel(row: dict[str, str], presidents: set[str]) -> dict[str, str]:
    on = date.fromisoformat(row["start"])
    host = _country(row["country"], on)
    met = _met(row["remarks"], host, on, presidents)
    return {
        "start": row["start"],
        "end": row["end"],
        "traveller": row["name"],
        "role": row["role"],
        "home": "USA",
        "host": host,
        "unknown": "" if host else row["country"],
        "met": ";".join(sorted(met)),
        "kind": _kind(row["remarks"]),
        "source": f"travels {row['id']}",
    }


def _visit(row: dict[str, str]) -> dict[str, str]:
    on = date.fromisoformat(row["start"])
    home = _country(row["from"], on)
    kind = _kind(row["description"])
    talks = kind in {"state visit", "official visit", "working visit"} or re.search(
        r"\b(?:met|meeting|discuss\w*|talks|private visit|luncheon|dinner) with President", row["description"]
    )
    return {
        "start": row["start"],
        "end": row["end"],
        "traveller": row["visitor"],
        "role": "visitor",
        "home": home,
        "host": "USA",
        "unknown": "" if home else row["from"],
        "met": "USA" if talks else "",
        "kind": kind,
        "source": f"visits {row['id']}",
    }


def _kind(remarks: str) -> str:
    return next((kind for kind, pattern in KINDS if re.search(pattern, remarks, re.IGNORECASE)), "other")


def _country(name: str, on: date) -> str:
    """Give the ISO3 code of the state of that name on that day, or nothing where it is not one."""
    turned = re.sub(r"^([^,(]+), ([^(]+?)\s*(\(.*)?$", r"\2 \1", name)
    bare = re.sub(r"\s*\(.*\)", "", name)
    inside = re.sub(r".*\((.*)\).*", r"\1", name)
    for spelling in (name, turned, turned.replace("Republic of ", ""), bare, inside, f"{turned.split()[-1]} {turned}"):
        found = {actor.country for actor in gazetteer.who(spelling, on) if actor.kind == "country" and actor.country}
        if len(found) == 1:
            return str(found.pop())
    return ""


def _met(remarks: str, host: str, on: date, presidents: set[str]) -> set[str]:
    """Tell the states whose head of state or government the remarks say was met."""
    met = set()
    for sentence in re.split(r"(?<=[a-z)\d])\.\s+", remarks):
        if re.search(r"\b(?:Accompanied|funeral|memorial)\b", sentence):
            continue
        for mention in HEAD_MENTION.finditer(sentence):
            met.update(_of_mention(sentence, mention, host, on, presidents))
        if (summit := re.search(r"U\.S\.-(\w+) [Ss]ummit", sentence)) and _adjective(summit.group(1), on) == host:
            met.add(host)
    return met - {"USA", ""}


def _of_mention(sentence: str, mention: re.Match[str], host: str, on: date, presidents: set[str]) -> set[str]:
    rest = sentence[mention.end() :]
    name = re.match(r"[-\w]*((?: [A-Z][\w.’'\-]*| al-\w+| bin| von| de| da)*)", rest)
    surname = name.group(1).split()[-1] if name and name.group(1).split() else ""
    if surname in presidents and mention.group().startswith("President"):
        return set()
    after = AFTER.match(rest)
    if after:
        named = {_country(part.strip().removeprefix("the "), on) for part in SPLIT.split(after.group(1))} - {""}
        if named:
            return named
    before = sentence[: mention.start()].split()[-2:]
    return {_adjective(" ".join(before), on) or _adjective(before[-1] if before else "", on) or host}


def _adjective(word: str, on: date) -> str:
    """Give the one state that a word such as ``Finnish`` means on a day, or nothing."""
    found = (
        {actor.country for actor in gazetteer.who(word.strip(",;"), on) if actor.kind == "country"} if word else set()
    )
    return str(found.pop() or "") if len(found) == 1 else ""


def _point(row: dict[str, str]) -> dict[str, str]:
    return {
        "country": row["iso3c"],
        "session": row["session"],
        "votes": row["NVotes"],
        "point": f"{float(row['IdealPoint']):.3f}",
        "low": f"{float(row['Q5%']):.3f}",
        "high": f"{float(row['Q95%']):.3f}",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
