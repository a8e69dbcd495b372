"""What the chapter on Syria asserts."""

import re

from ours import FOUR
from tellers import tellers

from analysis.findings import attacks
from analysis.story.record import TOLL


def sides(tables):
    """The pairs of attacker and attacked that each article names."""
    rows = tables.attacks
    return {
        article_id: set(zip(of["attacker"], of["attacked"], strict=True))
        for article_id, of in rows.groupby("article_id")
    }


def test_no_two_articles_name_attackers_and_attacked_in_the_same_nouns(tables):
    named = sides(tables)
    assert set(named) == FOUR | {"rt"}
    pairs = [pair for of in named.values() for pair in of]
    assert len(pairs) == len(set(pairs))
    attackers = {a: frozenset(attacker for attacker, _ in of) for a, of in named.items()}
    attacked = {a: frozenset(target for _, target in of) for a, of in named.items()}
    both = [(attackers[a], attacked[a]) for a in named]
    assert len(set(both)) == len(both)


def test_press_tv_and_north_press_both_have_russia_and_syria_attack(tables):
    for article_id in ("presstv", "northpress"):
        attackers = " ".join(attacker for attacker, _ in sides(tables)[article_id])
        assert "Russia" in attackers
        assert "Syria" in attackers


def test_north_press_keeps_both_attackers_and_leaves_russia_out_of_its_own_sentence(tables):
    rows = tables.attacks[tables.attacks["article_id"] == "northpress"]
    taken, own = rows["text"]
    assert "Russia and Syrian forces" in taken
    assert "Turkish-backed factions" in taken
    assert "Russia" not in own


def test_the_cradle_has_russia_alone(tables, where):
    assert [attacker for attacker, _ in sides(tables)["cradle"]] == ["Russia"]
    rows = tables.sentences[tables.sentences["text"].str.contains("Russian warplanes")]
    assert list(rows["article_id"]) == ["cradle"]
    assert "Syrian" not in rows["text"].iloc[0]


def test_the_record_bears_out_that_russia_strikes_and_strikes_more(verdict):
    assert verdict["strikes-intensified", "cradle"] == "right"
    assert set(verdict["attack-on-factions-2021"]) == {"right"}


def test_press_tv_places_no_attack_in_idlib(tables):
    here = tables.sentences[tables.sentences["article_id"] == "presstv"]
    fighting = here[here["text"].str.contains("bomb|attack|assault|strike|aerial|operations")]
    assert len(fighting) == 1
    assert "Idlib" not in fighting["text"].iloc[0]
    assert "foreign-backed terrorists" in fighting["text"].iloc[0]


def test_world_markets_daily_speaks_of_2020_alone(tables):
    rows = tables.attacks[tables.attacks["article_id"] == "wmd"]
    assert list(rows["when"]) == ["2019–2020"]


def test_the_attacks_of_one_article_alone_are_all_of_2021(tables):
    when = tables.attacks.groupby("article_id")["when"].agg(list)
    assert set(when["rt"]) == {"2020"}
    assert when["wmd"] == ["2019–2020"]
    assert when["presstv"] == ["the past years"]
    assert when["northpress"] == ["2020, or still in 2021: the sentence allows both", "2021"]
    assert when["cradle"] == ["2021"]


def test_the_parties_of_an_attack_are_those_of_its_passage(tables):
    """A strike for each passage, its nouns in the sentence where that stands."""
    strikes = tables.parties.groupby("strike", sort=False)
    assert len(strikes) == len(tables.attacks)
    for (_, parties), attack in zip(strikes, tables.attacks.itertuples(), strict=True):
        here = tables.sentences[tables.sentences["article_id"] == attack.article_id]
        sentence = here[(here["start"] <= attack.start) & (here["end"] >= attack.end)].iloc[0]
        assert set(parties["article_id"]) == {attack.article_id}
        assert set(parties["part"]) == {"attacks", "is attacked"}
        assert parties["start"].between(sentence["start"], sentence["end"]).all()


def test_no_two_articles_have_the_same_arrows_and_russia_and_syria_are_in_three(tables):
    found = attacks.arrows(tables)
    pairs = found.groupby("article_id")[["attacker", "attacked"]].apply(
        lambda of: frozenset(of.itertuples(index=False, name=None))
    )
    assert set(pairs.index) == FOUR | {"rt"}
    assert pairs.nunique() == len(pairs)
    on_groups = found[found["attacked"] == "groups"].groupby("attacker")["article_id"].agg(set)
    assert on_groups["russia"] == {"cradle", "presstv", "northpress"}
    assert on_groups["syria"] == {"presstv", "northpress", "rt"}
    assert set(found.loc[found["attacked"] == "civilians", "article_id"]) == {"wmd"}


def test_only_the_cradle_dates_the_zone_to_2020_and_wrongly(tables, verdict, where):
    assert tellers(tables, "deescalation-zone-2020") == {"cradle"} == where("de-escalation")
    assert verdict["deescalation-zone-2020", "cradle"] == "wrong"
    dates = tables.events.drop_duplicates("event_id").set_index("event_id")["date"]
    assert dates["deescalation-memorandum"] < dates["sochi-memorandum"] < dates["moscow-protocol"]


def test_only_the_cradle_sets_the_two_accounts_side_by_side(tables):
    assert tellers(tables, "commitment-confirmed") == {"cradle"}
    assert tellers(tables, "no-change-in-idlib") == {"cradle"}


def test_only_press_tv_passes_a_legal_judgement(tables, where):
    assert where(r"\billegal|\bviolation|\bunlawful|\binternational law") == {"presstv"}
    assert tellers(tables, "turkey-violates-integrity") == {"presstv"}


def test_rt_alone_has_the_strike_and_does_not_have_the_dispute(tables, verdict, where):
    assert tellers(tables, "turkish-dead-34") == {"rt"}
    assert verdict["turkish-dead-34", "rt"] == "right"
    assert verdict["strike-by-whom", "rt"] == "right"
    text = tables.articles.set_index("article_id").at["rt", "text"]
    assert not re.search(r"Russian (?:jets?|aircraft|warplanes|air force)", text)


def test_rt_has_the_answer_after_the_strike_and_what_followed_is_right(tables, verdict):
    assert verdict["turkey-task-force-response", "rt"] == "imprecise"
    assert verdict["turkish-strikes-on-army", "rt"] == "right"
    assert verdict["syrian-losses", "rt"] == "right"
    dates = tables.events.drop_duplicates("event_id").set_index("event_id")["date"]
    assert dates["turkish-vehicles"] < dates["idlib-strike"] < dates["spring-shield"]


def test_the_toll_was_given_differently_and_not_always_of_the_strike(tables):
    facts = tables.facts.set_index("fact_id")["fact"]
    given = {n for f in TOLL for n in re.findall(r"\b\d\d\b", facts[f])}
    assert {"34", "33", "36", "59"} < given
    assert "operation" in facts["F045"]
    assert "month" in facts["F046"]


def test_only_world_markets_daily_counts_the_people(tables, verdict, where):
    assert where(r"\bcivilians?\b|\bdisplaced\b|\brefugees?\b") == {"wmd"}
    assert tellers(tables, "offensive-toll") == tellers(tables, "war-toll") == {"wmd"}
    assert verdict["offensive-toll", "wmd"] == "right"
    assert verdict["offensive-displaced", "wmd"] == "right"
    assert verdict["war-toll", "wmd"] == "right"
    assert verdict["war-displaced", "wmd"] == "right"


def test_three_articles_have_putin_on_syria_in_passing_and_none_has_libya(tables, where):
    assert tellers(tables, "putin-passing-reference") == FOUR - {"cradle"}
    assert tellers(tables, "putin-syria-success") == {"presstv", "northpress"}
    assert not where("Libya")


def test_what_putin_said_of_syria_is_stronger_in_north_press(verdict):
    assert verdict["putin-syria-success"].to_dict() == {
        "presstv": "right",
        "northpress": "imprecise",
    }
