"""How onnxruntime is opened, for both models alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onnxruntime import InferenceSession


def open_session(path: Path, *, threads: int = 1) -> InferenceSession:
    """Open a model for the processor.

    One thread is the default: with several jobs each has its own process, and threads that fight over cores cost more
    than they bring. Memory is given back after each run, so that one long text does not stay on the books.
    """
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions  # noqa: PLC0415  onnxruntime is heavy

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The fused kernel is the slower one: without it a window of the parser takes 20 ms for 23.
    return InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
