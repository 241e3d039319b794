"""Says which models MLflow lets take what others took: `signatureRules.py FILE`.

The file holds a list of pairs of signatures, as an `MLmodel` has them. For each, what the first one takes is made up, with and without what is optional
there, and handed to MLflow's own check for the second one. Prints a list of true and false.
"""

import json
import sys

import numpy as np
import pandas as pd
from mlflow.models.utils import _enforce_params_schema, _enforce_schema
from mlflow.types.schema import ParamSchema, Schema

SCALARS = {
    "boolean": (np.bool_, [True, False]),
    "integer": (np.int32, [7, 2**30]),
    # MLflow takes 0 and 1 for numbers of any kind.
    "long": (np.int64, [7, 2**60]),
    "float": (np.float32, [1.5, 0.1]),
    "double": (np.float64, [1.5, 1e300]),
    "string": (object, ["red", "blue"]),
    "binary": (object, [b"\x00\xff", b"x"]),
    "datetime": ("datetime64[ns]", ["2026-05-03T00:00:00", "2026-05-04T12:00:00"]),
}


def value(spec, row, with_optional):
    """One value of a type, as it stands in a cell."""
    kind = spec["type"]
    if kind == "array":
        return [value(spec["items"], at, with_optional) for at in (0, 1)]
    if kind == "map":
        return {"k": value(spec["values"], row, with_optional)}
    if kind == "object":
        own = spec["properties"].items()
        return {
            name: value(one, row, with_optional) for name, one in own if with_optional or one.get("required", True)
        }
    dtype, values = SCALARS[kind]
    return np.array(values, dtype=dtype)[row] if dtype is not object else values[row]


def tensor(spec):
    told = spec["tensor-spec"]
    return np.ones([3 if size == -1 else size for size in told["shape"]], dtype=told["dtype"])


def data(specs, with_optional):
    wanted = [spec for spec in specs if with_optional or spec.get("required", True)]
    if specs[0]["type"] == "tensor":
        if "name" not in specs[0]:
            return tensor(specs[0])
        return {spec["name"]: tensor(spec) for spec in wanted}
    columns = {}
    for index, spec in enumerate(wanted):
        values = [value(spec, row, with_optional) for row in (0, 1)]
        dtype = SCALARS[spec["type"]][0] if spec["type"] in SCALARS else object
        columns[spec.get("name", index)] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(columns)


def is_taken(before, after):
    for with_optional in (True, False):
        if "inputs" in before and "inputs" in after:
            _enforce_schema(data(before["inputs"], with_optional), Schema.from_json(json.dumps(after["inputs"])))
        if "params" in before and "params" in after:
            params = {}
            for spec in before["params"]:
                one = value({"type": spec["type"]}, 0, True)
                one = one.item() if isinstance(one, np.generic) else one
                params[spec["name"]] = one if spec["shape"] is None else [one]
            _enforce_params_schema(params, ParamSchema.from_json(json.dumps(after["params"])))


def judged(pair):
    try:
        is_taken(*pair)
    except Exception:
        return False
    return True


with open(sys.argv[1], encoding="utf-8") as file:
    pairs = json.load(file)
print(json.dumps([judged(pair) for pair in pairs]))
