"""Fills a store with a model of which version 2 could take @champion from version 1: `promotionSeed.py TRACKING_URI`."""

import os
import sys

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import mlflow
import pandas as pd
from mlflow import MlflowClient
from mlflow.models import ModelSignature
from mlflow.types.schema import ColSpec, Schema

mlflow.set_tracking_uri(sys.argv[1])
mlflow.set_experiment("promotion")
client = MlflowClient()
NAME = "churn größe"


class Same(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input):
        return model_input


def version(auc, inputs, rows, **kept):
    frame = pd.DataFrame({"age": range(rows)})
    with mlflow.start_run() as run:
        mlflow.log_input(mlflow.data.from_pandas(frame, name="holdout"), context="testing")
        signature = ModelSignature(Schema(inputs), Schema([ColSpec("double", "p")]))
        logged = mlflow.pyfunc.log_model(
            name="model", python_model=Same(), signature=signature, pip_requirements=["scikit-learn==1.7.2"]
        )
        mlflow.log_metrics({"auc": auc, "zeal": 3.0})
        mlflow.log_metric("nan", float("nan"))
        mlflow.log_metric("nan", float("nan"), model_id=logged.model_id)
    client.log_metric(
        run.info.run_id, "tested auc", auc - 0.01, model_id=logged.model_id, dataset_name="holdout", dataset_digest="0123"
    )
    source = {"source": f"models:/{logged.model_id}", "run_id": run.info.run_id, "model_id": logged.model_id}
    return client.create_model_version(NAME, **source, **kept).version


client.create_registered_model(NAME)
old = version(0.9, [ColSpec("integer", "age")], 300)
new = version(
    0.93,
    [ColSpec("long", "age"), ColSpec("string", "note", required=False)],
    500,
    description="Better.",
    tags={"approved-by": "ada", "risk": "low"},
)
# No run, no model, no description.
bare = client.create_model_version(NAME, "s3://models/bare").version
client.set_registered_model_alias(NAME, "champion", old)
client.set_registered_model_alias(NAME, "challenger", new)
print(old, new, bare)
