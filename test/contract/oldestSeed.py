"""Fills a folder as MLflow 0.9 did, whose metrics have no steps, and says what that reads there: `oldestSeed.py FOLDER`. For that MLflow only."""

import json
import sys

from mlflow.entities import RunStatus
from mlflow.tracking import MlflowClient

client = MlflowClient(sys.argv[1])
NOON = 1_790_000_000_000
odd = client.create_experiment("odd größe")
gone = client.create_experiment("gone")
client.create_run(gone, start_time=NOON)
client.delete_experiment(gone)
made = []


def run(name, second, parent=None):
    tags = {"mlflow.source.name": "train.py", **({"mlflow.parentRunId": parent} if parent else {})}
    made.append(client.create_run(odd, "ada", name, NOON + second * 1000, tags=tags).info.run_uuid)
    return made[-1]


numbers = run("numbers", 1)
for time, value in ((3, 3.0), (4, 2.0), (4, 2.5), (1, 1.0), (2, 0.5)):
    client.log_metric(numbers, "loss", value, time)
client.log_metric(numbers, "score", 0.5, 5)
for key, value in (("C", "10.0"), ("with space", "x y"), ("deep/nested.key", "1"), ("classifier", "SVC")):
    client.log_param(numbers, key, value)
client.set_tag(numbers, "family", "svm")
client.set_terminated(numbers, "FINISHED", NOON + 5000)
twin = run("twin", 2)
client.log_metric(twin, "score", 0.25, 7)
client.log_metric(run("twin", 2, parent=twin), "score", -0.25, 7)
client.set_terminated(run("baseline", 4), "FAILED", NOON + 6000)
client.delete_run(run("deleted", 3))


def as_read(run_id):
    run = client.get_run(run_id)
    return {
        "runId": run_id,
        "status": RunStatus.to_string(run.info.status),
        "lifecycleStage": run.info.lifecycle_stage,
        "startTimeMs": run.info.start_time,
        "artifactUri": run.info.artifact_uri,
        "metrics": {metric.key: metric.value for metric in run.data.metrics},
        "params": {param.key: param.value for param in run.data.params},
        "tags": {tag.key: tag.value for tag in run.data.tags},
        "histories": {
            metric.key: sorted([point.timestamp, point.value] for point in client.store.get_metric_history(run_id, metric.key))
            for metric in run.data.metrics
        },
    }


print(json.dumps([as_read(run_id) for run_id in made]))
