"""The command ``zhibiao``: the language of the run, the commands, exit codes, and no traceback for anybody."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

import click

from zhibiao.cli.base import LocalGroup, usage_sentence
from zhibiao.messages import LANGUAGES, default_language, say
from zhibiao.problems import ZhibiaoError

__all__ = ("EXIT_BROKEN", "EXIT_FINDINGS", "EXIT_NO_INPUT", "EXIT_OK", "command", "language_of", "main")

EXIT_OK, EXIT_FINDINGS, EXIT_BROKEN, EXIT_NO_INPUT = 0, 1, 2, 3

_COMMANDS = ("check", "convert", "parse", "explain", "rules", "demo")


class _Commands(Mapping[str, click.Command]):
    """The commands, each built from its module when it is asked for: a run of one does not import the others."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __getitem__(self, name: str) -> click.Command:
        if name not in _COMMANDS:
            raise KeyError(name)
        build: Callable[[str], click.Command] = import_module(f"zhibiao.cli.{name}").build
        return build(self._lang)

    def __iter__(self) -> object:  # type: ignore[override]
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


def command(lang: str) -> click.Group:
    """Return the whole command in ``lang``."""
    group = LocalGroup("zhibiao", lang, key="help_zhibiao")
    group.commands = _Commands(lang)  # type: ignore[assignment]
    group.params.insert(0, _version_option(lang))
    return group


def _version_option(lang: str) -> click.Option:
    def show(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's form
        if value and not context.resilient_parsing:
            from zhibiao import __version__

            click.echo(f"zhibiao {__version__}")
            context.exit()

    text = say("cli.option_version", lang)
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=text)


def language_of(arguments: Sequence[str]) -> str:
    """Return the language that ``--lang`` names anywhere in the arguments, else the default of the environment."""
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--":
            break
        if name == "--lang":
            value = value or (arguments[position + 1] if position + 1 < len(arguments) else "")
            if value in LANGUAGES:
                return value
    return default_language()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 nothing to report, 1 findings, 2 the run failed, 3 no input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language_of(given)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(given, lang))


def _run(arguments: list[str], lang: str) -> int:
    try:
        result = command(lang).main(args=arguments, prog_name="zhibiao", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return EXIT_BROKEN
    except click.UsageError as error:
        _complain(usage_sentence(error, lang), lang)
        path = error.ctx.command_path if error.ctx else "zhibiao"
        click.echo(say("cli.see_help", lang, command=path), err=True)
        return EXIT_BROKEN
    except ZhibiaoError as error:
        _complain(error.sentence(lang), lang)
        return EXIT_BROKEN
    except (click.Abort, KeyboardInterrupt):
        _complain(say("cli.interrupted", lang), lang)
        return EXIT_BROKEN
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): no message, and none from the interpreter's own last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BROKEN
    except Exception as error:
        if os.environ.get("ZHIBIAO_DEBUG"):
            raise
        _complain(say("cli.internal_error", lang, kind=type(error).__name__), lang)
        return EXIT_BROKEN
    return result if isinstance(result, int) else EXIT_OK


def _complain(sentence: str, lang: str) -> None:
    click.echo(say("cli.error", lang, sentence=sentence), err=True)
