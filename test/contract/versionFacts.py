"""What MLflow's own client says of two versions, as JSON: `versionFacts.py TRACKING_URI NAME VERSION VERSION`."""

import json
import os
import sys

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import mlflow
from mlflow import MlflowClient

uri, name, *versions = sys.argv[1:]
mlflow.set_tracking_uri(uri)
client = MlflowClient()


def facts(number):
    version = client.get_model_version(name, number)
    run = client.get_run(version.run_id)
    model = client.get_logged_model(version.model_id or version.source.removeprefix("models:/"))
    info = mlflow.models.get_model_info(f"models:/{name}/{number}")
    metrics = dict(run.data.metrics)
    for metric in model.metrics:
        # Databases keep a logged model's NaN as 0.
        if not (metric.value == 0 and metrics.get(metric.key) != metrics.get(metric.key)):
            metrics[metric.key] = metric.value
        if metric.dataset_name:
            metrics[f"{metric.key} on {metric.dataset_name}"] = metric.value
    requirements = open(mlflow.pyfunc.get_model_dependencies(info.model_uri, format="pip")).read().split()
    return {
        "metrics": {key: str(value) for key, value in metrics.items()},
        "params": {**run.data.params, **model.params},
        "data": [f"{one.dataset.name} {one.dataset.digest}" for one in run.inputs.dataset_inputs],
        "inputs": {column.name: column.required for column in info.signature.inputs},
        "requirements": dict(line.split("==") for line in requirements if "==" in line),
        "tags": dict(version.tags),
    }


print(json.dumps([facts(number) for number in versions]))
