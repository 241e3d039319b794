"""Fills a database or a folder with what MLflow 1.30 knows already, odd but legal: `oldSeed.py TRACKING_URI`. For old MLflow only."""

import sys

from mlflow.entities import Metric, Param
from mlflow.tracking import MlflowClient

client = MlflowClient(sys.argv[1])
NOON = 1_790_000_000_000
# A folder takes no name with both quotes: MLflow looks for it with a filter.
IS_FOLDER = "://" not in sys.argv[1]
EXPERIMENT = "odd `quoted` größe" if IS_FOLDER else "odd ' \" `quoted` größe"
MODEL = "odd model x é" if IS_FOLDER else "odd `model` 'x' é"

odd = client.create_experiment(EXPERIMENT, tags={"team": "größe", "__proto__": "p"})
gone = client.create_experiment("gone")
client.create_run(gone, start_time=NOON)
client.delete_experiment(gone)


def run(name, second, metrics=(), params=None, **tags):
    named = {"mlflow.runName": name, "mlflow.user": "ada", **{key.replace("_", "."): value for key, value in tags.items()}}
    run_id = client.create_run(odd, start_time=NOON + second * 1000, tags=named).info.run_id
    client.log_batch(
        run_id,
        metrics=[Metric(key, value, NOON + time, step) for key, value, time, step in metrics],
        params=[Param(key, value) for key, value in (params or {}).items()],
    )
    return run_id


numbers = run(
    "numbers",
    1,
    [
        ("score", 0.5, 0, 0), ("loss", 3.0, 0, 0), ("loss", 2.0, 1, 1), ("loss", 1.0, 2, 0), ("nan", float("nan"), 0, 0),
        ("inf", float("inf"), 0, 0), ("-inf", float("-inf"), 0, 0), ("negative step", 1.0, 0, -3), ("negative step", 2.0, 1, -2),
    ],
    {"C": "10.0", "classifier": "SVC", "with space": " x "},
    family="svm",
)  # fmt: skip
client.set_terminated(numbers, "FINISHED", NOON + 5000)
client.log_text(numbers, "hello", "a/ünï cödé.txt")
twin = run("twin", 2, [("score", float("nan"), 0, 0)], {"C": "9"})
run("twin", 2, [("score", 0.25, 0, 0)], mlflow_parentRunId=twin, family="Svm")
client.delete_run(run("deleted", 3))
client.set_terminated(run("baseline", 4), "FAILED", NOON + 6000)

if hasattr(client, "log_inputs"):
    from mlflow.entities import Dataset, DatasetInput, InputTag

    data = Dataset("odd data", "0123abcd", "http", '{"url": "https://example.com/a?b=c"}', '{"mlflow_colspec": []}', None)
    more = Dataset("more data", "4567cdef", "local", '{"uri": "/data"}', None, '{"num_rows": 3}')
    client.log_inputs(twin, datasets=[DatasetInput(data, [InputTag("mlflow.data.context", "training")])])
    client.log_inputs(twin, datasets=[DatasetInput(more, [InputTag("mlflow.data.context", "validation")])])
    client.log_inputs(numbers, datasets=[DatasetInput(more, [])])

# Before MLflow 2 a folder has no registry.
if IS_FOLDER and not hasattr(client, "set_registered_model_alias"):
    sys.exit()
client.create_registered_model(MODEL, tags={"owner": "ada", "__proto__": "p"}, description="**bold**")
client.create_registered_model("no versions")
for source in ("s3://models/one", "s3://models/two", "s3://models/three"):
    client.create_model_version(MODEL, source, run_id=numbers, tags={"constructor": "c"})
client.delete_model_version(MODEL, "3")
client.transition_model_version_stage(MODEL, "2", "Staging")
if hasattr(client, "set_registered_model_alias"):
    client.set_registered_model_alias(MODEL, "Champion", "1")
