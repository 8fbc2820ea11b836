"""The version that is printed is the one that is installed."""

from importlib.metadata import version

from hexodigest.version import VERSION


def test_the_version_is_the_package_s() -> None:
    assert version("hexodigest") == VERSION
