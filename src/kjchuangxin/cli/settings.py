"""The settings of a repository: `kjcx.toml` in the nearest folder upward, for what every command line would repeat."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from kjchuangxin.cli.options import LANGUAGES, Settings
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.source.read import MAX_BYTES, content_of
from kjchuangxin.suggest import suggest

_NAME = "kjcx.toml"
_EXAMPLE = 'lang = "zh"'
_WINDOWS = r"data = 'D:\plans'"


def read_settings(start: Path | None) -> Settings | Message:
    """The settings that hold in a folder, or what is wrong with them and where; without a file, none."""
    folders = (start, *start.parents) if start is not None else ()
    file = next((one for folder in folders if os.path.lexists(one := folder / _NAME)), None)
    if file is None:
        return Settings()
    content = content_of(file)
    if not isinstance(content, Message) and len(content) > MAX_BYTES:
        content = msg("the file is larger than {limit} MiB", limit=MAX_BYTES >> 20)
    if isinstance(content, Message):
        return msg("{place}: {problem}", place=str(file), problem=content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return msg("{file} is not written in UTF-8", file=str(file))
    import tomllib  # noqa: PLC0415 - most folders have no such file

    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is an error of Python's, not TOML's
        return _no_toml(file, text, str(error))
    for name, value in found.items():
        if (wrong := _wrong(name, value)) is not None:
            return msg("{place}: {problem}", place=_place(file, text, name), problem=wrong)
    data, plan = (_named(found[name]) if name in found else None for name in ("data", "plan"))
    if plan is not None and not {"/", os.sep}.isdisjoint(found["plan"]):  # a mere name: within the workspace's folder
        plan = file.parent / plan
    folder = None if data is None else file.parent / data
    return Settings(file, folder, plan, found.get("lang"), found.get("strict", False), tuple(found.get("ignore", ())))


def _named(text: str) -> Path:
    """The path of a text; where the locale has no such characters, its UTF-8 bytes, as on the command line."""
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return Path(os.fsdecode(text.encode()))
    return Path(text)


def _no_toml(file: Path, text: str, said: str) -> Message:
    """What keeps a text from being TOML, and where, as far as the parser has `said` it."""
    at = re.search(r"\(at line (\d+), column (\d+)\)$", said)
    place = f"{file}:{at[1]}:{at[2]}" if at else str(file)
    if said.startswith("Cannot "):  # overwrite, declare twice, mutate
        return msg("{place}: this is set twice", place=place)
    if at and "\\" in text.split("\n")[int(at[1]) - 1]:
        return msg("{place}: what has a backslash stands in single quotes: {example}", place=place, example=_WINDOWS)
    return msg("{place} is no TOML: a line has a name, = and a value: {example}", place=place, example=_EXAMPLE)


def _wrong(name: str, value: object) -> Message | None:
    """What is wrong with a setting, if anything."""
    if name not in _TAKES:
        hint = suggest(name, tuple(_TAKES)) or msg("known: {words}", words=tuple(_TAKES))
        return msg("there is no setting {name}; {hint}", name=name, hint=hint)
    form, fits = _TAKES[name]
    return None if fits(value) else msg("{name} takes {form}", name=name, form=form)


def _place(file: Path, text: str, name: str) -> str:
    """The file with the line and the column at which a name of its top stands."""
    found = re.search(rf"""(?m)^[^\S\n]*(\[*[^\S\n]*["']?{re.escape(name)}["']?)[^\S\n]*[=.\]]""", text)
    if found is None:  # written with escapes
        return str(file)
    lines = text[: found.start(1)].split("\n")
    return f"{file}:{len(lines)}:{len(lines[-1]) + 1}"


def _is_language(value: object) -> bool:
    return value in LANGUAGES


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value) and "\0" not in value


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


# What each setting takes, and whether a value is that.
_TAKES: dict[str, tuple[Message, Callable[[object], bool]]] = {
    "data": (msg("the workspace's folder, in quotes"), _is_text),
    "plan": (msg("the name of a plan, in quotes"), _is_text),
    "lang": (msg('"zh" or "en"'), _is_language),
    "strict": (msg("true or false"), _is_flag),
    "ignore": (msg('a list of codes of warnings, such as ["KJ616", "KJ7"]'), _is_texts),
}
