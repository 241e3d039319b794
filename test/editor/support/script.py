"""`script.py TRACKING_URI EXPERIMENT RUN` logs what it is told, as a training script would, until its input ends.

Each line of its input is JSON: the name of a metric, the first step, and the values from there on; "nan" stands for NaN. What was done is answered
with an empty line.
"""

import json
import sys

import mlflow

tracking_uri, experiment, name = sys.argv[1:]
mlflow.set_tracking_uri(tracking_uri)
mlflow.set_experiment(experiment)
with mlflow.start_run(run_name=name):
    print(flush=True)
    for line in sys.stdin:
        key, first, values = json.loads(line)
        for step, value in enumerate(values, first):
            mlflow.log_metric(key, float(value), step=step)
        print(flush=True)
