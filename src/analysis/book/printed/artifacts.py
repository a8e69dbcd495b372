"""What a PDF paints that is no part of its text, marked so: page numbers, rules, grounds."""

from collections.abc import Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    NameObject,
    PdfObject,
    StreamObject,
)

Operation = tuple[Any, bytes]

_BEGUN: Operation = ([NameObject("/Artifact")], b"BMC")
_ENDED: Operation = ([], b"EMC")
_BEGINS = {b"BDC", b"BMC"}
_PATHS = {b"m", b"re", b"l", b"c", b"v", b"y", b"h", b"W", b"W*"}
_WORDS = {b"Tj", b"TJ", b"'", b'"'}
_PAINTS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"INLINE IMAGE"}
_GROUPS = ("/Table", "/TR", "/L")
"""Kinds of structure that hold others alone: what is painted for one itself is its borders."""


def mark(writer: PdfWriter) -> None:
    """Mark as artifacts, in every page of a tagged file, what is not tagged and what adorns."""
    seen: set[int] = set()
    ornaments: set[tuple[int, int]] = set()
    for page in writer.pages:
        stream = ContentStream(page["/Contents"], writer)
        forms = _forms(page)
        stream.operations, found = _bare(list(_told(stream.operations, forms)))
        ornaments |= {(page.indirect_reference.idnum, one) for one in found}  # type: ignore[union-attr]
        contents = StreamObject()
        contents.set_data(stream.get_data())
        page[NameObject("/Contents")] = writer._add_object(contents.flate_encode())
        for form in forms.values():
            if "/StructParents" in form and form.indirect_reference.idnum not in seen:  # type: ignore[union-attr]
                seen.add(form.indirect_reference.idnum)  # type: ignore[union-attr]
                ornaments |= _mark_form(form, writer)
    _forget(writer.root_object["/StructTreeRoot"], ornaments)


def _mark_form(form: StreamObject, writer: PdfWriter) -> set[tuple[int, int]]:
    """Mark what a form of its own structure paints; return what adorns in it."""
    stream = ContentStream(form, writer)
    stream.operations, found = _bare(list(_told(stream.operations, _forms(form))))
    form.set_data(stream.get_data())
    return {(form.indirect_reference.idnum, one) for one in found}  # type: ignore[union-attr]


def _forms(holder: DictionaryObject) -> dict[str, StreamObject]:
    """Return by their names the forms and pictures that a page or a form paints."""
    resources = holder.get("/Resources", DictionaryObject()).get_object()
    held = resources.get("/XObject", DictionaryObject()).get_object()
    return {name: one.get_object() for name, one in held.items()}


def _told(operations: list[Operation], forms: dict[str, StreamObject]) -> Iterator[Operation]:
    """Yield the operations of a stream, those that paint outside marks within marks of artifacts.

    A path is marked from its first point: nothing may stand between it and what paints it. What a
    mark holds that names no part of the structure, as the letters of a ligature, is marked whole.
    """
    depth, path, untagged = 0, list[Operation](), False
    for operands, operator in operations:
        if operator in _BEGINS and not depth and not _tags(operands):
            untagged = True
            yield _BEGUN
        depth += (operator in _BEGINS) - (operator == b"EMC")
        if operator in _PATHS:
            path.append((operands, operator))
            continue
        own = operator == b"Do" and "/StructParents" in forms[operands[0]]  # marked inside
        if depth or own or operator not in _PAINTS | _WORDS:
            yield from [*path, (operands, operator)]
        else:
            yield from [_BEGUN, *path, (operands, operator), _ENDED]
        path = []
        if untagged and not depth:
            untagged = False
            yield _ENDED
    yield from path


def _tags(operands: Any) -> bool:
    """Return whether a mark says what it holds is part of the structure, or an artifact."""
    return operands[0] == "/Artifact" or (len(operands) > 1 and "/MCID" in operands[1])


def _bare(operations: list[Operation]) -> tuple[list[Operation], set[int]]:
    """Make artifacts of what is painted for groups and has no words; return their numbers too."""
    found = set[int]()
    for n, (operands, operator) in enumerate(operations):
        if operator != b"BDC" or operands[0] not in _GROUPS or "/MCID" not in operands[1]:
            continue
        end = next(m for m in range(n, len(operations)) if operations[m][1] == b"EMC")
        if not any(one in _WORDS | {b"BDC"} for _, one in operations[n + 1 : end]):
            operations[n] = _BEGUN
            found.add(int(operands[1]["/MCID"]))
    return operations, found


def _forget(tree: PdfObject, ornaments: set[tuple[int, int]]) -> None:
    """Take out of the structure what became an artifact: a page or form, and a number in it."""
    for part in parts(tree):
        if kind(part) in _GROUPS:
            kept = [one for one in kids(part) if _place(one, part) not in ornaments]
            part[NameObject("/K")] = ArrayObject(kept)


def _place(kid: PdfObject, part: DictionaryObject) -> tuple[int, int]:
    """Return in which page or form, and under which number, a part of the structure is painted."""
    one = kid.get_object()
    if isinstance(one, int):
        return part.raw_get("/Pg").idnum, int(one)
    if isinstance(one, dict) and one.get("/Type") == "/MCR":
        within = next(name for name in ("/Stm", "/Pg") if name in one)
        return one.raw_get(within).idnum, int(one["/MCID"])
    return -1, -1


def parts(tree: PdfObject) -> Iterator[DictionaryObject]:
    """Yield the parts of a structure, each before those in it."""
    waiting = [tree]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, DictionaryObject):
            if "/S" in one:
                yield one
            waiting.extend([one["/K"]] if "/K" in one else [])


def kids(part: DictionaryObject) -> list[PdfObject]:
    """Return what a part of a structure holds, as it refers to it."""
    held = part.get("/K", ArrayObject()).get_object()
    return list(held) if isinstance(held, ArrayObject) else [part.raw_get("/K")]


def kind(kid: PdfObject) -> str:
    """Return which kind of structure one is, "" of what is none itself."""
    one = kid.get_object()
    return str(one.get("/S", "")) if isinstance(one, DictionaryObject) else ""
