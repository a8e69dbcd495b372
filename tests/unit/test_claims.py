import pandas as pd
import pytest

from analysis import claims

ARTICLES = pd.DataFrame(
    {"article_id": ["one", "two"], "text": ["The bridge opened in May.", "A bridge opened."]}
)
CLAIMS = "claim_id,topic,statement\nopened,meeting,The bridge opened.\n"
PASSAGES = "claim_id,article_id,text,occurrence,relation,version,note\n"
OPENED = "opened,one,bridge opened,1,only_one,,\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "claims.csv").write_text(CLAIMS)
    (tmp_path / "claim_passages.csv").write_text(PASSAGES + OPENED)
    return tmp_path


def test_a_cell_slices_back_to_its_article(folder):
    table = claims.claims(ARTICLES, folder)
    row = table.iloc[0]
    assert ARTICLES["text"][0][row["start"] : row["end"]] == row["text"] == "bridge opened"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("shut,one,bridge opened,1,agree,,\n", "line 3: unknown claim_id 'shut'"),
        ("opened,two,bridge opened,1,same,,\n", "line 3: unknown relation 'same'"),
        ("opened,two,bridge shut,1,agree,,\n", "line 3: in article two, 'bridge shut' occurs 0"),
    ],
)
def test_a_wrong_cell_is_named_by_file_and_line(folder, line, message):
    (folder / "claim_passages.csv").write_text(PASSAGES + OPENED + line)
    with pytest.raises(ValueError, match=message):
        claims.claims(ARTICLES, folder)


def test_a_topic_without_a_name_in_print_is_refused(folder):
    (folder / "claims.csv").write_text(CLAIMS.replace("meeting", "bridges"))
    with pytest.raises(ValueError, match="line 2: unknown topic 'bridges'"):
        claims.claims(ARTICLES, folder)


def test_a_claim_that_no_article_makes_is_refused(folder):
    (folder / "claims.csv").write_text(CLAIMS + "shut,meeting,The bridge shut.\n")
    with pytest.raises(ValueError, match="no article speaks to shut"):
        claims.claims(ARTICLES, folder)


def test_a_silence_must_be_one(folder):
    register = claims.claims(ARTICLES, folder)
    (folder / "silences.csv").write_text("article_id,claim_id,effect\ntwo,opened,The month.\n")
    assert len(claims.silences(register, folder)) == 1
    (folder / "silences.csv").write_text("article_id,claim_id,effect\none,opened,The month.\n")
    with pytest.raises(ValueError, match="line 2: one is not silent on opened"):
        claims.silences(register, folder)


def test_a_check_must_be_of_a_claim_that_the_article_makes(folder):
    register = claims.claims(ARTICLES, folder)
    header = "claim_id,article_id,check,verdict,record,source\n"
    (folder / "record_checks.csv").write_text(header + "opened,two,1,right,It did.,F001\n")
    with pytest.raises(ValueError, match="two does not speak to opened"):
        claims.checks(register, folder)
