"""Text as Telegram's server reads it: cleaned, its markup parsed, its length counted.

Offsets and lengths of entities are in UTF-16 code units, the limit of 4,096 in characters after parsing
(core.telegram.org/bots/api, "Formatting options" and "sendMessage"). What the server finds by itself in plain text
is in ``finding``; parse modes are HTML and MarkdownV2.
"""

import html
import re

from tests.telegram.refusals import bad_request

Entity = dict[str, object]

_HALF_PAIR = re.compile("[\ud800-\udfff]")
_UNWANTED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile("[\x00-\x08\x09\x0b\x0c\x0e-\x1f]")
_INVISIBLE = re.compile("^[\\s\u200b-\u200f\u2060-\u2064\ufeff\u3164\u2800]*$")

_HTML_PART = re.compile(r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^<>]*)>|<")
_HTML_ENTITY = re.compile(r"&(lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_HTML_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
}  # fmt: skip

_MARKDOWN_KINDS = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
}
_MARKDOWN_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cleaned(text: str) -> str:
    """A text as the server keeps it: unwanted characters gone, controls as spaces, nothing around it.

    Raises:
        RefusalError: The text holds half of a surrogate pair, which UTF-8 has no bytes for.
    """
    if _HALF_PAIR.search(text):
        raise bad_request("strings must be encoded in UTF-8")
    text = cleaned_within(text).strip(" \n\t")
    return "" if _INVISIBLE.match(text) else text


def cleaned_within(text: str) -> str:
    """A text without unwanted characters, controls as spaces; what stands around it stays."""
    return _CONTROL.sub(" ", _UNWANTED.sub("", text))


_GIVEN = frozenset({
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre",
    "text_link", "text_mention", "custom_emoji",
})  # fmt: skip


def given_entities(text: str, entities: list[object]) -> tuple[str, list[Entity]]:
    """A text as the server keeps it, and of the entities that came with it those a bot may give, moved along.

    Raises:
        RefusalError: One begins or ends outside of the text, or in the middle of a character.
    """
    kept = [one for one in entities if isinstance(one, dict) and one.get("type") in _GIVEN]
    edges = {int(one["offset"]) for one in kept} | {int(one["offset"]) + int(one["length"]) for one in kept}
    clean = cleaned(text)
    moved: dict[int, int] = {}
    before, at = 0, 0
    for position in range(len(text) + 1):
        if before in edges:
            moved[before] = at
        if position < len(text):
            before += utf16_length(text[position])
            at += utf16_length(cleaned_within(text[position]))
    lost = utf16_length(cleaned_within(text)) - utf16_length(cleaned_within(text).lstrip(" \n\t"))
    for edge in edges - moved.keys():
        raise bad_request(f"entity ends in a middle of a UTF-16 symbol or after the text, at offset {edge}")
    whole = utf16_length(clean)
    found: list[Entity] = []
    for one in kept:
        begin, end = (
            min(max(moved[edge] - lost, 0), whole)
            for edge in (int(one["offset"]), int(one["offset"]) + int(one["length"]))
        )
        if end > begin:
            found.append({**one, "offset": begin, "length": end - begin})
    return clean, sorted(found, key=_order)


def parsed(text: str, mode: str) -> tuple[str, list[Entity]]:
    """A text without its markup, and what the markup said.

    Raises:
        RefusalError: The markup does not hold together, or the mode is unknown.
    """
    match mode.lower():
        case "":
            return text, []
        case "html":
            return _parsed_html(text)
        case "markdownv2":
            return _parsed_markdown(text)
        case _:
            raise bad_request("unsupported parse_mode")


def _cannot_parse(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def _byte_offset(text: str, position: int) -> int:
    return len(text[:position].encode("utf-8", "surrogatepass"))


def _unescaped(text: str) -> str:
    return _HTML_ENTITY.sub(lambda found: html.unescape(found.group()), text)


def _parsed_html(source: str) -> tuple[str, list[Entity]]:
    plain: list[str] = []
    length = 0
    open_tags: list[tuple[str, str, int]] = []
    entities: list[Entity] = []

    def keep(piece: str) -> None:
        nonlocal length
        words = _unescaped(piece)
        plain.append(words)
        length += utf16_length(words)

    position = 0
    for part in _HTML_PART.finditer(source):
        keep(source[position : part.start()])
        position = part.end()
        at = _byte_offset(source, part.start())
        name = (part["name"] or "").lower()
        if not name:
            raise _cannot_parse(f'Unsupported start tag "" at byte offset {at}')
        if part["close"] is None:
            if name not in _HTML_KINDS and not (name == "span" and "tg-spoiler" in part["attributes"]):
                raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {at}')
            open_tags.append((name, part["attributes"], length))
            continue
        if not open_tags:
            raise _cannot_parse(f"Unexpected end tag at byte offset {at}")
        opened, attributes, start = open_tags.pop()
        if opened != name:
            raise _cannot_parse(
                f'Unmatched end tag at byte offset {at}, expected "</{opened}>", found "</{name}>"'
            )
        if length > start:
            entity: Entity = {
                "type": _HTML_KINDS.get(name, "spoiler"),
                "offset": start,
                "length": length - start,
            }
            if name == "a":
                link = re.search(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", attributes)
                if link is None:
                    continue
                entity["url"] = _unescaped(link[1] or link[2] or link[3] or "")
            entities.append(entity)
    keep(source[position:])
    if open_tags:
        raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return "".join(plain), sorted(entities, key=_order)


def _parsed_markdown(source: str) -> tuple[str, list[Entity]]:
    plain: list[str] = []
    length = 0
    opened: list[tuple[str, int, int]] = []
    entities: list[Entity] = []
    position = 0
    while position < len(source):
        character = source[position]
        mark = (
            source[position : position + 2] if source[position : position + 2] in ("__", "||") else character
        )
        inside_code = bool(opened) and opened[-1][0] == "`"
        if character == "\\" and 0 < ord(source[position + 1 : position + 2] or "\0") < 127:
            plain.append(source[position + 1])
            length += 1
            position += 2
        elif character == "]" and opened and opened[-1][0] == "]":
            _, start, _ = opened.pop()
            link = re.match(r"\]\(((?:\\.|[^)\\])*)\)", source[position:])
            if link is not None and length > start:
                entities.append(
                    {"type": "text_link", "offset": start, "length": length - start, "url": link[1]}
                )
            position += len(link.group()) if link is not None else 1
        elif opened and mark == opened[-1][0]:
            _, start, _ = opened.pop()
            if length > start:
                entities.append({"type": _MARKDOWN_KINDS[mark], "offset": start, "length": length - start})
            position += len(mark)
        elif mark in _MARKDOWN_KINDS and not inside_code:
            opened.append((mark, length, position))
            position += len(mark)
        elif character == "[" and not inside_code:
            opened.append(("]", length, position))
            position += 1
        elif character in _MARKDOWN_RESERVED and not inside_code:
            raise _cannot_parse(
                f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            )
        else:
            plain.append(character)
            length += utf16_length(character)
            position += 1
    if opened:
        mark, _, start = opened[-1]
        kind = _MARKDOWN_KINDS.get(mark, "text_link").capitalize()
        raise _cannot_parse(f"Can't find end of {kind} entity at byte offset {_byte_offset(source, start)}")
    return "".join(plain), sorted(entities, key=_order)


def _order(entity: Entity) -> tuple[int, int]:
    offset, length = entity["offset"], entity["length"]
    assert isinstance(offset, int)
    assert isinstance(length, int)
    return offset, -length
