"""Where an event stands, as libyaml marks it: offsets and columns count characters."""

from yaml.events import Event

from hexodigest.document.yaml_errors import YamlError


def start(event: Event) -> int:
    """The offset of the event's first character."""
    return event.start_mark.index if event.start_mark else 0


def end(event: Event) -> int:
    """The offset after the event's last character."""
    return event.end_mark.index if event.end_mark else 0


def column(event: Event) -> int:
    """The column of the event's first character, from 0."""
    return event.start_mark.column if event.start_mark else 0


def is_on_one_line(event: Event) -> bool:
    """Whether the event ends on the line that it starts on."""
    first, last = event.start_mark, event.end_mark
    return first is None or last is None or first.line == last.line


def refuse(event: Event, message: str) -> YamlError:
    """The error that says `message` of the event."""
    return YamlError(message, start(event), end(event))
