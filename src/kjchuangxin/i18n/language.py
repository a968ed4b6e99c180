"""In which language the program speaks: light enough to be asked before anything else is imported."""

from collections.abc import Mapping

LANGUAGES = ("zh", "en")


def language(chosen: str | None, environ: Mapping[str, str], of_plan: str | None = None) -> str:
    """`zh` or `en`: what `--lang`, KJCX_LANG, the plan's language or the locale says first; otherwise English."""
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    for said in (chosen, environ.get("KJCX_LANG"), of_plan, locale):
        if said and said[:2].lower() in LANGUAGES:
            return said[:2].lower()
    return "en"
