"""What people add once the runs are there: notes, descriptions, tags and aliases; and what they throw away."""

import mlflow
from mlflow import MlflowClient

client = MlflowClient()


def experiment_id(name):
    return client.get_experiment_by_name(name).experiment_id


def newest(experiment, run_name):
    return client.search_runs([experiment_id(experiment)], f'attributes.run_name = "{run_name}"')[0].info.run_id


def note_on_experiment(name, owner, note):
    client.set_experiment_tag(experiment_id(name), "owner", owner)
    client.set_experiment_tag(experiment_id(name), "mlflow.note.content", note)


def describe_model(name, description, **tags):
    client.update_registered_model(name, description)
    for key, value in tags.items():
        client.set_registered_model_tag(name, key, value)


def describe_version(name, version, description="", aliases=(), **tags):
    client.update_model_version(name, version, description)
    for key, value in tags.items():
        client.set_model_version_tag(name, version, key.replace("_", "-"), value)
    for alias in aliases:
        client.set_registered_model_alias(name, alias, version)


note_on_experiment(
    "breast-cancer",
    "ada",
    "# Breast cancer\n\nBenign or malignant, from 30 measures of a cell nucleus. **Recall of malignant** comes first.",
)
note_on_experiment(
    "digits-search",
    "grace",
    "Search for a reader of 8 × 8 digits. One parent run a search, one child a family, below it the trials.",
)
note_on_experiment(
    "wine-curves",
    "ada",
    """Softmax regression by hand, to *see* what the rate does:

| run | what to look at |
|---|---|
| `runaway` | grows to infinity, then NaN |
| `not scaled` | never settles |
""",
)
client.set_experiment_tag(experiment_id("breast-cancer"), "mlflow.experiment.primaryMetric.name", "auc")

client.set_tag(
    newest("breast-cancer", "logistic C=0.1"),
    "mlflow.note.content",
    "## Why this one\n\nAs good as the forest, and a doctor can read its weights.",
)
client.set_tag(
    newest("wine-curves", "runaway"),
    "mlflow.note.content",
    "Each step overshoots more than the last, until `exp` overflows.\n\n**Decay less than the rate can bear.**",
)

describe_model(
    "breast-cancer-classifier", "Benign or malignant. Owned by the screening team.", owner="ada", task="classification"
)
describe_version("breast-cancer-classifier", "1", "Naive Bayes, to have something to beat.", data_version="2026-10")
describe_version("breast-cancer-classifier", "2", "Strong regularisation.", ["shadow"], data_version="2026-11")
describe_version(
    "breast-cancer-classifier", "3", "The one in the clinic.", ["champion"], approved_by="ada", data_version="2026-11"
)
describe_version(
    "breast-cancer-classifier",
    "4",
    "scikit-learn's default.",
    ["challenger", "candidate-2026-11"],
    data_version="2026-11",
)
describe_version("breast-cancer-classifier", "5", data_version="2026-11")
client.transition_model_version_stage("breast-cancer-classifier", "3", "Production")
client.transition_model_version_stage("breast-cancer-classifier", "1", "Archived")

describe_model("digits-reader", "Reads one handwritten digit.", owner="grace", task="classification")
describe_version(
    "digits-reader", "2", "Sharp enough, and small.", ["champion"], approved_by="grace", data_version="1998"
)
describe_version("digits-reader", "3", "Fits the training data too well.", ["challenger"], data_version="1998")

describe_model("wine-cultivar", "Which of three cultivars a wine is from.", owner="ada")
describe_version("wine-cultivar", "1", "Plain gradient descent.", ["champion"], approved_by="ada")
describe_version("wine-cultivar", "3", "With weight decay.", ["challenger", "shadow"])

client.delete_run(newest("wine-curves", "slow"))
mlflow.set_experiment("scratch")
with mlflow.start_run(run_name="does it log?"):
    mlflow.log_metric("answer", 42)
client.delete_experiment(experiment_id("scratch"))
