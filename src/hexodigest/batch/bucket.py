"""Object stores: `s3://bucket/path`, `gs://…`, `az://…`, by the extra `hexodigest[cloud]`.

The one door to obstore. Keys and secrets come from the environment, under the names that the
store's own tools have.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hexodigest.reading import TooLargeError, too_large

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_ADDRESS: Final = re.compile(r"/?(s3|gs|az):/{1,2}(?=[^/])")
_PATIENCE: Final = timedelta(seconds=20)  # for one request, tried again as long
_RETRIES: Final = 4
_LONGEST: Final = 300  # characters of somebody else's message
_MARK: Final = "hexodigest"  # user metadata of what we write: the turn of the run
_REASONS: Final = (
    (r"NoSuchBucket|ContainerNotFound|bucket does not exist", "no such bucket"),
    (
        r"InvalidAccessKeyId|SignatureDoesNotMatch|AuthenticationFailed|InvalidToken|401 Unauth",
        "the credentials are not accepted",
    ),
    (r"AccessDenied|AuthorizationFailure|403 Forbidden|necessary privileges", "missing rights"),
    (
        r"169\.254\.169\.254|metadata\.google|[Mm]issing \w*[Cc]redential|Account must be",
        "no credentials; docs/batch.md says which variables give them",
    ),
    (r"error sending request|dns error|Connection refused|tcp connect", "cannot be reached"),
    (r"KeyTooLong|too long", "the name is too long for the store"),
)


class CloudError(OSError):
    """A store that cannot be used or reached, or refuses; the message is one line."""


class NoObjectError(CloudError):
    """There is no such object."""


class Version(NamedTuple):
    """Which of its states an object is in."""

    tag: str
    number: str


class Object(NamedTuple):
    """What lies in a store, by its key below the address."""

    key: str
    size: int
    changed: datetime
    version: Version


class Content(NamedTuple):
    """An object with what it holds; `mark` is what whoever wrote it left with it."""

    about: Object
    data: bytes
    mark: str


def virtual(path: Path) -> Path | None:
    """The path that stands for an address: `/s3:/bucket/blog`; None for a path of this machine.

    `Path` takes one of the slashes of `s3://`. Raises CloudError for an address that climbs.
    """
    text = path.as_posix()
    found = _ADDRESS.match(text)
    if found is None:
        return None
    if ".." in path.parts:
        raise CloudError(f"`{text}` has `..` in it")
    return Path(f"/{found[1]}:", text[found.end() :])


def address_of(path: Path) -> str:
    """The address that a path stands for."""
    return path.as_posix().lstrip("/").replace(":/", "://", 1)


@lru_cache(maxsize=8)
def bucket_at(root: Path) -> "Bucket":
    """The store that a path stands for. Raises CloudError."""
    address = address_of(root)
    try:
        from obstore import store  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise CloudError(f"`{address}` needs `pip install hexodigest[cloud]`") from error
    scheme, _, rest = address.partition("://")
    name, _, prefix = rest.partition("/")
    kinds: dict[str, Any] = {
        "s3": store.S3Store,
        "gs": store.GCSStore,
        "az": store.AzureStore,
    }
    with _named(address):
        return Bucket(address, kinds[scheme](name, prefix=prefix or None, **_settings()))


def _settings() -> dict[str, Any]:
    """How patient a client is; an endpoint without TLS is taken when it is named as one."""
    endpoints = ("AWS_ENDPOINT_URL", "AWS_ENDPOINT", "AZURE_STORAGE_ENDPOINT")
    client: dict[str, Any] = {"connect_timeout": _PATIENCE / 2, "timeout": 3 * _PATIENCE}
    if any(os.environ.get(name, "").startswith("http://") for name in endpoints):
        client["allow_http"] = True
    retry = {"max_retries": _RETRIES, "retry_timeout": _PATIENCE}
    return {"client_options": client, "retry_config": retry}


class Bucket:
    """The objects below an address. What fails raises CloudError."""

    def __init__(self, address: str, store: "ObjectStore") -> None:
        """Take a store."""
        self.address = address
        self._store = store

    def list(self, folder: str = "") -> Iterator[Object]:
        """All objects below a folder, by key."""
        import obstore  # noqa: PLC0415  # an extra

        with self._named(folder):
            for batch in obstore.list(self._store, folder or None):
                yield from map(_object, batch)

    def folder(self, folder: str = "") -> tuple[dict[str, Object], frozenset[str]]:
        """The objects right in a folder by their names, and the names of folders in it."""
        import obstore  # noqa: PLC0415  # an extra

        with self._named(folder):
            found = obstore.list_with_delimiter(self._store, folder or None)
        objects = {_name(each["path"]): _object(each) for each in found["objects"]}
        return objects, frozenset(map(_name, found["common_prefixes"]))

    def read(self, key: str, most: int | None = None) -> Content:
        """An object. Raises NoObjectError when there is none, TooLargeError above `most` bytes."""
        import obstore  # noqa: PLC0415  # an extra

        with self._named(key):
            found = obstore.get(self._store, key)
            about = _object(found.meta)
            if most is not None and about.size > most:
                raise too_large(about.size, most)
            return Content(about, bytes(found.bytes()), found.attributes.get(_MARK, ""))

    def version(self, key: str) -> Version | None:
        """In which state an object is; None when there is none."""
        import obstore  # noqa: PLC0415  # an extra

        try:
            with self._named(key):
                return _object(obstore.head(self._store, key)).version
        except NoObjectError:
            return None

    def put(self, key: str, data: bytes, mark: str, only: Version | None) -> Version | None:
        """Have `data` there if the object is in the state `only`, or if there is none yet.

        None when it is otherwise: nothing is written then.
        """
        import obstore  # noqa: PLC0415  # an extra
        from obstore.exceptions import AlreadyExistsError, PreconditionError  # noqa: PLC0415

        mode: Any = "create"
        if only is not None:
            known = {"e_tag": only.tag, "version": only.number}
            mode = {name: value for name, value in known.items() if value}
        with self._named(key):
            try:
                put = obstore.put(
                    self._store,
                    key,
                    data,
                    mode=mode,
                    attributes={_MARK: mark},
                    use_multipart=False,  # conditions hold for whole objects
                )
            except (AlreadyExistsError, PreconditionError, FileNotFoundError):
                return None
        return Version(put["e_tag"] or "", put["version"] or "")

    def delete(self, key: str) -> None:
        """Have no object; it does no harm when there is none."""
        import obstore  # noqa: PLC0415  # an extra

        try:
            with self._named(key):
                obstore.delete(self._store, key)
        except NoObjectError:
            return

    def _named(self, key: str) -> Any:  # noqa: ANN401  # a context
        return _named(f"{self.address}/{key}" if key else self.address)


@contextmanager
def _named(address: str) -> Iterator[None]:
    """Say in one line what failed, and where; obstore's messages have twenty."""
    try:
        yield
    except (TooLargeError, CloudError):
        raise
    except Exception as error:
        text = str(error)
        if isinstance(error, FileNotFoundError) and not re.search(_REASONS[0][0], text):
            raise NoObjectError(f"`{address}`: no such object") from error
        found = (reason for pattern, reason in _REASONS if re.search(pattern, text))
        reason = next(found, " ".join(text.partition("\n")[0][:_LONGEST].split()))
        raise CloudError(f"`{address}`: {reason}") from error


def _object(meta: Any) -> Object:  # noqa: ANN401  # obstore's, of which only types know
    version = Version(meta["e_tag"] or "", meta["version"] or "")
    return Object(meta["path"], meta["size"], meta["last_modified"], version)


def _name(key: str) -> str:
    return key.rstrip("/").rpartition("/")[2]
