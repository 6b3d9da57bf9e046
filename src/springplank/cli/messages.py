# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a call, in one Dutch sentence, instead of the English of the library."""

from difflib import get_close_matches

import click


def in_dutch(error: click.ClickException) -> str:
    """Say what is wrong with the call and what to do about it."""
    help_hint = _hint(error)
    match error:
        case click.NoSuchOption():
            close = f" Bedoelt u {error.possibilities[0]}?" if error.possibilities else ""
            return f"Optie {error.option_name} bestaat niet.{close}{help_hint}"
        case click.MissingParameter():
            name = _name(error)
            return f"Er ontbreekt iets: geef {name}.{help_hint}"
        case click.BadParameter():
            return f"De waarde voor {_name(error)} klopt niet: {_dutch_reason(error)}{help_hint}"
        case click.BadOptionUsage() if "does not take a value" in error.message:
            return f"Optie {error.option_name} krijgt geen waarde. Laat weg wat erachter staat."
        case click.BadOptionUsage():
            return f"Optie {error.option_name} heeft een waarde nodig.{help_hint}"
        case click.UsageError():
            return f"{_usage(error)}{help_hint}"
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    """Name an option as it is typed, and an argument as the help calls it."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.human_readable_name if error.param else "een waarde"


def _hint(error: click.ClickException) -> str:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f" Uitleg: {error.ctx.command_path} --help."
    return " Uitleg: springplank --help."


def _usage(error: click.UsageError) -> str:
    words = error.message.split("'")
    if error.message.startswith("No such command") and error.ctx is not None:
        group = error.ctx.command
        assert isinstance(group, click.Group)
        known = group.list_commands(error.ctx)
        close = get_close_matches(words[1], known, n=1, cutoff=0.5)
        hint = f" Bedoelt u {close[0]}?" if close else ""
        return f"Opdracht {words[1]!r} bestaat niet.{hint} Kies uit: {', '.join(known)}."
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].rstrip(")")
        return (
            f"Er staat te veel op de regel: {extra}. Zet een naam met spaties tussen "
            "aanhalingstekens."
        )
    return f"De opdracht klopt niet ({error.message})."


def _dutch_reason(error: click.BadParameter) -> str:
    """Turn the reason of the library into Dutch by the type that refused the value."""
    value = error.message.split("'")[1] if error.message.count("'") > 1 else ""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"{value!r} mag niet. Kies uit: {', '.join(kind.choices)}."
    if isinstance(kind, click.types.IntParamType):
        return f"{value!r} is geen heel getal."
    return error.message
