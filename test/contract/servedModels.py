"""Writes models of every kind with MLflow itself, then answers what its scoring server makes of payloads.

Called with a folder. Prints a line when the models are there; then reads requests, a line of JSON each, and prints an answer to each.
"""

import json
import logging
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")

import mlflow
import numpy as np
import pandas as pd
from mlflow.models import ModelSignature
from mlflow.pyfunc import scoring_server
from mlflow.types import ColSpec, ParamSchema, ParamSpec, Schema, TensorSpec
from mlflow.types.schema import Array, Map, Object, Property

logging.disable(logging.WARNING)


class Echo(mlflow.pyfunc.PythonModel):
    """Says how many rows it was given, and which params."""

    def predict(self, context, model_input, params=None):
        rows = len(next(iter(model_input.values()))) if isinstance(model_input, dict) else len(model_input)
        return [f"{rows} {json.dumps(params, sort_keys=True)}"]


def columns(*pairs):
    return Schema([ColSpec(kind, name) for name, kind in pairs])


SIGNATURES = {
    "columns": ModelSignature(
        inputs=Schema(
            [
                *[
                    ColSpec(kind, kind)
                    for kind in ("boolean", "integer", "long", "float", "double", "string", "binary", "datetime")
                ],
                ColSpec("string", "not needed", required=False),
            ]
        ),
        outputs=columns(("answer", "string")),
        params=ParamSchema([ParamSpec("top_k", "long", 5), ParamSpec("stops", "string", ["a", "b"], shape=(-1,))]),
    ),
    "named tensors": ModelSignature(
        inputs=Schema([TensorSpec(np.dtype("float32"), (-1, 2), "a"), TensorSpec(np.dtype("int64"), (-1,), "b")])
    ),
    "nested": ModelSignature(
        inputs=Schema(
            [
                ColSpec(Array("string"), "words"),
                ColSpec(Object([Property("city", "string"), Property("at", "double", required=False)]), "place"),
                ColSpec(Map("long"), "counts"),
            ]
        )
    ),
    "unnamed tensor": ModelSignature(inputs=Schema([TensorSpec(np.dtype("float64"), (-1, 3))])),
}

EXAMPLES = {
    "frame": pd.DataFrame({"it's": ["a $(id) `b`", 'q"é\u202e'], "n": [1, 2], "x": [1.0, 2.5], "t": pd.to_datetime(["2026-01-01", "2026-01-02"])}),
    "array": np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.5]]),
    "texts": ["one", "two"],
    "record": {"question": "why?", "count": 3},
    "with params": (pd.DataFrame({"a": [1.5] * 9}), {"top_k": 3}),
    "large numbers": pd.DataFrame({"id": [2**62 + 1]}),
}


def write(folder):
    for name, signature in SIGNATURES.items():
        mlflow.pyfunc.save_model(folder / name, python_model=Echo(), signature=signature, pip_requirements=[])
    for name, example in EXAMPLES.items():
        mlflow.pyfunc.save_model(folder / name, python_model=Echo(), input_example=example, pip_requirements=[])
    mlflow.pyfunc.save_model(folder / "nothing told", python_model=Echo(), pip_requirements=[])


def answer(models, folder, payload):
    if folder not in models:
        models[folder] = mlflow.pyfunc.load_model(folder)
    model = models[folder]
    try:
        response = scoring_server.invocations(payload, "application/json", model, model.metadata.get_input_schema())
        return {"status": response.status, "body": response.response}
    except Exception as error:  # What the server would answer with a 4xx.
        return {"status": 400, "body": str(error)}


def main():
    write(Path(sys.argv[1]))
    print("ready", flush=True)
    models = {}
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(answer(models, request["folder"], request["payload"])), flush=True)


main()
