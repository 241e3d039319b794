"""Fills a folder with an MLflow older than 3, or prints what that reads there: `fileOld.py seed|read FOLDER`."""

import json
import logging
import sys

import mlflow
from mlflow.entities import ViewType
from mlflow.tracking import MlflowClient

logging.disable(logging.CRITICAL)
# Since 2.0 it keeps models in folders, since 2.3 with aliases.
HAS_MODELS = not mlflow.__version__.startswith("1.")
mlflow.set_tracking_uri(sys.argv[2])
client = MlflowClient()


def seed():
    for name in ("one", "two"):
        experiment = client.create_experiment(name)
        for run_name in ("kept", "changed"):
            run_id = client.create_run(experiment, tags={"mlflow.runName": run_name, "colour": "red"}).info.run_id
            client.log_param(run_id, "lr", "0.1")
            client.log_metric(run_id, "loss", 0.5)
    if HAS_MODELS:
        client.create_registered_model("model", tags={"team": "a"})
        for number in range(2):
            client.create_model_version("model", f"s3://models/{number}", run_id)
        client.set_registered_model_alias("model", "champion", "1")


def read():
    experiments = client.search_experiments(view_type=ViewType.ALL)
    ids = [e.experiment_id for e in experiments]
    result = {
        "experiments": sorted([e.name, e.lifecycle_stage, e.tags] for e in experiments),
        "runs": sorted(
            [r.info.run_name, r.info.status, r.info.lifecycle_stage, r.data.tags, r.data.params, r.data.metrics]
            for r in client.search_runs(ids, run_view_type=ViewType.ALL)
        ),
    }
    if HAS_MODELS:
        model = client.get_registered_model("model")
        result["model"] = [model.description, {a: str(v) for a, v in model.aliases.items()}, model.tags]
        result["versions"] = sorted(
            [str(v.version), v.current_stage, v.source, v.description or "", v.tags]
            for v in client.search_model_versions("name = 'model'")
        )
    return result


print(json.dumps({"seed": seed, "read": read}[sys.argv[1]]()))
