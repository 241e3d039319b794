"""Answers Podium's questions with MLflow's own client: `oracle.py TRACKING_URI`.

Reads one JSON question a line and writes one answer a line, in the shapes of src/model. A number that JSON has no word
for is `{"number": "nan"}`, a refusal `{"errorCode": …}`. Searches answer all pages, as a list of lists.
"""

import base64
import inspect
import json
import math
import os
import sys
import tempfile

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR"] = "false"
os.environ["MLFLOW_HTTP_REQUEST_MAX_RETRIES"] = "0"
os.environ["MLFLOW_TRACKING_URI"] = sys.argv[1]
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

from mlflow import MlflowClient
from mlflow.artifacts import download_artifacts
from mlflow.entities import ViewType
from mlflow.exceptions import MlflowException

client = MlflowClient()


def without_none(**fields):
    return {key: value for key, value in fields.items() if value is not None}


def experiment(e):
    return without_none(
        experimentId=e.experiment_id,
        name=e.name,
        artifactLocation=e.artifact_location,
        lifecycleStage=e.lifecycle_stage,
        creationTimeMs=e.creation_time,
        lastUpdateTimeMs=e.last_update_time,
        tags=e.tags,
    )


def point(m):
    return {"step": m.step, "timestampMs": m.timestamp, "value": m.value}


def run(r):
    latest = {m.key: point(m) for m in r.data._metric_objs}
    return without_none(
        runId=r.info.run_id,
        experimentId=r.info.experiment_id,
        runName=r.info.run_name,
        userId=r.info.user_id,
        status=r.info.status,
        lifecycleStage=r.info.lifecycle_stage,
        startTimeMs=r.info.start_time,
        endTimeMs=r.info.end_time,
        artifactUri=r.info.artifact_uri,
        metrics=r.data.metrics,
        latestMetrics=latest,
        params=r.data.params,
        tags=r.data.tags,
        datasets=[dataset(d) for d in linked(r, "inputs", "dataset_inputs")],
        modelInputs=[{"modelId": m.model_id} for m in linked(r, "inputs", "model_inputs")],
        modelOutputs=[{"modelId": m.model_id, "step": m.step} for m in linked(r, "outputs", "model_outputs")],
    )


def linked(r, side, what):
    """None where MLflow is too old for it."""
    return getattr(getattr(r, side, None), what, [])


def dataset(d):
    return without_none(
        name=d.dataset.name,
        digest=d.dataset.digest,
        sourceType=d.dataset.source_type,
        source=d.dataset.source,
        schema=d.dataset.schema,
        profile=d.dataset.profile,
        tags={tag.key: tag.value for tag in d.tags},
    )


def logged_model(m):
    return without_none(
        modelId=m.model_id,
        experimentId=m.experiment_id,
        name=m.name,
        modelType=m.model_type or "",
        status={"FAILED": "UPLOAD_FAILED"}.get(m.status.name, m.status.name),
        sourceRunId=m.source_run_id or "",
        artifactUri=m.artifact_location,
        creationTimeMs=m.creation_timestamp,
        lastUpdateTimeMs=m.last_updated_timestamp,
        tags=m.tags,
        params=m.params,
        metrics=[
            without_none(
                key=x.key, **point(x), runId=x.run_id, datasetName=x.dataset_name, datasetDigest=x.dataset_digest
            )
            for x in m.metrics or []
        ],
    )


def registered_model(m):
    return without_none(
        name=m.name,
        description=m.description or "",
        creationTimeMs=m.creation_timestamp,
        lastUpdateTimeMs=m.last_updated_timestamp,
        aliases={alias: str(version) for alias, version in getattr(m, "aliases", {}).items()},
        tags=m.tags,
    )


def model_version(v):
    source = v.source or ""
    return without_none(
        name=v.name,
        version=str(v.version),
        description=v.description or "",
        currentStage=v.current_stage or "None",
        status=v.status,
        statusMessage=v.status_message or "",
        source=source,
        runId=v.run_id or "",
        # MLflow answers it for a version that has just been made, and never again.
        modelId=getattr(v, "model_id", None) or (source.removeprefix("models:/") if source.startswith("models:/m-") else ""),
        creationTimeMs=v.creation_timestamp,
        lastUpdateTimeMs=v.last_updated_timestamp,
        userId=v.user_id or "",
        aliases=sorted(getattr(v, "aliases", [])),
        tags=v.tags,
    )


def pages(search, convert, query, **more):
    if "page_token" not in inspect.signature(search).parameters:
        # MLflow 1.30 answers all versions at once, in an order of its own.
        return [[convert(item) for item in search(query.get("filter") or "")]]
    result, token = [], None
    options = {"max_results": query.get("maxResults", 250), "order_by": query.get("orderBy"), **more}
    while True:
        page = search(filter_string=query.get("filter"), page_token=token, **options)
        result.append([convert(item) for item in page])
        token = page.token
        if not token:
            return result


def view(query):
    return ViewType.from_string(query.get("viewType", "ACTIVE_ONLY").lower())


def metric_history(run_id, key):
    return sorted(
        (point(m) for m in client.get_metric_history(run_id, key)), key=lambda p: (p["step"], p["timestampMs"])
    )


def folder(owner, path):
    if "runId" in owner:
        files = client.list_artifacts(owner["runId"], path)
    else:
        files = client.list_logged_model_artifacts(owner["modelId"], path)
    return [without_none(path=f.path, isDir=f.is_dir, fileSizeBytes=f.file_size) for f in files]


def content(owner, path):
    with tempfile.TemporaryDirectory() as destination:
        if "runId" in owner:
            file = download_artifacts(f"runs:/{owner['runId']}/{path}", dst_path=destination)
        else:
            # MLflow has no URI for one file of a model.
            model = owner["modelId"] if "modelId" in owner else f"{owner['name']}/{owner['version']}"
            file = os.path.join(download_artifacts(f"models:/{model}", dst_path=destination), path)
        with open(file, "rb") as stream:
            return base64.b64encode(stream.read()).decode()


def search_versions(query):
    keys = pages(client.search_model_versions, lambda v: (v.name, v.version), query)
    return [[model_version(client.get_model_version(*key)) for key in page] for page in keys]


questions = {
    "searchExperiments": lambda query: pages(client.search_experiments, experiment, query, view_type=view(query)),
    "getExperiment": lambda id: experiment(client.get_experiment(id)),
    "searchRuns": lambda query: pages(
        client.search_runs, run, query, experiment_ids=query["experimentIds"], run_view_type=view(query)
    ),
    "getRun": lambda id: run(client.get_run(id)),
    "getMetricHistory": metric_history,
    "searchLoggedModels": lambda query: pages(
        client.search_logged_models, logged_model, query, experiment_ids=query["experimentIds"]
    ),
    "getLoggedModel": lambda id: logged_model(client.get_logged_model(id)),
    "listArtifacts": lambda owner, path=None: folder(owner, path),
    "readArtifact": content,
    "searchRegisteredModels": lambda query: pages(client.search_registered_models, registered_model, query),
    "getRegisteredModel": lambda name: registered_model(client.get_registered_model(name)),
    "createRegisteredModel": lambda name: registered_model(client.create_registered_model(name)),
    "searchModelVersions": search_versions,
    "getModelVersion": lambda name, version: model_version(client.get_model_version(name, version)),
    "getModelVersionByAlias": lambda name, alias: model_version(client.get_model_version_by_alias(name, alias)),
}


def names(method, query):
    """What a search finds, in order, by name: short, so that many can be asked at once."""
    if method == "searchModelVersions":
        found = pages(client.search_model_versions, lambda v: {"id": f"{v.name} {v.version}"}, query)
    else:
        found = questions[method](query)
    ids = ("id", "runId", "modelId", "experimentId", "name")
    return [next(item[id] for id in ids if id in item) for page in found for item in page]


questions["searchAll"] = lambda searches: [answered(lambda: names(*search)) for search in searches]


def answered(ask):
    """As a server answers it: what MLflow did not foresee is an internal error."""
    try:
        return {"value": ask()}
    except MlflowException as error:
        return {"errorCode": error.error_code}
    except Exception:
        return {"errorCode": "INTERNAL_ERROR"}


def answer(question):
    try:
        return {"value": spelled(questions[question["method"]](*question["arguments"]))}
    except MlflowException as error:
        return {"errorCode": error.error_code}
    except Exception as error:
        return {"failure": f"{type(error).__name__}: {error}"}


def spelled(value):
    """JSON has no word for NaN and infinities."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"number": str(value)}
    if isinstance(value, dict):
        return {key: spelled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [spelled(item) for item in value]
    return value


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
