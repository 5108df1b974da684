"""What somebody can type is in the reference: asked of the program itself, compared with the page people read."""

import json
import pathlib
import subprocess

from runbell import BINARY

DOCS = pathlib.Path(__file__).resolve().parent.parent.parent / "docs/reference"


def commands(node, words=()):
    """Every command that does something, with the options it has of its own."""
    below = [child for child in node.get("subcommands", []) if child["commandName"] != "help"]
    for child in below:
        yield from commands(child, (*words, child["commandName"]))
    if words and (not below or node.get("arguments")):
        names = [argument["preferredName"]["name"] for argument in node.get("arguments", []) if argument["kind"] != "positional"]
        yield " ".join(words), [f"--{name}" for name in names if name not in ("help", "version")]


def tree():
    return json.loads(subprocess.run([BINARY, "--experimental-dump-help"], capture_output=True, text=True, check=True).stdout)["command"]


def test_every_command_and_every_option_is_on_the_page_of_the_command_line():
    lines = (DOCS / "cli.md").read_text().splitlines()
    page = "\n".join(lines)
    settings = (DOCS / "settings.md").read_text()
    known = list(commands(tree()))
    assert len(known) > 25
    missing = []
    for words, options in known:
        *above, last = words.split()
        own = [line for line in lines if f"runbell {words}" in line or (f"`{last} " in line and f"runbell {words.split()[0]}" in line)]
        # A list is what is meant when nothing more is said.
        own += [line for line in lines if last == "list" and f"`runbell {' '.join(above)} [" in line]
        if not own:
            missing.append(words)
        shared = page.split("| option, variable | |")[1]
        for option in options:
            if not any(option in line for line in own) and option not in shared and option not in settings:
                missing.append(f"{words} {option}")
    assert missing == []
