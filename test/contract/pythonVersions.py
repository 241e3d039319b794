"""Answers, for pairs of a version and a requirement, what the `packaging` of pip says: met, not met, or no answer."""

import json
import sys

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version


def met(version, specifier):
    try:
        return SpecifierSet(specifier).contains(Version(version), prereleases=True)
    except (InvalidSpecifier, InvalidVersion):
        return None


print(json.dumps([met(*pair) for pair in json.load(sys.stdin)]))
