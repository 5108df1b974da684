"""Asks the jsonschema package from PyPI what it has against some runbooks.

Reads {"schema": text, "texts": [yaml, …]} and prints the messages for each text. YAML is read as editors read it (version 1.2, where
`on` and `09:00` are words), not as PyYAML does by itself.
"""

import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("bool", r"^(true|false)$", "tf"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
    ("null", r"^(~|null|)$", ["~", "n", ""]),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))

given = json.load(sys.stdin)
schema = json.loads(given["schema"])
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
print(json.dumps([[e.message[:200] for e in validator.iter_errors(yaml.load(text, Loader))] for text in given["texts"]]))
