"""Languages: English is read, others are named, and what cannot be told is not guessed at."""

from __future__ import annotations

import pytest

from summitry.errors import Unreadable
from summitry.ingest.languages import find_language, judge, refuse_unread
from tests.ingest.samples import ENGLISH, FRENCH, RUSSIAN

SAMPLES = {
    "de": "Die Staats- und Regierungschefs haben sich in der Hauptstadt getroffen und über die Lage gesprochen, die nicht "
    "einfach ist. Sie wollen auch mit den anderen Staaten reden, und es wird ein neues Treffen geben.",
    "es": "Los presidentes se reunieron en la capital para hablar de la paz y de las medidas que se han tomado con los "
    "vecinos. No es la primera vez que el gobierno lo dice, pero ha sido más claro.",
    "it": "I presidenti si sono incontrati nella capitale per parlare della pace e delle misure che il governo ha preso con "
    "i vicini. Non è la prima volta che lo si dice, ma è stato più chiaro anche dal ministro.",
    "pl": "Prezydenci spotkali się w stolicy i rozmawiali o tym, że nie jest to łatwe dla obu krajów. Powiedzieli też, że "
    "będą rozmawiać z sąsiadami, które są po tej samej stronie, ale nie od razu.",
    "tr": "İki ülkenin liderleri başkentte bir araya geldi ve barış için daha çok çaba göstereceklerini söyledi. Bu görüşme "
    "de olarak önemli bir adım ve sonra yeni bir toplantı var, ancak tarih belli değil gibi.",
    "id": "Kedua pemimpin itu bertemu di ibu kota dan berbicara untuk perdamaian yang tidak mudah bagi kedua negara. Mereka "
    "akan bertemu dengan para menteri dari negara lain pada bulan ini, dan itu sudah dalam rencana.",
    "uk": "Президенти двох країн провели переговори у столиці. Вони обговорили, що було зроблено для миру, і домовилися, "
    "що міністри зустрінуться, як це вже було, але не так, щоб про це забули або не знали.",
    "zh": "两国领导人在首都举行会谈，就双边关系和共同关心的国际问题交换了意见，双方同意继续保持对话，加强合作，维护和平与稳定。",
    "ja": "両国の首脳は首都で会談し、二国間の関係と国際的な問題について意見を交わし、対話を続けることで一致しました。",
    "ko": "두 나라 정상은 수도에서 회담을 갖고 양국 관계와 국제 문제에 대해 의견을 나누었으며 대화를 계속하기로 합의했습니다.",
}


def test_english_is_read():
    assert refuse_unread(ENGLISH) == "en"


@pytest.mark.parametrize(("code", "text"), [*SAMPLES.items(), ("fr", FRENCH), ("ru", RUSSIAN)])
def test_other_languages_are_told_and_refused(code, text):
    assert find_language(text) == code
    with pytest.raises(Unreadable, match="which is not read: give an English text"):
        refuse_unread(text)


def test_refusal_names_the_language():
    with pytest.raises(Unreadable, match="is in Ukrainian"):
        refuse_unread(SAMPLES["uk"])


def test_languages_that_are_much_alike_are_named_together():
    verdict = judge(
        "Statsministeren og den svenske leder er enige om at det er på tide at mødes, og de har ikke været her før, "
        "men de vil også gøre det igen til efteråret, eller så skal de til et andet land."
    )
    assert verdict.code is None
    assert "Danish" in verdict.foreign_name
    assert "Norwegian" in verdict.foreign_name


def test_script_is_named_where_the_language_cannot_be_told():
    assert judge("ქართული ენა და დამწერლობა ძალიან ძველია საქართველოში დღეს").foreign_name == "Georgian"
    assert judge("እንኳን ደህና መጣችሁ ወደ አዲስ አበባ ኢትዮጵያ የአፍሪካ ህብረት ዋና መሥሪያ ቤት ነው").foreign_name == "Ethiopic script"


@pytest.mark.parametrize("text", ["", "Oui.", "1 2 3 4", "Vladimir Putin, Joe Biden, Xi Jinping", "Да"])
def test_short_texts_and_lists_of_names_are_left_undecided(text):
    assert refuse_unread(text) is None


def test_mixed_texts_are_read():
    assert refuse_unread(f"{ENGLISH} {RUSSIAN}") in {None, "en"}
    assert refuse_unread(f"{ENGLISH}\n\n{ENGLISH}\n\n{FRENCH}") == "en"


def test_english_with_many_foreign_names_is_english():
    text = (
        "Ing. Łukasz Wójcik and Şükrü Çağlayan of the Büyükelçilik said that they will meet in the Kraków office " * 3
    )
    assert refuse_unread(text) == "en"


def test_long_texts_are_told_by_samples_from_all_over():
    assert refuse_unread("Foreword. " + ENGLISH * 500) == "en"
    with pytest.raises(Unreadable):
        refuse_unread("Foreword. " + FRENCH * 500)
