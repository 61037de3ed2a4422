"""A Ray cluster to read on: one of this machine for as long as it is needed, or one that is there.

The one of this machine listens on the loopback address alone, wants a secret of whoever connects, reports to nobody,
shows no dashboard and spills no object to the disk. Source for the settings: ``ray.init`` and the security pages of
Ray's documentation, and what the sockets of version 2.60 were seen to do.
"""

import logging
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Final

from onrecord.model import OnrecordError

_QUIET: Final = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
"""Nothing is reported, nothing is said twice, no warning of accelerators."""

_LOOPBACK: Final = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
"""With it Ray takes 127.0.0.1 for the address of this machine, on every system, and listens nowhere else."""

_PATIENCE: Final = 10
"""Seconds in which a cluster must take a connection."""


class EngineError(OnrecordError):
    """An engine that cannot be used: it is not installed, not there, or reads with another version."""


@contextmanager
def cluster(address: str | None, workers: int) -> Iterator[int]:
    """Connect to the cluster at ``address``, or start one on this machine for ``workers``; yield how many CPUs it has.

    A cluster to which this process is connected already is used and left connected.

    Raises:
        EngineError: if Ray is not installed, or no cluster answers.
    """
    os.environ.update(_QUIET)
    if address is not None:
        _knock(address)
    else:
        os.environ.update(_LOOPBACK)
        os.environ.update(RAY_AUTH_MODE="token", RAY_AUTH_TOKEN=_token())
    try:
        import ray
    except ImportError as error:
        raise EngineError("The engine ray is not installed. Install it with: pip install 'onrecord[ray]'") from error
    _silence()
    if ray.is_initialized():
        yield _cpus()
        return
    folder = tempfile.mkdtemp(prefix="onrecord-")  # short: Ray puts sockets there, whose paths may have 107 characters
    try:
        if address is None:
            _start(workers, folder)
        else:
            _join(address)
        yield _cpus()
    finally:
        ray.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


def _knock(address: str) -> None:
    """See whether anybody listens at HOST:PORT, which Ray would wait minutes for."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if not colon or not port.isdecimal():  # a word of Ray's: auto
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except OSError as error:
        raise EngineError(f"No Ray cluster answers at {address}: {error}") from error


def _silence() -> None:
    """Have Ray print nothing: it would tell of workers that died in the midst of what goes to standard output.

    No option of ``ray.init`` covers these words (2.60); this is what Ray's own debugger sets to be undisturbed.
    """
    from ray._private import worker

    vars(worker)["_worker_logs_enabled"] = False


@lru_cache(maxsize=1)
def _token() -> str:
    """Return the secret of this process: Ray reads it once and never again."""
    return secrets.token_hex(32)


def _start(workers: int, folder: str) -> None:
    import ray

    ray.init(
        "local",
        num_cpus=workers,
        include_dashboard=False,
        log_to_driver=False,
        configure_logging=False,
        logging_level=logging.ERROR,
        _temp_dir=folder,
        _system_config={"automatic_object_spilling_enabled": False, "enable_metrics_collection": False},
    )


def _join(address: str) -> None:
    import ray

    try:
        ray.init(address, log_to_driver=False, configure_logging=False, logging_level=logging.ERROR)
    except (ConnectionError, ValueError, RuntimeError, ImportError) as error:
        raise EngineError(f"No Ray cluster answers at {address}: {error}") from error


def _cpus() -> int:
    import ray

    return max(1, int(ray.cluster_resources().get("CPU", 1)))  # type: ignore[no-untyped-call]
