"""The version, where nothing else need be imported for it."""

VERSION = "0.1.0"
