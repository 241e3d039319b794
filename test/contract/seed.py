"""Fills a tracking server with what is odd but legal, beside what the sample already has: `seed.py TRACKING_URI`.

Names that JavaScript objects stumble over, quotes of every kind, rewound steps, NaN and infinities, ties, many runs,
things that were deleted, and prompts, which MLflow keeps among the registered models.
"""

import os
import sys

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"

import mlflow
import numpy as np
from mlflow import MlflowClient
from mlflow.entities import (
    Dataset,
    DatasetInput,
    InputTag,
    LoggedModelInput,
    LoggedModelOutput,
    LoggedModelStatus,
    Metric,
    Param,
    RunTag,
)

mlflow.set_tracking_uri(sys.argv[1])
client = MlflowClient()
NOON = 1_790_000_000_000


def log(run_id, metrics=(), params=None, tags=None):
    client.log_batch(
        run_id,
        metrics=[Metric(key, value, NOON + time, step) for key, value, time, step in metrics],
        params=[Param(key, value) for key, value in (params or {}).items()],
        tags=[RunTag(key, value) for key, value in (tags or {}).items()],
    )


odd = client.create_experiment("odd ' \" `quoted`", tags={"__proto__": "p", "constructor": "c", "team": "größe 大きさ"})
empty = client.create_experiment("empty")
deleted = client.create_experiment("deleted experiment")
many = client.create_experiment("many runs")
client.create_run(deleted, run_name="in a deleted experiment", start_time=NOON)
client.delete_experiment(deleted)


def odd_run(name, second, **tags):
    return client.create_run(
        odd,
        start_time=NOON + second * 1000,
        tags={key.replace("_", "."): value for key, value in tags.items()},
        run_name=name,
    )


numbers = odd_run("numbers", 1).info.run_id
log(
    numbers,
    metrics=[
        ("loss", 3.0, 0, 0), ("loss", 2.0, 1, 1), ("loss", 1.0, 2, 2), ("loss", 1.5, 3, 1), ("loss", 0.5, 4, 0),
        ("tied step", 1.0, 0, 5), ("tied step", 4.0, 9, 5), ("tied step", 2.0, 9, 5),
        ("nan", 0.25, 0, 0), ("nan", float("nan"), 1, 1),
        ("was nan", float("nan"), 0, 0), ("was nan", 0.75, 1, 1),
        ("inf", float("inf"), 0, 0), ("-inf", float("-inf"), 0, 0),
        ("negative step", 1.0, 0, -3), ("negative step", 2.0, 1, -2),
        ("tiny", 5e-324, 0, 0), ("third", 1 / 3, 0, 0), ("large step", 1.0, 0, 2**53 - 1),
        ("score", 0.5, 0, 0),
    ],
)  # fmt: skip
client.set_terminated(numbers, "FINISHED", NOON + 5000)

keys = odd_run("keys 'single' \"double\" `back` 日本 🏅", 2).info.run_id
log(
    keys,
    metrics=[
        ("__proto__", 1.0, 0, 0),
        ("constructor", 2.0, 0, 0),
        ("acc/val top-1", 0.5, 0, 3),
        ("score", 0.75, 0, 0),
        ("größe", 3.0, 0, 0),
    ],
    params={
        "__proto__": "p",
        "constructor": "c",
        "toString": "t",
        "empty": "",
        "deep/nested.key": "1",
        "with space": " x ",
        "lines": "a\nb",
        "7": "seven",
    },
    tags={
        "__proto__": "p",
        "hasOwnProperty": "h",
        "mlflow.note.content": "# Note\n\n<b>html</b> `code`",
        "bidi": "a\u202eb",
    },
)
client.set_terminated(keys, "FAILED", NOON + 6000)

parent = odd_run("parent", 3).info.run_id
child = odd_run("child", 4, mlflow_parentRunId=parent).info.run_id
odd_run("grandchild", 5, mlflow_parentRunId=child)
odd_run("orphan", 6, mlflow_parentRunId="0" * 32)
killed = odd_run("killed", 7).info.run_id
client.set_terminated(killed, "KILLED", NOON + 8000)
client.delete_run(odd_run("deleted", 8).info.run_id)
twin = odd_run("twin", 9).info.run_id
odd_run("twin", 9)
log(twin, metrics=[("score", float("nan"), 0, 0)])

data = Dataset(
    name="odd `data`",
    digest="0123abcd",
    source_type="http",
    source='{"url": "https://example.com/a?b=c"}',
    schema='{"mlflow_colspec": []}',
    profile=None,
)
client.log_inputs(
    parent,
    datasets=[DatasetInput(data, [InputTag("mlflow.data.context", "training"), InputTag("__proto__", "p")])],
)

model = client.create_logged_model(
    odd,
    name="odd-model",
    source_run_id=parent,
    tags={"__proto__": "p"},
    params={"constructor": "c"},
    model_type="agent",
)
client.finalize_logged_model(model.model_id, LoggedModelStatus.READY)
client.log_outputs(parent, models=[LoggedModelOutput(model.model_id, 7)])
client.log_inputs(child, models=[LoggedModelInput(model.model_id)])
client.log_metric(
    parent,
    "model accuracy",
    0.875,
    timestamp=NOON,
    step=2,
    model_id=model.model_id,
    dataset_name="odd `data`",
    dataset_digest="0123abcd",
)
client.create_logged_model(odd, name="pending-model")
failed = client.create_logged_model(odd, name="failed-model")
client.finalize_logged_model(failed.model_id, LoggedModelStatus.FAILED)

client.log_text(parent, "hello", "a/b/hello.txt")
client.log_text(parent, "ünï", "a/ünï cödé & + = 100%.txt")
client.log_text(parent, "", "empty.txt")
client.log_dict(parent, {"k": 1}, "d.json")
client.log_image(parent, np.zeros((8, 8, 3), dtype=np.uint8), key="zero", step=1)

for number in range(270):
    run = client.create_run(
        many, start_time=NOON + (number // 3) * 1000, run_name=f"run {number}", tags={"third": str(number % 3)}
    )
    if number % 10 == 0:
        log(run.info.run_id, metrics=[("score", number / 270, 0, 0)], params={"size": str(number)})

long = client.create_run(client.create_experiment("long"), run_name="long", start_time=NOON).info.run_id
for start in range(0, 12_000, 1000):
    log(long, metrics=[("loss", 1 / (step + 1), step, step) for step in range(start, start + 1000)])

client.create_registered_model("odd `model` 'x' é", tags={"__proto__": "p"}, description="**bold**")
client.create_registered_model("no versions")
for source in (
    {"source": "s3://models/one"},
    {"source": f"models:/{model.model_id}", "model_id": model.model_id, "run_id": parent},
    {"source": "s3://models/other"},
):
    client.create_model_version("odd `model` 'x' é", tags={"constructor": "c"}, **source)
client.create_model_version("odd `model` 'x' é", "s3://models/deleted")
client.delete_model_version("odd `model` 'x' é", "4")
for alias, version in (("Champion", "1"), ("champion-2", "2"), ("b", "2"), ("constructor", "2"), ("tmp", "3")):
    client.set_registered_model_alias("odd `model` 'x' é", alias, version)
client.delete_registered_model_alias("odd `model` 'x' é", "tmp")
client.transition_model_version_stage("odd `model` 'x' é", "2", "Staging")
mlflow.genai.register_prompt("a-prompt", "Hello {{name}}", commit_message="first")
mlflow.genai.set_prompt_alias("a-prompt", "production", 1)
