"""The command line: a table of commands, each loaded only when it is called."""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from io import TextIOWrapper

import click
from reportgraph.ontology.errors import ReportgraphError

# Command -> "module:function". A module of commands imports at its top only click and the standard library,
# so that help is instant; what it works with is imported inside the function.
COMMANDS = {
    "build": "reportgraph.graph.commands_build:build",
    "explain": "reportgraph.graph.commands_explain:explain",
    "view": "reportgraph.graph.commands_view:view",
    "query": "reportgraph.graph.commands_query:query",
    "questions": "reportgraph.graph.commands_query:questions",
    "serve": "reportgraph.graph.commands_serve:serve",
    "push": "reportgraph.graph.commands_push:push",
    "validate": "reportgraph.graph.commands_rdf:validate",
    "diff": "reportgraph.graph.commands_rdf:diff",
}
INTERRUPTED = 130  # the exit code of a program that Ctrl-C ended
TERMINATED = 143  # and of one that was told to end


class LazyGroup(click.Group):
    """Finds its commands in `COMMANDS`, and says in one line what went wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error that the user can mend is one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except ReportgraphError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            click.echo("Stopped; files that were not finished were not written.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  reportgraph build report.txt
  reportgraph build paper.pdf page.html notes.docx -o graphs/ --format ttl --format jsonld
  reportgraph build --help
""",
)
@click.version_option(package_name="reportgraph", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn reports into knowledge graphs that can be trusted.

    Every claim in a graph is tied to the words that say it, to who says it, and to whether it is said as a
    fact, a plan, a wish, a possibility or a denial. Works offline.
    """


def main() -> None:
    """Run the command line; the installed command's door."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a character shows another, and nothing breaks
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(TERMINATED))  # what is half-written is put away
    try:
        cli(prog_name="reportgraph", standalone_mode=True)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
