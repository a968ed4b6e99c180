"""The languages of the program: which one is spoken; beside it its catalogs, and how it writes names and numbers."""

from collections.abc import Mapping

LANGUAGES = ("zh", "en")


def language(
    option: str | None, environ: Mapping[str, str], setting: str | None = None, plan_language: str | None = None
) -> str:
    """`zh` or `en`, from the first of these that names one; otherwise English.

    They are `--lang`, KJCX_LANG, the setting of a repository, the plan, the locale.
    """
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    for name in (option, environ.get("KJCX_LANG"), setting, plan_language, locale):
        if name and name[:2].lower() in LANGUAGES:
            return name[:2].lower()
    return "en"
