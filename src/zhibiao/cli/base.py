"""Commands that speak the user's language: help, usage and errors in Chinese or English, wrapped by display width."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click

from zhibiao.messages import known, say

__all__ = ("Choice", "LocalCommand", "LocalGroup", "option", "usage_sentence")

_LEFT = 30  # columns of the list of options; a longer option gets a line of its own


class _Local:
    """What commands and groups share: their language, and a help page of our own making.

    click's own page counts characters, so Chinese runs past the edge, and its words are English.
    """

    lang: str
    name: str | None
    summary: str

    def page(self, context: click.Context, sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> str:
        from zhibiao.reports.width import wrap

        columns = min(max(context.terminal_width or click.formatting.FORCED_WIDTH or _terminal(), 50), 100)
        lines = [say("cli.usage", self.lang, usage=self.usage_line(context)), ""]
        for paragraph in self.summary.split("\n"):
            lines += [f"  {line}" for line in wrap(paragraph, columns - 2)] if paragraph else [""]
        for title, rows in sections:
            lines += ["", title]
            for left, right in rows:
                lines += _row(left, right, columns)
        return "\n".join(lines)

    def usage_line(self, context: click.Context) -> str:
        raise NotImplementedError


def _terminal() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _row(left: str, right: str, columns: int) -> list[str]:
    from zhibiao.reports.width import pad, width, wrap

    texts = wrap(right, columns - _LEFT) if right else [""]
    lines = []
    if width(left) + 4 > _LEFT:
        lines.append(f"  {left}")
        left = ""
    lines.append((pad(f"  {left}", _LEFT) + texts[0]).rstrip())
    return lines + [" " * _LEFT + text for text in texts[1:]]


class LocalCommand(_Local, click.Command):
    """A command whose help is message ``cli.help_<name>`` of the catalogue."""

    def __init__(self, name: str, lang: str, *, path: str = "", **attributes: Any) -> None:
        self.lang, self.summary = lang, say(f"cli.help_{(path + name).replace(' ', '_')}", lang)
        super().__init__(name, help=self.summary, add_help_option=False, **attributes)
        self.params = [*self.params, _help_option(lang), _lang_option(lang)]

    def usage_line(self, context: click.Context) -> str:
        """Return ``zhibiao check [OPTIONS] PATHS…``."""
        arguments = [_argument(p, self.lang) for p in self.params if isinstance(p, click.Argument)]
        return " ".join([context.command_path, say("cli.options_mark", self.lang), *arguments])

    def get_help(self, context: click.Context) -> str:
        """Return the help page."""
        rows = [record for p in self.params if (record := _record(p, self.lang)) is not None]
        return self.page(context, [(say("cli.options_title", self.lang), rows)])


class LocalGroup(_Local, click.Group):
    """A group of commands."""

    def __init__(self, name: str, lang: str, *, key: str, **attributes: Any) -> None:
        self.lang, self.summary = lang, say(f"cli.{key}", lang)
        super().__init__(name, help=self.summary, add_help_option=False, no_args_is_help=True, **attributes)
        self.params = [*self.params, _help_option(lang), _lang_option(lang)]

    def usage_line(self, context: click.Context) -> str:
        """Return ``zhibiao COMMAND``."""
        return f"{context.command_path} {say('cli.command_mark', self.lang)}"

    def get_help(self, context: click.Context) -> str:
        """Return the help page: the commands and their first sentences."""
        rows = [
            (name, getattr(command, "summary", "").split("\n")[0])
            for name, command in self.commands.items()
            if not command.hidden
        ]
        options = [record for p in self.params if (record := _record(p, self.lang)) is not None]
        return self.page(
            context, [(say("cli.commands_title", self.lang), rows), (say("cli.options_title", self.lang), options)]
        )

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the commands in the order in which they were added: by use, not by letter."""
        return list(self.commands)


def _argument(parameter: click.Parameter, lang: str) -> str:
    key = f"cli.argument_{parameter.name}"
    return (say(key, lang) if known(key) else str(parameter.name).upper()) + ("…" if parameter.nargs == -1 else "")


def _record(parameter: click.Parameter, lang: str) -> tuple[str, str] | None:
    if not isinstance(parameter, click.Option) or parameter.hidden:
        return None
    names = ", ".join(sorted((*parameter.opts, *parameter.secondary_opts), key=len))
    if not parameter.is_flag:
        names += f" {parameter.metavar or _metavar(parameter, lang)}"
    return names, parameter.help or ""


def _metavar(parameter: click.Option, lang: str) -> str:
    if isinstance(parameter.type, click.Choice):
        return "|".join(parameter.type.choices)
    return say("cli.value_mark", lang)


def _help_option(lang: str) -> click.Option:
    def show(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's form
        if value and not context.resilient_parsing:
            click.echo(context.get_help())
            context.exit()

    text = say("cli.option_help", lang)
    return click.Option(["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=text)


def _lang_option(lang: str) -> click.Option:
    # The language is read from the arguments before the commands are built (app.language_of), so that help and errors
    # have it wherever it stands.
    text = say("cli.option_lang", lang)
    return click.Option(["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, help=text)


def option(lang: str, *names: str, key: str = "", **attributes: Any) -> click.Option:
    """Return an option whose help is message ``cli.option_<key>`` (the long name by default)."""
    long = max(names, key=len).lstrip("-").replace("-", "_")
    return click.Option(list(names), help=say(f"cli.option_{key or long}", lang), **attributes)


Choice = click.Choice


def usage_sentence(error: click.UsageError, lang: str) -> str:
    """Turn click's errors into our sentences: what is wrong and what to write instead."""
    match error:
        case click.NoSuchOption():
            near = _near(error.option_name, _options(error.ctx))
            return say("cli.no_such_option", lang, option=error.option_name, nearest=near)
        case click.exceptions.NoSuchCommand():
            commands = error.ctx.command.list_commands(error.ctx) if _is_group(error.ctx) else []  # type: ignore[union-attr]
            name = error.command_name
            return say(
                "cli.no_such_command", lang, command=name, nearest=_near(name, commands), known=", ".join(commands)
            )
        case click.MissingParameter():
            return say("cli.missing_argument", lang, name=_parameter_name(error.param, lang))
        case click.BadParameter() if isinstance(getattr(error.param, "type", None), click.Choice):
            choices = error.param.type.choices  # type: ignore[union-attr]
            return say("cli.bad_choice", lang, name=_parameter_name(error.param, lang), known=", ".join(choices))
        case click.BadParameter():
            return say("cli.bad_value", lang, name=_parameter_name(error.param, lang))
        case click.BadOptionUsage():
            return say("cli.option_value", lang, option=error.option_name)
        case _:
            return say("cli.bad_usage", lang)


def _is_group(context: click.Context | None) -> bool:
    return context is not None and isinstance(context.command, click.Group)


def _options(context: click.Context | None) -> list[str]:
    return [name for p in (context.command.params if context else ()) for name in p.opts]


def _near(name: str, names: Sequence[str]) -> str:
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.4)), names[0] if names else "")


def _parameter_name(parameter: click.Parameter | None, lang: str) -> str:
    if parameter is None:
        return ""
    return _argument(parameter, lang) if isinstance(parameter, click.Argument) else max(parameter.opts, key=len)
