"""site-builder completion: the words that a shell offers, taken from the commands themselves."""

from typing import TYPE_CHECKING

import click

from site_builder.commands.answer import example
from site_builder.lazily import lazily

if TYPE_CHECKING:
    from click import shell_completion
else:
    shell_completion = lazily("click.shell_completion")

SHELLS = ("bash", "zsh", "fish")
_PROGRAM, _VARIABLE = "site-builder", "_SITE_BUILDER_COMPLETE"  # as click derives it from the program's name


@click.command("completion", epilog=example("completion bash >> ~/.bashrc"))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print a script that lets SHELL complete commands, options and files after the Tab key.

    bash: append it to ~/.bashrc.  zsh: append it to ~/.zshrc, after compinit.  fish: write it to
    ~/.config/fish/completions/site-builder.fish.  Then open a new shell.
    """
    completing = shell_completion.get_completion_class(shell)
    if completing is None:  # every shell of SHELLS has one
        raise click.UsageError(shell)
    click.echo(completing(context.find_root().command, {}, _PROGRAM, _VARIABLE).source())
