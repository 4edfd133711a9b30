"""English words that the rules of this folder rest on. None of them names a country, a person or an office holder."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = frozenset({"the", "this", "that", "these", "those", "our", "its", "their", "his", "her", "my", "your"})
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "every", "each", "no", "several", "many", "most"})
HONORIFICS = {"mr": "m", "mister": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "madame": "f", "dr": None,
              "sir": "m", "lady": "f", "professor": None, "prof": None}  # fmt: skip
FORMER = frozenset({"former", "ex", "late", "then", "onetime", "erstwhile"})
COMING = frozenset({"elect", "designate", "nominee"})
MODIFIERS = FORMER | _set(
    "new current acting interim outgoing incoming visiting top senior junior deputy first permanent leading key "
    "opposition military longtime veteran hardline high ranking chief other some many several local federal "
    "regional national foreign state government security defence defense intelligence diplomatic unnamed our"
)
PARTICLES = _set("de da do dos das del della di du la le van von der den ter bin ibn al el abu ben st")

SIDES = frozenset({"side", "sides", "party", "delegation", "team", "counterparts", "counterpart"})
AUTHORITIES = frozenset({"government", "authorities", "leadership", "administration", "regime", "cabinet"})
LANGUAGE_NOUNS = frozenset({"language", "speaking", "speaker", "speakers", "translation", "version", "interpretation"})

COUNTRY_PLURALS = frozenset({"sides", "parties", "countries", "nations", "states", "governments", "delegations",
                             "capitals", "powers", "teams", "partners", "allies"})  # fmt: skip
LOOSE_PLURALS = frozenset({"countries", "nations", "states", "governments", "delegations", "capitals", "powers",
                           "teams", "partners", "allies", "officials", "men", "women"})  # fmt: skip
LEADER_PLURALS = frozenset({"leaders", "interlocutors", "officials", "men", "women", "politicians", "statesmen",
                            "diplomats", "principals", "counterparts"})  # fmt: skip

MEETING_VERBS = _set(
    "meet speak talk call confer host convene receive welcome greet consult visit discuss join phone negotiate"
)
MEETING_NOUNS = _set(
    "call calls meeting meetings conversation conversations talk talks negotiation negotiations discussion discussions "
    "consultation consultations summit conference session visit dinner lunch breakfast engagement exchange videocall "
    "videoconference dialogue contact contacts"
)
TITLE_MEETING_WORDS = MEETING_NOUNS | _set(
    "met meet meets trip travel spoke speak speaks talked talks discussed discuss remarks statement conference call "
    "hosts hosted receives received welcomes welcomed visits visited greets began begin hold held holds"
)
SAY_VERBS = _set(
    "say tell add note stress emphasize emphasise underscore underline reiterate state announce declare explain "
    "remark observe write tweet post believe think comment conclude continue recall remind warn insist argue claim "
    "assure point summarize summarise ask reply answer respond respond affirm reaffirm admit acknowledge confirm "
    "promise suggest urge report inform quote think assert deny joke quip express appeal"
)
TOWARDS_OBJECT = _set(
    "congratulate thank praise commend condemn criticise criticize accuse applaud salute blame honour honor "
    "compliment console reassure remind welcome"
)
TOWARDS_CASES = frozenset({"on", "for", "over", "about"})

LOCATIVE_CASES = _set("in at near around outside inside into through via across throughout within onto toward towards")
MOTION = _set(
    "travel trip visit fly flight arrive arrival return go come drive move journey tour depart departure leave head "
    "land airport route road train residence embassy ambassador evacuate flee escape relocate bring stop deliver "
    "welcome invite host receive region area outskirts suburb north south east west "
    "km kilometer kilometre mile deploy advance"
)
COUNTERPART_CASES = frozenset({"with", "between", "against", "by", "among", "according"})
PLACE_OBJECTS = _set(
    "visit leave reach enter attack bomb shell capture occupy liberate storm hit strike seize surround defend take "
    "approach tour besiege encircle evacuate cross bombard"
)
ADDRESSED_OBJECTS = _set(
    "urge accuse warn ask press tell thank pressure push force blame criticise criticize condemn support arm assure "
    "inform oppose punish sanction encourage invite notify provoke threaten persuade convince help deter"
)
STATE_OF_BEING = frozenset({"be", "become", "remain", "lie", "stand", "burn", "sleep", "have", "see", "awake"})
HUMAN_NOUNS = _set(
    "man woman boy girl child soldier mother father wife husband son daughter brother sister driver teacher student "
    "doctor nurse patient victim hero officer pilot driver worker farmer writer author singer actor actress director "
    "friend colleague resident citizen prisoner fighter leader president minister chairman chief head person"
)
LANDFORMS = _set(
    "sea ocean strait straits gulf bay river canal peninsula island islands channel mountains desert basin plateau "
    "plain coast"
)
DIRECTIONS = _set("latin north south east west central northern southern eastern western")
STATE_NOUNS = _set(
    "ability stance demand refusal claim policy proposal view role interest concern intention plan offer threat aim "
    "goal effort war aggression attempt decision request response reply call warning support allegation accusation "
    "ally partner influence side leader government ambition willingness readiness choice strategy pressure"
)
JOINT_VERBS = _set(
    "discuss agree exchange talk speak review reaffirm consult coordinate confer explore touch pledge commit decide"
)
LINKS = _set("of and the for to in on at with by from")
DEPUTY = frozenset({"deputy", "assistant", "vice", "associate", "under"})
RANKS = frozenset({"first", "principal", "senior", "acting"})
MAJESTY = frozenset({"majesty", "highness", "excellency", "holiness", "royal", "eminence", "honour", "honor", "grace"})
REGNAL = frozenset(
    {"king", "queen", "pope", "emir", "sultan", "emperor", "crown", "prince", "princess", "sheikh", "amir"}
)
NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xvi"})
STORMS = _set("hurricane typhoon cyclone storm")
WRITINGS = _set("law act plan bill treaty accord accords agreement protocol declaration charter constitution code")
SECONDS = frozenset({"deputies"})
SOMEBODYS = _set("his her their my your")
TURNS = frozenset({"presidency", "chairmanship", "chairpersonship"})
THINGS_DO = frozenset({"include", "contain", "comprise", "consist", "cover", "envisage", "concern", "relate", "entail"})
FIELD_STOPS = _set("that who which is was are were has had have will would could and or but as than said says if when")
GAINED = _set("elected reelected appointed named nominated become becoming became designated inaugurated elect")
