"""kjcx schema: the JSON Schema of a kind of file, for editors."""

import json
from typing import Annotated

import typer

from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.options import Options, choices
from kjchuangxin.cli.output import write
from kjchuangxin.model import json_schema
from kjchuangxin.model.schema import Kind

EXAMPLES = ("kjcx schema plan", "kjcx schema progress > progress.schema.json")


def schema(
    options: Options,
    kind: Annotated[Kind, typer.Argument(metavar=choices(Kind), help=help_text("Which kind of file."))],
) -> None:
    text = json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
    write(text, None, options.words())
