"""Many files at once: small, pure pieces of work, for whatever executor is at hand."""

from hexodigest.batch.executors import ExecutorError, open_executor
from hexodigest.batch.limits import Limits
from hexodigest.batch.run import run_batch
from hexodigest.batch.work import Failed

__all__ = ["ExecutorError", "Failed", "Limits", "open_executor", "run_batch"]
