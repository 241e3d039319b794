"""Fills workspaces of a server with experiments and models of the same names: `workspaceSeed.py TRACKING_URI`."""

import os
import sys

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"

import mlflow
from mlflow import MlflowClient
from mlflow.entities import LoggedModelStatus

mlflow.set_tracking_uri(sys.argv[1])
NOON = 1_790_000_000_000
RANKS = {"default": 1, "team-a": 2, "team-b": 3}

for workspace, rank in RANKS.items():
    if workspace != "default":
        mlflow.create_workspace(workspace)
    mlflow.set_workspace(workspace)
    client = MlflowClient()
    experiment = client.create_experiment("shared", tags={"team": workspace})
    gone = client.create_experiment("gone")
    client.create_run(gone, start_time=NOON)
    client.delete_experiment(gone)
    for number in range(rank):
        run = client.create_run(experiment, run_name=f"run {number}", start_time=NOON + number, tags={"family": workspace}).info.run_id
        client.log_metric(run, "score", rank / 2 + number, NOON, number)
        client.log_param(run, "C", str(rank))
        client.log_text(run, workspace, "where.txt")
    client.delete_run(client.create_run(experiment, run_name="deleted", start_time=NOON).info.run_id)
    logged = client.create_logged_model(experiment, "logged", source_run_id=run, params={"rank": str(rank)})
    client.finalize_logged_model(logged.model_id, LoggedModelStatus.READY)

    client.create_registered_model("shared model", tags={"owner": workspace}, description=workspace)
    client.create_registered_model(f"only in {workspace}")
    for number in range(rank + 1):
        client.create_model_version("shared model", f"runs:/{run}/model-{rank}", run_id=run, tags={"rank": str(rank)})
    client.delete_model_version("shared model", str(rank + 1))
    client.set_registered_model_alias("shared model", "champion", str(rank))
    client.set_registered_model_alias("shared model", f"alias-{rank}", "1")
    if rank == 2:
        # A prompt in one workspace hides no model of that name in another.
        mlflow.genai.register_prompt("sometimes-a-prompt", "Hello {{name}}")
    else:
        client.create_registered_model("sometimes-a-prompt")
        client.create_model_version("sometimes-a-prompt", "s3://models/one")
