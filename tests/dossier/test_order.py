from __future__ import annotations

from dataclasses import replace

from summitry.dossier.order import count_steps, firmest_of, say_once, shorten, tellers_of, weigh
from summitry.meetings.record import Status
from tests.dossier import samples


def test_the_firmest_step_stands_first_and_more_accounts_before_fewer():
    rows = samples.make_dossier().meetings[0].outcomes
    weighed = weigh(reversed(rows))
    ranks = [list(Status).index(firmest_of(row)) for row in weighed]
    assert ranks == sorted(ranks)
    same = [row for row in weighed if firmest_of(row) is Status.PROPOSED]
    told = [sum(bool(cell.statuses) for cell in row.cells) for row in same]
    assert len(same) > 1
    assert told == sorted(told, reverse=True)


def test_topics_without_a_step_keep_their_order_at_the_end():
    part = samples.make_dossier().meetings[0]
    weighed = weigh((*part.mentions, *part.outcomes))
    assert tuple(weighed[-len(part.mentions) :]) == part.mentions
    assert firmest_of(part.mentions[0]) is None


def test_steps_are_counted_once_a_topic_and_none_is_zero():
    part = samples.make_dossier().meetings[0]
    steps = count_steps(part.outcomes)
    assert sum(count for _, count in steps) == len(part.outcomes)
    assert all(count > 0 for _, count in steps)
    assert [status for status, _ in steps] == [status for status in Status if status in dict(steps)]


def test_a_line_is_told_by_all_accounts_that_give_its_topic_its_step():
    part = samples.make_dossier().meetings[0]
    signed = part.outcomes[0].cells[0].lines[0]
    assert tellers_of(part, signed) == ("XNO", "XSU")
    agreed = next(line for cell in part.outcomes[0].cells for line in cell.lines if line.tags["status"] == "agreed")
    assert tellers_of(part, agreed) == ("joint",)
    assert tellers_of(part, replace(signed, id="of no row")) == (signed.account,)
    assert tellers_of(part, replace(signed, tags={}, account=None)) == ()


def test_the_same_words_by_the_same_account_are_said_once():
    line = samples.make_dossier().meetings[0].summary[0]
    again, other = replace(line, id="again", tags={}), replace(line, id="other", account="XSU", tags={})
    assert line.account != "XSU"
    assert say_once([line, again, other]) == [line, other]


def test_what_is_as_short_as_the_table_below_is_not_said_before_it():
    part = samples.make_dossier().meetings[0]
    assert shorten(part)
    told = part.outcomes[0].cells[0].lines[0]
    one = replace(part, accounts=part.accounts[:1], outcomes=part.outcomes[:3], summary=(told,) * 3)
    assert not shorten(one)
    assert shorten(replace(one, outcomes=(*part.outcomes, *part.outcomes)))
    elsewhere = next(line for row in part.disputes for cell in row.cells for line in cell.lines)
    assert shorten(replace(one, summary=(told, elsewhere))) == [told, elsewhere]
