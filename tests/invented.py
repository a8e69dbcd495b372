"""Studies of invented articles, for tests: folders of texts, with or without settings and codes."""

ARTICLES = {
    "plank": (
        "Bridge to open in May\n\nBy Kim Hale\n\n"
        "The mayor of Lowmoor said on 3 March that the bridge over the Wend would open in May. "
        "“We will not wait another winter,” Ana Berg told reporters at the town hall.\n\n"
        "Gunmen attacked the toll house in January, and two guards were killed. "
        "Berg praised the brave workers and promised a new ferry. "
        "Berg said that the ferry would be free of charge. "
        "The engineers called the plan “bold” and the bridge strong.\n"
    ),
    "lantern": (
        "Lowmoor mayor promises bridge by May\n\n"
        "The mayor of Lowmoor said on Monday that the bridge over the Wend would open in May. "
        "“We shall not wait for another winter,” Ana Berg told the press at the town hall.\n\n"
        "Rebels attacked the toll house in January, which killed two guards. "
        "Police forces searched the hills, and the bridge stayed closed. "
        "“The bridge is a disaster,” said Tom Reed, a fisherman, and the ferry is a waste.\n"
    ),
    "herald": (
        "Ferry and bridge\n\n"
        "The bridge over the Wend will open in June, the mayor of Lowmoor said. "
        "“We will not wait another winter,” Ana Berg told reporters at the town hall.\n\n"
        "The ministry warned of more attacks on the toll house after two guards were killed there. "
        "A ceasefire with the militants was agreed in February, and the bridge is safe. "
        "The ministry called the bridge a success.\n"
    ),
}

REGISTER = (
    "article_id,file,outlet,headline,byline,published,place,url,sha256,rights\n"
    "plank,plank.txt,Daily Plank,Bridge to open in May,,2031-03-03,,https://plank.example/1,,\n"
    "lantern,lantern.txt,The Lantern,,,,,,,\n"
    "herald,herald.txt,Wend Herald,,,2031-03-04,,,,\n"
)

SETTINGS = """
title = "One bridge"
coded = "coded"
record = "record"
benchmarks = "benchmarks.csv"

[groups.spring]
name = "the three papers of that spring"
label = "Spring 2031"
articles = ["plank", "lantern", "herald"]

[pairs]
promise = ["plank", "lantern"]

[topics]
bridge = "the bridge"

[lanes]
works = "Works"
unrest = "Unrest"
quiet = "Quiet years"

[occasions]
hall = "at the town hall"

[actors]
town = "the town"
ferrymen = "the ferrymen"
rebels = "the rebels"

[marks]
opening = "Opening"

[speakers]
people = ["Ana Berg"]
unnamed = ["engineers"]

[sides]
"the town" = ["Ana Berg"]
"the builders" = ["engineers"]

[cues.neutral]
say = ["said"]
tell = ["told"]

[ladders.armed_group]
rungs = {"a crime" = "[Gg]unmen", "a revolt" = "[Rr]ebel"}

[seats]
names = ["Lowmoor"]
"""

CODED = {
    "coded/claims.csv": "claim_id,topic,statement\n"
    "may,bridge,When the bridge opens.\nguards,bridge,Two guards were killed.\n"
    "free,bridge,The ferry is free.\n",
    "coded/claim_passages.csv": "claim_id,article_id,text,occurrence,relation,version,note\n"
    "may,plank,would open in May,1,differ,May,\nmay,lantern,would open in May,1,differ,May,\n"
    "may,herald,will open in June,1,contradict,June,\n"
    "guards,plank,two guards were killed,1,alike,,\nguards,lantern,killed two guards,1,alike,,\n"
    "free,plank,free of charge,1,only_one,,\n",
    "coded/silences.csv": "article_id,claim_id,effect\nherald,guards,The dead are missed.\n",
    "coded/record_checks.csv": "claim_id,article_id,check,verdict,record,source\n"
    "may,herald,1,wrong,It opened in May.,B1; F7\n",
    "coded/passages.csv": "passage_id,article_id,text,occurrence\n"
    "plank-winter,plank,We will not wait another winter,1\n"
    "lantern-winter,lantern,We shall not wait for another winter,1\n",
    "coded/attacks.csv": "article_id,text,occurrence,attacker,attacked,when\n"
    "plank,Gunmen attacked the toll house,1,gunmen,toll house,January\n",
    "coded/parties.csv": "strike,article_id,part,actor,text,occurrence,reserve\n"
    "plank-1,plank,attacks,rebels,Gunmen,1,\nplank-1,plank,is attacked,town,toll house,1,\n"
    "lantern-1,lantern,attacks,rebels,Rebels,1,\nlantern-1,lantern,is attacked,town,toll house,1,\n"
    "lantern-2,lantern,attacks,rebels,Rebels,1,\nlantern-2,lantern,attacks,town,Police forces,1,\n"
    "lantern-2,lantern,is attacked,rebels,Rebels,1,it is said\n"
    "lantern-2,lantern,is attacked,town,Police forces,1,\n",
    "coded/slots.csv": "sentence,slot,article_id,text,occurrence,source_id,words\n"
    "opening,what,,,,F7,open\nopening,how surely,,,,F7,might\nopening,when,,,,F7,in May\n"
    "opening,what,plank,open,2,,\nopening,how surely,plank,would,1,,\n"
    "opening,when,plank,in May,2,,\n"
    "opening,what,herald,open,1,,\nopening,how surely,herald,will,1,,\n",
    "coded/quotations.csv": "article_id,text,occurrence,kind,marked,speaker,mention,"
    "mention_occurrence,cue,cue_occurrence,occasion,note\n"
    "plank,“We will not wait another winter,1,direct,yes,Ana Berg,Ana Berg,1,told,1,hall,\n"
    "plank,the ferry would be free of charge,1,indirect,no,Ana Berg,Berg,3,said,2,,\n"
    "plank,bold,1,mixed,yes,engineers,engineers,1,called,1,,\n"
    "lantern,The bridge is a disaster,1,direct,yes,Tom Reed,Tom Reed,1,said,2,,\n",
    "coded/labels.csv": "article_id,text,occurrence,referent,category,voice,attributed_to\n"
    "plank,Gunmen,1,the gunmen,armed_group,outlet,\n"
    "lantern,Rebels,1,the gunmen,armed_group,quoted,\n"
    "plank,Lowmoor,1,Lowmoor,state,outlet,\n",
    "coded/alignments.csv": "kind,article_a,text_a,occurrence_a,article_b,text_b,occurrence_b,"
    "note,annotator\n"
    "verbatim,plank,We will not wait another winter,1,herald,We will not wait another winter,1,,A\n"
    "shared_wording,plank,praised the brave workers,1,herald,a success,1,both approve,A\n",
    "coded/codings/labels.csv": "annotator,article_id,text,occurrence,referent,category,voice,"
    "attributed_to\n"
    "Kim,plank,Gunmen,1,gunmen,armed_group,outlet,\nLee,plank,Gunmen,1,gunmen,force,outlet,\n",
    "coded/codings/claims.csv": "annotator,claim_id,article_id,text,occurrence,relation,version,"
    "note\n"
    "Kim,may,plank,would open in May,1,differ,May,\n"
    "Lee,may,plank,would open in May,1,differ,May,\n",
    "coded/codings/readings.csv": "annotator,article_id,reading,text,occurrence,code,about,whose,"
    "worded\n"
    "Kim,plank,frame,would open in May,1,conflict,a promise,,conflict\n"
    "Kim,plank,hedge,would open,1,modal,,,would\n"
    "Lee,plank,hedge,would open in May,1,modal,,the council,future\n",
    "coded/codings/absences.csv": "annotator,absence_id,article_id,could_tell,tells,words\n"
    "Kim,bribes,plank,yes,no,\nLee,bribes,plank,yes,no,\n",
    "record/credits.csv": "article_id,kind,text,occurrence,credits,remark\nplank,agency,,,none,\n",
    "record/source_words.csv": "article_id,text,occurrence,source_id,words,language,url,role\n"
    "plank,would open in May,1,F7,might open in May,en,https://wire.example/,source\n",
    "record/published_remarks.csv": "remark_id,occasion,speaker,source_id,published,language,"
    "words,english,claims\n"
    "winter,the opening,Ana Berg,F7,Wend Wire,en,We shall not wait for another winter.,,may\n",
    "record/absences.csv": "absence_id,subject,pattern,asked,facts,at_hand,note\n"
    "bribes,The bribes,(?i)\\bbribes?\\b,,B1,,\n",
    "coded/subjects.csv": "subject,pattern\nwinter,(?i)winter\n",
    "coded/readings.csv": "article_id,reading,text,occurrence,code,about,whose\n"
    "plank,frame,would open in May,1,conflict,a promise,\n"
    "plank,agency,would open in May,1,active,opening,the bridge\n"
    "plank,hedge,would open in May,1,modal,,the council\n",
    "record/facts.csv": "fact_id,date,topic,fact,source_title,publisher,source_date,url,"
    "confidence\n"
    "B1,2031-05-02,bridge,The bridge opened.,Opened,Council,2031-05-02,https://wend.example/,high\n",
    "record/sources.csv": "source_id,agency,outlet,headline,date,url,credited,key,also\n"
    "F7,Wend Wire,Valley Post,Winter,2031-03-03,https://wire.example/,stated,,\n",
    "record/provenance.csv": "article_id,text,occurrence,relation,sources,source_says,change,"
    "effect,certainty\n"
    "plank,would open in May,1,altered,F7,It might.,Might is would.,A promise.,likely\n"
    "herald,We will not wait another winter,1,verbatim,F7,The same.,,,certain\n",
    "record/events.csv": "event_id,date,description,lane,facts,article_id,text,"
    "occurrence\n"
    "raid,2031-01,Attack on the toll house.,unrest,,plank,attacked the toll house,1\n"
    "plan,2029,The bridge is planned.,works,,,,\n"
    "opening,2031-05-02,The bridge opens.,works,B1; ,,,\n",
    "record/outlets.csv": "article_id,outlet,base,founded\nplank,Daily Plank,Lowmoor,\n",
    "record/quantities.csv": "name,value,unit,fact_id\nspans,4,spans,B1\n",
    "benchmarks.csv": "dataset,version,split,metric,value,low,high,peer,command,commit,date\n"
    "toy,1,development,F1,0.9,0.8,1.0,,,,\ntoy,,development,F1,0.7,,,peer,,,\n",
}


def write(folder, articles=tuple(ARTICLES), register=False, settings=None, coded=False):
    """Write a study into a folder; `coded` is True for all codes, "header" for their headers."""
    folder.mkdir(exist_ok=True)
    for article_id in articles:
        (folder / f"{article_id}.txt").write_text(ARTICLES[article_id], encoding="utf-8")
    if register:
        (folder / "articles.csv").write_text(REGISTER, encoding="utf-8")
    if settings is not None:
        (folder / "study.toml").write_text(settings, encoding="utf-8")
    for name, text in CODED.items() if coded else ():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = text.splitlines(keepends=True)[0] if coded == "header" else text
        path.write_text(kept, encoding="utf-8")
    return folder


HEADERS = 'coded = "coded"\nrecord = "record"\nbenchmarks = "benchmarks.csv"\n'

STUDIES = {
    "coded": {"register": True, "settings": SETTINGS, "coded": True},
    "headers": {"settings": HEADERS, "coded": "header"},
    "folder": {},
    "two": {"articles": ("plank", "herald")},
    "one": {"articles": ("lantern",)},
}
"""What is written for each study of the tests."""
