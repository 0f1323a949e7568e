# SPDX-License-Identifier: GPL-3.0-or-later
"""The value rules of the PRODUCT_MANAGER example, as plain functions on bytes.

Nothing here is shared with Godwit: every function restates one sentence of RULES.md. Text is `bytes`
(as SQLite stores it), numbers are `int` or `float`, NULL is `None`. What the rules send to quarantine
raises `Quarantine` with the cause.
"""
import datetime
import re

DAY_MS = 86_400_000
EPOCH_ORDINAL = datetime.date(1970, 1, 1).toordinal()
LARGEST_DIGITS = 9_223_372_036_854_775
FIRST_MILLISECONDS = 100_000_000_000

SECTION_NAMES = {
    b"PA2": b"First Article",
    b"PA3": b"Production Trial",
    b"NMR1": b"Documentation",
    b"NMR2": b"Testing",
}
STATUSES = {b"not_started", b"in_progress", b"blocked", b"submitted", b"completed"}
STATUS_SYNONYMS = {
    b"done": b"completed", b"complete": b"completed", b"closed": b"completed",
    b"open": b"not_started", b"new": b"not_started", b"todo": b"not_started",
    b"wip": b"in_progress", b"started": b"in_progress",
}

_ISO = re.compile(
    rb"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    rb"(?:[ T]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))?)?")
_SLASHED = re.compile(rb"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_DIGITS = re.compile(rb"[0-9]+")
_NUMBER = re.compile(rb"[+-]?[0-9]+(?:\.[0-9]+)?")
_UPPER_TO_LOWER = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")
_JSON_SPACE = re.compile(rb"[ \t\n\r]*")
_JSON_STRING = re.compile(rb'"((?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9A-Fa-f]{4})*+)"')
_JSON_ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|(["\\/bfnrt]))')
_PLAIN_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SURROGATE_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MUST_ESCAPE = re.compile(rb'["\\\x00-\x1f]')
_SHORT_ESCAPES = {0x22: b'\\"', 0x5C: b"\\\\", 8: b"\\b", 9: b"\\t", 10: b"\\n", 12: b"\\f", 13: b"\\r"}


class Quarantine(Exception):
    """The row goes to quarantine; `cause` says why."""

    def __init__(self, cause):
        super().__init__(cause)
        self.cause = cause


def trimmed(text):
    """Without U+0020 at both ends, and nothing else."""
    return text.strip(b" ")


def lower_cased(text):
    """A-Z only."""
    return text.translate(_UPPER_TO_LOWER)


def is_blank(value):
    """NULL, empty or only U+0020."""
    return value is None or (isinstance(value, bytes) and not trimmed(value))


def is_utf8(text):
    """Strict: no surrogates, no overlong forms, nothing above U+10FFFF."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# --- dates ---------------------------------------------------------------------------------------

_day_cache = {}


def _day_start(year, month, day):
    """Milliseconds of a written calendar day, or Quarantine if it does not exist."""
    key = (year, month, day)
    start = _day_cache.get(key)
    if start is None:
        try:
            ordinal = datetime.date(int(year), int(month), int(day)).toordinal()  # years 1 to 9999
        except ValueError:
            raise Quarantine("date") from None
        start = _day_cache[key] = (ordinal - EPOCH_ORDINAL) * DAY_MS
    return start


def _iso_milliseconds(match):
    day, hour, minute, second, fraction, sign, offset_hour, offset_minute = match.groups()
    result = _day_start(day[0:4], day[5:7], day[8:10])
    if hour is None:
        return result
    if hour > b"23" or minute > b"59" or second > b"59":
        raise Quarantine("date")
    result += ((int(hour) * 60 + int(minute)) * 60 + int(second)) * 1000
    if fraction is not None:
        result += int(fraction[:3].ljust(3, b"0"))
    if sign is not None:
        if offset_hour > b"14" or offset_minute > b"59":
            raise Quarantine("date")
        offset = (int(offset_hour) * 60 + int(offset_minute)) * 60_000
        result += offset if sign == b"-" else -offset
    return result


def _digits_milliseconds(text):
    significant = text.lstrip(b"0")
    if len(significant) > 16:
        raise Quarantine("date")
    number = int(significant or b"0")
    if number > LARGEST_DIGITS:
        raise Quarantine("date")
    return number * 1000 if number < FIRST_MILLISECONDS else number


def date_ms(value):
    """Milliseconds since 1970 in UTC; None for a blank."""
    if is_blank(value):
        return None
    if isinstance(value, float):
        raise Quarantine("date")
    text = trimmed(value) if isinstance(value, bytes) else b"%d" % value
    match = _ISO.fullmatch(text)
    if match:
        return _iso_milliseconds(match)
    match = _SLASHED.fullmatch(text)
    if match:
        day, month, year = match.groups()
        return _day_start(year, month, day)
    if _DIGITS.fullmatch(text):
        return _digits_milliseconds(text)
    raise Quarantine("date")


def day_ms(value):
    """A due date: cut (floor) to UTC midnight."""
    result = date_ms(value)
    return None if result is None else result - result % DAY_MS


def required_date_ms(value):
    """created_at: a blank one is unreadable."""
    result = date_ms(value)
    if result is None:
        raise Quarantine("date")
    return result


# --- lists ---------------------------------------------------------------------------------------

def _json_text(body):
    """The text between two quotation marks of valid JSON; a lone surrogate is refused."""
    text = body.decode("utf-8")
    if "\\" in text:
        text = _JSON_ESCAPE.sub(
            lambda m: chr(int(m.group(1), 16)) if m.group(1) else _PLAIN_ESCAPES[m.group(2)], text)
        text = _SURROGATE_PAIR.sub(
            lambda m: chr(0x10000 + ((ord(m.group(1)) - 0xD800) << 10) + ord(m.group(2)) - 0xDC00), text)
        if _SURROGATE.search(text):
            raise Quarantine("list")
    return text.encode("utf-8")


def _json_array_of_texts(text):
    """RFC 8259, arrays of strings only. Whatever else stands there, valid or not, is quarantined anyway."""
    def skip_space(at):
        return _JSON_SPACE.match(text, at).end()

    elements = []
    at = skip_space(1)
    if text[at:at + 1] == b"]":
        at += 1
    else:
        while True:
            match = _JSON_STRING.match(text, at)
            if not match:
                raise Quarantine("list")
            elements.append(_json_text(match.group(1)))
            at = skip_space(match.end())
            mark = text[at:at + 1]
            at += 1
            if mark == b"]":
                break
            if mark != b",":
                raise Quarantine("list")
            at = skip_space(at)
    if skip_space(at) != len(text):
        raise Quarantine("list")
    return elements


def _escaped(match):
    byte = match.group()[0]
    return _SHORT_ESCAPES.get(byte) or b"\\u%04x" % byte


def json_list(value):
    """The list as a minimally escaped JSON array, or None if nothing is left."""
    if value is None:
        return None
    text = trimmed(value)
    elements = _json_array_of_texts(text) if text.startswith(b"[") else text.split(b",")
    kept = [element for element in map(trimmed, elements) if element]
    if not kept:
        return None
    return b"[" + b",".join(b'"' + _MUST_ESCAPE.sub(_escaped, element) + b'"' for element in kept) + b"]"


# --- status, is_applied --------------------------------------------------------------------------

def status(value):
    """One of the five that the CHECK knows."""
    text = lower_cased(trimmed(value or b"")).replace(b" ", b"_").replace(b"-", b"_")
    text = STATUS_SYNONYMS.get(text, text)
    if text not in STATUSES:
        raise Quarantine("status")
    return text


def is_applied(value):
    """1 or 0."""
    if is_blank(value):
        return 0
    if not isinstance(value, bytes):
        return 1 if value != 0 else 0
    text = lower_cased(trimmed(value))
    if text in (b"true", b"yes"):
        return 1
    if text in (b"false", b"no"):
        return 0
    if _NUMBER.fullmatch(text):
        return 1 if text.strip(b"+-.0") else 0
    raise Quarantine("is_applied")


# --- names ---------------------------------------------------------------------------------------

def section_name(code, name):
    """A section's name before it is made unique."""
    if code in SECTION_NAMES:
        return SECTION_NAMES[code]
    if not is_blank(name):
        return trimmed(name)
    if is_blank(code):
        raise Quarantine("no name")
    return code


def order_key(value):
    """SQLite's order of storage classes: NULL, numbers, text."""
    if value is None:
        return (0, 0)
    return (2, value) if isinstance(value, bytes) else (1, value)


class UniqueNames:
    """Names taken within one task type; a taken one gets the first free ` (n)` from 2 on."""

    def __init__(self):
        self._taken = set()
        self._next = {}

    def take(self, name):
        free = name
        number = self._next.get(name, 2)
        while free in self._taken:
            free = b"%s (%d)" % (name, number)
            number += 1
        self._next[name] = number  # a name once taken never comes free, so counting may go on from here
        self._taken.add(free)
        return free
