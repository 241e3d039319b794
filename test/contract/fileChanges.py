"""Makes changes with MLflow itself, given as a JSON list of [method, arguments…] on the standard input: `fileChanges.py FOLDER`.

Prints a JSON list with MLflow's word for why not, or null, for each.
"""

import json
import logging
import os
import sys
import warnings

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
os.environ["MLFLOW_TRACKING_URI"] = sys.argv[1]

from mlflow import MlflowClient
from mlflow.entities import RunStatus
from mlflow.exceptions import MlflowException

logging.disable()
warnings.simplefilter("ignore", FutureWarning)
client = MlflowClient()
store = client._tracking_client.store


def update_run(run_id, change):
    status = change.get("status")
    store.update_run_info(
        run_id, RunStatus.from_string(status) if status else None, change.get("endTimeMs"), change.get("runName")
    )


def create_version(version):
    """As a server does it for a client that knows the logged model."""
    source = version["source"]
    model_id = source.removeprefix("models:/") if source.startswith("models:/m-") else None
    made = client.create_model_version(
        version["name"],
        source,
        version.get("runId"),
        version.get("tags"),
        description=version.get("description"),
        model_id=model_id,
    )
    if model_id:
        store.set_model_versions_tags(made.name, made.version, model_id)


changes = {
    "updateExperiment": lambda id, change: client.rename_experiment(id, change["name"]),
    "setExperimentTag": client.set_experiment_tag,
    "deleteExperiment": client.delete_experiment,
    "restoreExperiment": client.restore_experiment,
    "updateRun": update_run,
    "setTag": client.set_tag,
    "deleteTag": client.delete_tag,
    "deleteRun": client.delete_run,
    "restoreRun": client.restore_run,
    "updateRegisteredModel": lambda name, change: client.update_registered_model(name, change["description"]),
    "setRegisteredModelTag": client.set_registered_model_tag,
    "deleteRegisteredModelTag": client.delete_registered_model_tag,
    "setRegisteredModelAlias": client.set_registered_model_alias,
    "deleteRegisteredModelAlias": client.delete_registered_model_alias,
    "createModelVersion": create_version,
    "updateModelVersion": lambda name, version, change: client.update_model_version(
        name, version, change["description"]
    ),
    "transitionModelVersionStage": lambda name, version, change: client.transition_model_version_stage(
        name, version, change["stage"], change.get("archiveExistingVersions", False)
    ),
    "setModelVersionTag": client.set_model_version_tag,
    "deleteModelVersionTag": client.delete_model_version_tag,
    "deleteModelVersion": client.delete_model_version,
}


def outcome(method, *arguments):
    """As a server answers it: what MLflow did not foresee is an internal error."""
    try:
        changes[method](*arguments)
        return None
    except MlflowException as error:
        return error.error_code
    except Exception:
        return "INTERNAL_ERROR"


print(json.dumps([outcome(*change) for change in json.load(sys.stdin)]))
