"""`script.py TRACKING_URI EXPERIMENT` is a training script that does as it is told: it begins a run, prints its ids, and reads lines.

`{"step": 1, "metrics": {"loss": 0.5}}` is logged, and answered with an empty line. At the end of its input it ends its run.
"""

import json
import sys

import mlflow

mlflow.set_tracking_uri(sys.argv[1])
mlflow.set_experiment(sys.argv[2])
with mlflow.start_run() as run:
    info = run.info
    print(json.dumps({"runId": info.run_id, "experimentId": info.experiment_id, "runName": info.run_name}), flush=True)
    for line in sys.stdin:
        told = json.loads(line)
        mlflow.log_metrics(told["metrics"], step=told["step"])
        print(flush=True)
