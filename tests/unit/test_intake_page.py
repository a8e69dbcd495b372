"""What is taken from a saved page, and what is left out and told of."""

import json

import pytest

from analysis.intake import page
from analysis.intake.found import Unusable

BODY = [
    "The council of the town will vote on the bridge on Friday, its clerk said.",
    "The old bridge has been closed for two years, since a lorry hit one of its pillars.",
    "Traders on both banks want it open again before the winter, when the ferry stops.",
    "The vote is open to the public and begins at eight in the evening in the old hall.",
]


NOTICE = "We keep small files on your machine so that this site knows you when you come back again."


def saved(*blocks, head="", title="The bridge - Evening Post", after=""):
    """A page whose article is made of blocks of HTML; plain ones become paragraphs."""
    inner = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>"
        '<div class="nav"><a href="/a">News</a> <a href="/b">Sport</a></div>'
        f"<article><h1>The bridge</h1>{inner}</article>{after}"
        "<footer><p>All the pages of this site belong to its owners, who like them.</p></footer>"
        "</body></html>"
    )


def meta(**content):
    names = {name.replace("__", ":"): value for name, value in content.items()}
    return "".join(f'<meta property="{n}" content="{v}">' for n, v in names.items())


def data(**content):
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


def kept(found):
    return found.text.rstrip("\n").split("\n\n")


def test_the_paragraphs_of_the_article_are_its_text():
    assert kept(page.article(saved(*BODY))) == BODY


@pytest.mark.parametrize(
    "block",
    [
        "Read more: The bridge that fell",
        "SEE ALSO | The ferry",
        "READ NEXT: Who pays for the ferry?",
        "Don't miss",
        "Related articles",
        "Most read",
        "Sign up to our newsletter",
        "Get the latest news delivered to your inbox every morning.",
        "Follow us on Twitter and Facebook",
        "Follow Anna Lind on Twitter @anna",
        "Share this article",
        "12 comments",
        "Have a tip? Write to the desk.",
        "Advertisement",
        "Story continues below advertisement",
        "Photo: Anna Lind / Evening Post",
        "Click here to see the pictures",
        "[button link=x]Send it[/button]",
        '<p><a href="/c">The ferry that never came back to the town</a></p>',
        '<p><a href="/c">Why the ferry stops</a> [VIDEO] <a href="/d">The day it sank</a></p>',
    ],
)
def test_furniture_of_the_page_is_cut_and_told_of_with_its_place(block):
    found = page.article(saved(*BODY[:2], block, *BODY[2:]))
    assert kept(found) == BODY
    words = block.removeprefix("<p>").split("<")[0] or "The"
    assert any(words[:10] in one.value or "ferry" in one.value for one in cuts(found))


def test_an_invitation_that_the_extractor_left_out_is_told_of_once():
    prompt = "Sign up for our morning letter and never miss a story from the valley."
    aside = f'<aside class="newsletter"><p>{prompt}</p></aside>'
    found = page.article(saved(*BODY[:2], aside, *BODY[2:]))
    assert "Sign up" not in found.text
    told = [(one.after, one.value) for one in cuts(found)]
    assert told.count((2, prompt)) == 1
    assert len(told) == len(set(told))


def cuts(found):
    return [one for one in found.decisions if one.field == "cut"]


@pytest.mark.parametrize(
    "block",
    [
        "Subscribers of the ferry company, who paid in advance, get their money back in June.",
        "Follow the river for a mile and you see what is left of the pillars, he said.",
        "Read in the light of the last vote, the clerk’s words sound like a promise to many.",
        "Comments that the mayor made on Monday were not meant as an insult, she said.",
        "Share prices of the builder fell by a tenth after the news had spread to the city.",
        "Photographers stood on the roof of the old hall when the pillar was lifted out.",
        "“Click here and you are there” is how the ferry company sells its passes online.",
        "Related costs, such as those of the detour, were never counted by the council.",
        "Copyright law does not cover the plans of the bridge, a judge said on Tuesday.",
        '<p>The plan is <a href="/plan">on the site of the council</a>, which paid for it.</p>',
        "<blockquote class='pull-quote'>Nobody asked us, and nobody ever will, it seems to us."
        "</blockquote>",
    ],
)
def test_what_only_sounds_like_furniture_stays(block):
    found = page.article(saved(*BODY[:2], block, *BODY[2:]))
    words = page.fragment(block) if block.startswith("<") else block
    assert words in kept(found)


@pytest.mark.parametrize("inner", ["{}", "<p>{}</p>", "<p>{} <span>Photo: A. Ode</span></p>"])
def test_a_caption_is_told_of_once_with_its_place_and_a_menu_is_not(inner):
    caption = f"<figcaption>{inner.format('Boats at the quay.')}</figcaption>"
    picture = f'<figure><img src="x.jpg" alt="boats">{caption}</figure>'
    menu = "<aside><h3>Most read</h3><ul><li><a href='/a'>Ten soups for evenings that are very "
    menu += "cold and dark and long</a></li></ul></aside>"
    found = page.article(saved(BODY[0], picture, *BODY[1:], after=menu))
    captions = [one for one in found.decisions if "a caption" in one.source]
    assert [one.value[:18] for one in captions] == ["Boats at the quay."]
    assert [one.after for one in captions] == [1]
    assert "quay" not in found.text
    assert not any(
        "soups" in text for text in (found.text, *(one.value for one in found.decisions))
    )


def test_the_headline_printed_again_is_cut():
    head = meta(og__title="The bridge of the town and its council")
    again = "<p><strong>The bridge of the town and its council</strong></p>"
    found = page.article(saved(again, *BODY, head=head))
    assert kept(found) == BODY
    assert found.fields["headline"]


def test_a_sentence_printed_once_more_in_large_letters_is_cut():
    big = "Traders on both banks want it open again before the winter"
    found = page.article(saved(*BODY[:2], big, *BODY[2:]))
    assert kept(found) == BODY
    assert [one.source for one in cuts(found) if one.value == big] == ["printed again"]


@pytest.mark.parametrize("name", ["twitter-tweet", "instagram-media"])
def test_what_somebody_posted_and_the_article_shows_belongs_to_it(name):
    post = "Nobody told the ferry about any of this, did they? I was there all morning."
    shown = f'<div class="social-embed"><blockquote class="{name}"><p>{post}</p></blockquote></div>'
    assert post in page.article(saved(*BODY[:2], shown, *BODY[2:])).text


def test_an_article_that_the_extractor_passes_over_is_found_by_its_paragraphs():
    """Its classes say that it is something else: a comment."""
    body = [f"{block[:-1]}, as was told on day {n}." for n in range(3) for block in BODY]
    inner = "".join(f"<p>{block}</p>" for block in body)
    markup = f"<html><body><div class='comments-list' id='comments'>{inner}</div></body></html>"
    assert kept(page.article(markup)) == body


def test_a_notice_in_paragraphs_is_no_article_where_the_article_has_none():
    article = "<br><br>".join(f"{block[:-1]}, on day {n}." for n in range(9) for block in BODY)
    notice = "".join(f"<p>{n} {text}</p>" for n in range(4) for text in [NOTICE])
    markup = f"<html><body><div>{article}</div><div class='x'>{notice}</div></body></html>"
    assert BODY[0][:-1] in page.article(markup).text


def test_what_the_page_prints_for_machines_serves_where_nothing_is_found():
    body = " ".join(BODY * 4)
    head = data(**{"@type": "NewsArticle", "articleBody": body, "headline": "The bridge"})
    found = page.article(f"<html><head>{head}</head><body><div id=app></div></body></html>")
    assert found.text.split() == body.split()


# ------------------------------------------------------------------------- what is known of it


@pytest.mark.parametrize(
    ("head", "outlet", "source"),
    [
        (meta(og__site_name="Evening Post"), "Evening Post", "og:site_name"),
        (meta(og__site_name="https://post.example"), "Evening Post", "the end of the title"),
        (
            meta(og__site_name="Home", og__title="The bridge"),
            "Evening Post",
            "the end of the title",
        ),
        (
            data(**{"@type": "NewsArticle", "publisher": {"name": "The Post"}}),
            "The Post",
            "JSON-LD publisher",
        ),
        (
            meta(og__site_name="eveningpost")
            + data(**{"@type": "NewsArticle", "publisher": [{"name": "Evening Post"}]}),
            "Evening Post",
            "JSON-LD publisher",
        ),
        (meta(og__title="The bridge"), "Evening Post", "the end of the title"),
    ],
)
def test_the_outlet_is_read_where_the_page_names_it(head, outlet, source):
    link = '<link rel="canonical" href="https://www.evening-post.example/bridge">'
    found = page.article(saved(*BODY, head=head + link))
    assert found.fields["outlet"] == outlet
    assert ("outlet", outlet, source) in {(d.field, d.value, d.source) for d in found.decisions}


def test_without_a_name_the_domain_is_the_outlet():
    link = '<link rel="canonical" href="https://www.river.example/bridge">'
    assert page.article(saved(*BODY, head=link, title="")).fields["outlet"] == "river.example"


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (data(**{"@type": "NewsArticle", "datePublished": "2021-09-29T08:00:00Z"}), "JSON-LD"),
        (meta(article__published_time="2021-09-29T08:00:00Z"), "article:published_time"),
        (
            data(**{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2021-09-29"}]}),
            "JSON-LD",
        ),
    ],
)
def test_the_day_is_read_and_said_where(head, source):
    found = page.article(saved(*BODY, head=head))
    assert found.fields["published"] == "2021-09-29"
    told = {d.field: d.source for d in found.decisions}
    assert told["published"].startswith(source)


SWAPPED = "could be swapped"


@pytest.mark.parametrize(
    ("posted", "more", "day", "source"),
    [
        ("Posted 03/04/2024 09:12", "", "2024-04-03", f"'03/04/2024': day and month {SWAPPED}"),
        ("Posted 3.4.2024", "", "2024-04-03", f"'3.4.2024': day and month {SWAPPED}"),
        ("Posted 03/04/2024", "Changed 25/04/2024.", "2024-04-03", "'03/04/2024'"),
        ("Posted 03/04/2024", "Changed 03/25/2024.", "2024-03-04", "'03/04/2024'"),
        ("Posted 03/04/2024", "That was on 3 April 2024.", "2024-04-03", "the page"),
        ("Posted 25/04/2024", "", "2024-04-25", "'25/04/2024'"),
        ("Posted 4/4/2024", "", "2024-04-04", "'4/4/2024'"),
    ],
)
def test_a_day_in_numbers_is_said_to_be_open_unless_the_page_settles_it(posted, more, day, source):
    blocks = [f"<time>{posted}</time>", *BODY, f"<p>{more}</p>"]
    found = page.article(saved(*blocks))
    assert found.fields["published"] == day
    told = next(one.source for one in found.decisions if one.field == "published")
    assert told.endswith(source)


def test_broken_data_for_machines_are_passed_over():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>' + data(
        **{"@type": "NewsArticle", "publisher": 7, "headline": None, "articleBody": ["x"]}
    )
    assert kept(page.article(saved(*BODY, head=head))) == BODY


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0032)https://post.example/bridge -->",
        "<!--\n Page saved with SingleFile \n url: https://post.example/bridge \n-->",
    ],
)
def test_the_address_that_the_browser_noted_is_read(comment):
    found = page.article(comment + saved(*BODY))
    assert found.fields["url"] == "https://post.example/bridge"


def test_a_live_blog_says_so():
    found = page.article(saved(*BODY, head=data(**{"@type": "LiveBlogPosting"})))
    assert found.fields["form"] == "live blog"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("<meta charset='windows-1252'>café".encode("cp1252"), ""),
        ("<meta http-equiv='x' content='text/html; charset=iso-8859-1'>café".encode("cp1252"), ""),
        ("café".encode("cp1252"), "cp1252"),
        ("<meta charset='windows-1252'>café".encode(), ""),
        ("\ufeffcafé".encode(), ""),
    ],
)
def test_a_page_is_decoded_as_it_says_else_as_one_says(raw, encoding):
    assert "café" in page.decoded(raw, encoding)


@pytest.mark.parametrize("markup", ["", "<html></html>", "   ", "\x00", "<p>", "<!-- -->"])
def test_a_page_without_text_is_told_of(markup):
    with pytest.raises(Unusable, match="no text of an article was found"):
        page.article(markup)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One &amp; two.</p><p>Three.</p>", "One & two.\n\nThree."),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<div>One <b>bold</b> word</div><script>alert(1)</script>", "One bold word"),
        ("Bread &amp;amp; butter", "Bread & butter"),
        ("a < b", "a < b"),
    ],
)
def test_a_piece_of_markup_becomes_text(markup, text):
    assert page.fragment(markup) == text
