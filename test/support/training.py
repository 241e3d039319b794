"""`training.py TRACKING_URI` logs a metric every millisecond, or as often as MLflow can, until its input ends.

It prints its run's id, and for each metric when it was logged (milliseconds since 1970), how many milliseconds that took, and why it failed.
"""

import json
import sys
import threading
import time

import mlflow

mlflow.set_tracking_uri(sys.argv[1])
mlflow.set_experiment("training")
ended = threading.Event()


def wait_for_end():
    sys.stdin.read()
    ended.set()


def tell(message):
    print(json.dumps(message), flush=True)


threading.Thread(target=wait_for_end, daemon=True).start()
with mlflow.start_run() as run:
    tell({"runId": run.info.run_id, "experimentId": run.info.experiment_id})
    step = 0
    while not ended.is_set():
        began_ms = time.time() * 1000
        failure = None
        try:
            mlflow.log_metric("loss", 1 / (step + 1), step=step)
        except Exception as error:
            failure = str(error)
        took_ms = time.time() * 1000 - began_ms
        tell({"atMs": began_ms + took_ms, "tookMs": took_ms, "failure": failure})
        step += 1
        time.sleep(max(0, 1 - took_ms) / 1000)
