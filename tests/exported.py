"""Corpora of many short articles, invented, and their exports in memory and in blocks."""

import hashlib
import json
import random
import signal
import subprocess
import sys
from pathlib import Path

from analysis import export, pipeline
from analysis.study import find

PLACES = ("Lowmoor", "Wend", "Ashby", "Port Lorne", "Teal Bay", "Carrow", "Dunmere", "Hexley")
PEOPLE = ("Ana Berg", "Tom Reed", "Ida Crane", "Lou Marsh", "President Vera Holt", "Ministry")
THINGS = ("bridge", "ferry", "toll house", "harbour", "market", "quarry", "tunnel", "granary")
SAID = "“The {thing} of {place} cost {number} crowns too many,” {who} told reporters in {other}."
TOLD = "{who} said that the {thing} near {place} would close for {number} days, after the flood."
NARRATED = "Rebels from {place} burned the {thing} at {other}, and {number} guards were killed."


def story(draw):
    """Return an invented article, some sentences of which others print, too."""
    lines = [f"{draw.choice(THINGS).capitalize()} of {draw.choice(PLACES)} closed", ""]
    for _ in range(draw.randint(1, 5)):
        place, other = draw.sample(PLACES, 2)
        form = draw.choice((SAID, TOLD, NARRATED))
        words = {"place": place, "other": other, "thing": draw.choice(THINGS)}
        lines.append(
            form.format(**words, who=draw.choice(PEOPLE), number=draw.choice((3, 40, 1710)))
        )
    return "\n".join(lines) + "\n"


def corpus(folder, number, seed=0):
    """Write a corpus of texts in folders of outlets, with a table and what is no article."""
    draw = random.Random(seed)
    for n in range(number):
        path = folder / draw.choice(("Post", "Times", "Sun")) / f"{n:03d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story(draw), encoding="utf-8")
    rows = [
        {"title": "A title", "text": story(draw), "outlet": f"Mirror {n % 2}", "desk": f"d{n}"}
        for n in range(number)
    ]
    (folder / "more.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "zeitung.txt").write_text(
        "Die Brücke wurde am Montag nach neun Jahren wieder eröffnet, sagte die Bürgermeisterin "
        "der Stadt, und alle Schulen blieben an diesem Tag geschlossen.",
        encoding="utf-8",
    )
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "chart.xlsx").write_bytes(b"PK")
    return folder


def content(folder):
    """Return the checksums of the files of an export."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(folder).iterdir()
    }


def in_memory(study, out, form="csv"):
    export.write(pipeline.tables(study, skip_bad=True), out, format=form)
    return content(out)


def in_blocks(study, out, size, number=1, form="csv"):
    with export.in_blocks(find(study), out, number, size, skip_bad=True) as tables:
        export.write(tables, out, format=form)
    return content(out)


def states(folder, kind):
    return {path.name for path in folder.iterdir() if path.name.startswith(kind)}


def started(folder, out, *crew):
    """Start an export in blocks; return it when it has begun to read them."""
    command = [sys.executable, "-m", "analysis", "export", str(out), "--corpus", str(folder)]
    process = subprocess.Popen(
        [*command, "--skip-bad", "--blocks", "1", *crew],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not (line := process.stderr.readline()).startswith("files taken in"):
        assert line, "the export ended"
    return process
