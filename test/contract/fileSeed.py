"""Fills a file store with everything that is odd but legal there, and makes what the client refuses to make by hand: `fileSeed.py FOLDER`."""

import os
import sys

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import mlflow
from mlflow import MlflowClient
from mlflow.entities import Dataset, DatasetInput, InputTag, LoggedModelInput, LoggedModelOutput, LoggedModelStatus
from mlflow.entities import Metric, Param, RunTag

root = sys.argv[1]
mlflow.set_tracking_uri(root)
client = MlflowClient()
NOON = 1_790_000_000_000


def log(run_id, metrics=(), params=None, tags=None):
    client.log_batch(
        run_id,
        metrics=[Metric(key, value, NOON + time, step) for key, value, time, step in metrics],
        params=[Param(key, value) for key, value in (params or {}).items()],
        tags=[RunTag(key, value) for key, value in (tags or {}).items()],
    )


def run_folder(run_id):
    info = client.get_run(run_id).info
    return os.path.join(root, info.experiment_id, run_id)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


odd = client.create_experiment("odd größe 大きさ 🏅", tags={"__proto__": "p", "constructor": "c", "team": "größe"})
client.create_experiment("empty", tags={"team": "other"})
deleted = client.create_experiment("deleted experiment")
many = client.create_experiment("many runs")
client.create_run(deleted, run_name="in a deleted experiment", start_time=NOON)
client.delete_experiment(deleted)


def odd_run(name, second, **tags):
    named = {key.replace("_", "."): value for key, value in tags.items()}
    return client.create_run(odd, start_time=NOON + second * 1000, tags=named, run_name=name).info.run_id


numbers = odd_run("numbers", 1)
log(
    numbers,
    metrics=[
        ("loss", 3.0, 0, 0), ("loss", 2.0, 1, 1), ("loss", 1.0, 2, 2), ("loss", 1.5, 3, 1), ("loss", 0.5, 4, 0), ("loss", 0.5, 4, 0),
        ("tied step", 1.0, 0, 5), ("tied step", 4.0, 9, 5), ("tied step", 2.0, 9, 5),
        ("nan", 0.25, 0, 0), ("nan", float("nan"), 1, 1),
        ("was nan", float("nan"), 0, 0), ("was nan", 0.75, 1, 1),
        ("nan tie", float("nan"), 0, 0), ("nan tie", 1.0, 0, 0), ("tie nan", 1.0, 0, 0), ("tie nan", float("nan"), 0, 0),
        ("inf", float("inf"), 0, 0), ("-inf", float("-inf"), 0, 0),
        ("negative step", 1.0, 0, -3), ("negative step", 2.0, 1, -2),
        ("tiny", 5e-324, 0, 0), ("third", 1 / 3, 0, 0), ("large step", 1.0, 0, 2**53 - 1), ("score", 0.5, 0, 0),
    ],
)  # fmt: skip
client.set_terminated(numbers, "FINISHED", NOON + 5000)
folder = run_folder(numbers)
write(f"{folder}/metrics/two fields", "1000 0.5\n999 0.75\n1000 0.25\n")
write(f"{folder}/metrics/five fields", "1000 0.5 3 train 0123abcd\n1001 0.25 4 train 0123abcd\n")
write(f"{folder}/metrics/mixed fields", "1000 0.5\n1001 0.25 4 train 0123abcd\n1001 0.125 -1\n")
write(f"{folder}/metrics/windows", "1000 0.5 0\r\n1001 .25 1\r\n1002 1e-05 2\r\n1003 Infinity 3\r\n")
write(f"{folder}/metrics/no line end", "1000 0.5 0\n1001 0.25 1")

keys = odd_run("keys 'single' \"double\" `back` 日本 🏅", 2)
log(
    keys,
    metrics=[("__proto__", 1.0, 0, 0), ("constructor", 2.0, 0, 0), ("acc/val top-1", 0.5, 0, 3), ("score", 0.75, 0, 0), ("größe", 3.0, 0, 0)],
    params={"__proto__": "p", "constructor": "c", "toString": "t", "empty": "", "deep/nested.key": "1", "with space": " x ", "lines": "a\nb", "7": "seven"},
    tags={"__proto__": "p", "hasOwnProperty": "h", "mlflow.note.content": "# Note\n\n<b>html</b> `code`", "bidi": "a\u202eb", "crlf": "a\r\nb"},
)  # fmt: skip
client.set_terminated(keys, "FAILED", NOON + 6000)

parent = odd_run("parent", 3, family="tree")
child = odd_run("child", 4, mlflow_parentRunId=parent, family="Tree")
odd_run("grandchild", 5, mlflow_parentRunId=child, family="line\nbreak")
odd_run("orphan", 6, mlflow_parentRunId="0" * 32, family="100%")
killed = odd_run("killed", 7)
client.set_terminated(killed, "KILLED", NOON + 8000)
client.delete_run(odd_run("deleted", 8))
twin = odd_run("twin", 9)
odd_run("twin", 9)
odd_run("\U0001f3c5 medal", 10)
odd_run("\ufffd replacement", 10)
log(twin, metrics=[("score", float("nan"), 0, 0)], params={"C": "10.0"})
log(child, metrics=[("score", float("-inf"), 0, 0)], params={"C": "9"})
log(parent, metrics=[("score", 0.5, 1, 1)], params={"C": "ünder"})

data = Dataset("odd data", "0123abcd", "http", '{"url": "https://example.com/a?b=c"}', '{"mlflow_colspec": []}', None)
more = Dataset("more data", "4567cdef", "local", '{"uri": "/data"}', None, '{"num_rows": 3}')
client.log_inputs(parent, datasets=[DatasetInput(data, [InputTag("mlflow.data.context", "training"), InputTag("__proto__", "p")])])
client.log_inputs(parent, datasets=[DatasetInput(more, [InputTag("mlflow.data.context", "validation")])])
client.log_inputs(child, datasets=[DatasetInput(more, [])])

model = client.create_logged_model(odd, "odd-model", source_run_id=parent, tags={"__proto__": "p"}, params={"constructor": "c"}, model_type="agent")
client.finalize_logged_model(model.model_id, LoggedModelStatus.READY)
client.log_outputs(parent, models=[LoggedModelOutput(model.model_id, 7)])
client.log_inputs(child, models=[LoggedModelInput(model.model_id)])
for value, step, dataset in [(0.875, 2, ("data", "0123abcd")), (0.5, 3, ("data", "0123abcd")), (0.25, 1, (None, None)), (0.125, 9, ("other", "89ab"))]:
    client.log_metric(parent, "model accuracy", value, timestamp=NOON, step=step, model_id=model.model_id, dataset_name=dataset[0], dataset_digest=dataset[1])
client.create_logged_model(odd, "pending-model")
failed = client.create_logged_model(many, "failed-model")
client.finalize_logged_model(failed.model_id, LoggedModelStatus.FAILED)
gone = client.create_logged_model(odd, "deleted-model")
client.delete_logged_model(gone.model_id)

client.log_text(parent, "hello", "a/b/hello.txt")
client.log_text(parent, "ünï", "a/ünï cödé & + = 100%.txt")
client.log_text(parent, "", "empty.txt")

for number in range(40):
    run = client.create_run(many, start_time=NOON + (number // 3) * 1000, run_name=f"run {number}", tags={"third": str(number % 3)})
    if number % 5 == 0:
        log(run.info.run_id, metrics=[("score", number / 40, 0, 0)], params={"size": str(number)})

long = client.create_run(client.create_experiment("long"), run_name="long", start_time=NOON).info.run_id
for start in range(0, 12_000, 1000):
    log(long, metrics=[("loss", 1 / (step + 1), step, step) for step in range(start, start + 1000)])

# As MLflow before 1.0 and 1.30 wrote it.
old = client.create_run(odd, start_time=NOON - 1000, run_name="to be old").info.run_id
path = run_folder(old)
write(f"{path}/meta.yaml", f"artifact_uri: {path}/artifacts\nend_time: 1789999999999\nentry_point_name: ''\nexperiment_id: {odd}\nname: ''\nrun_id: {old}\nrun_uuid: {old}\nsource_name: train.py\nsource_type: 4\nsource_version: ''\nstart_time: 1789999999000\nstatus: 3\ntags: []\nuser_id: ada\n")
write(f"{path}/tags/mlflow.runName", "an old name")
# What a folder may also hold: artifacts without a run.
write(f"{root}/{odd}/{'a' * 32}/artifacts/model.pkl", "")
# Git keeps no empty folders.
bare = client.create_run(odd, start_time=NOON + 500, run_name="bare").info.run_id
for name in ("params", "metrics", "artifacts"):
    os.rmdir(os.path.join(root, odd, bare, name))

client.create_registered_model("odd model x é", tags={"__proto__": "p"}, description="**bold**")
client.create_registered_model("no versions")
client.create_registered_model("Zebra", tags={"team": "a"})
sources = ({"source": "s3://models/one"}, {"source": f"models:/{model.model_id}", "model_id": model.model_id, "run_id": parent}, {"source": "s3://models/other"})
for source in sources:
    client.create_model_version("odd model x é", tags={"constructor": "c"}, **source)
client.create_model_version("odd model x é", "s3://models/deleted")
client.delete_model_version("odd model x é", "4")
for number in range(11):
    client.create_model_version("Zebra", f"s3://models/zebra-{number}", run_id=parent if number % 2 else None)
for alias, version in (("Champion", "1"), ("champion-2", "2"), ("b", "2"), ("constructor", "2"), ("tmp", "3")):
    client.set_registered_model_alias("odd model x é", alias, version)
client.set_registered_model_alias("Zebra", "best", "10")
client.delete_registered_model_alias("odd model x é", "tmp")
client.transition_model_version_stage("odd model x é", "2", "Staging")
mlflow.genai.register_prompt("a-prompt", "Hello {{name}}", commit_message="first")
mlflow.genai.set_prompt_alias("a-prompt", "production", 1)
