"""Readings made by hand, so that views can be tested without a model."""

from __future__ import annotations

from datetime import date

import spacy

from summitry.ingest import to_document
from summitry.language import Parsed
from summitry.model import Actor, ActorKind, DateMention, Mention, Quote
from summitry.reading import Reading

ADA = Actor(
    "ada-example",
    "Ada Example",
    ActorKind.PERSON,
    country="XAA",
    office="head_of_state",
    title="President",
    from_on="2019-01-01",
    taken_from="test",
    gender="f",
)
XAA = Actor("XAA", "Exampleland", ActorKind.COUNTRY, country="XAA", taken_from="test")
TEXT = "Ada Example said on 3 May: “We met.” She left.\nExampleland was pleased with them."


def find(document, words, start=0):
    at = document.text.index(words, start)
    return document.passage(at, at + len(words))


def make_reading(text=TEXT, **known):
    document = to_document(text, id="sample", published_on=date(2020, 5, 4), **known)
    where = [find(document, words) for words in ("Ada Example", "She", "Exampleland", "them")]
    mentions = (
        Mention(where[0], "full name", (ADA,), "full name"),
        Mention(where[1], "pronoun", (ADA,), "last woman named", antecedent=where[0]),
        Mention(where[2], "country", (XAA,), "name of a country"),
        Mention(where[3], "pronoun", (), "nobody fits"),
    )
    day = date(2020, 5, 3)
    dates = (DateMention(find(document, "3 May"), day, day, "day", "publication day", "published_on", "year assumed"),)
    quotes = (Quote(find(document, "“We met.”"), (find(document, "We met."),)),)
    sentences = (
        find(document, text.split("She left")[0].strip()),
        find(document, "She left."),
        find(document, text.split("\n")[1]),
    )
    doc = spacy.blank("en")(document.text)
    starts = {sentence.start for sentence in sentences}
    for token in doc:
        token.is_sent_start = token.idx in starts
    parsed = Parsed(document=document, doc=doc, sentences=sentences, names=(), dates=dates, quotes=quotes)
    return Reading(parsed, mentions)
