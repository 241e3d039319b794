"""Trains small models on scikit-learn's built-in data and records them with MLflow.

python train.py breast-cancer [FAMILY ...]    classifiers, with pictures, tables and registered models
python train.py digits [FAMILY ...]           a search: a run, its families, their trials
python train.py wine [NAME ...]               curves of 240 epochs; some go wrong
python train.py live                          one curve that grows for two minutes
"""

import argparse
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import mlflow
import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits, load_wine
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    ConfusionMatrixDisplay,
    accuracy_score,
    classification_report,
    log_loss,
    roc_auc_score,
)
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

SEED = 20

CLASSIFIERS = {
    "logistic": [(LogisticRegression, {"C": c}) for c in (0.01, 0.1, 1.0, 10.0)],
    "neighbours": [(KNeighborsClassifier, {"n_neighbors": k}) for k in (3, 9, 27)],
    "bayes": [(GaussianNB, {})],
    "svm": [(SVC, {"C": c, "kernel": "rbf", "probability": True}) for c in (0.1, 1.0, 10.0)],
    "tree": [(DecisionTreeClassifier, {"max_depth": 3, "random_state": SEED})],
    "forest": [(RandomForestClassifier, {"n_estimators": n, "random_state": SEED}) for n in (25, 100)],
    "boosting": [(GradientBoostingClassifier, {"max_depth": d, "random_state": SEED}) for d in (1, 2)],
}
REGISTERED = {"bayes", *(f"logistic C={c}" for c in (0.01, 0.1, 1.0, 10.0))}


def train_breast_cancer(families):
    """Every classifier on the same split; those in REGISTERED become versions of one registered model."""
    frame = load_breast_cancer(as_frame=True).frame
    train, test = train_test_split(frame, test_size=0.3, random_state=SEED, stratify=frame["target"])
    features = [column for column in frame.columns if column != "target"]
    mlflow.set_experiment("breast-cancer")
    for family in families or CLASSIFIERS:
        for kind, params in CLASSIFIERS[family]:
            shown = {
                key: value for key, value in params.items() if key in ("C", "n_neighbors", "max_depth", "n_estimators")
            }
            name = " ".join([family, *(f"{key}={value}" for key, value in shown.items())])
            with mlflow.start_run(run_name=name, tags={"family": family, "data-version": "2026-11"}):
                mlflow.log_params({"classifier": kind.__name__, "test_size": 0.3, **params})
                mlflow.log_input(
                    mlflow.data.from_pandas(train, targets="target", name="breast-cancer"), context="training"
                )
                mlflow.log_input(
                    mlflow.data.from_pandas(test, targets="target", name="breast-cancer"), context="testing"
                )
                model = make_pipeline(StandardScaler(), kind(**params)).fit(train[features], train["target"])
                report_on(model, test[features], test["target"], name)
                if name in REGISTERED:
                    mlflow.sklearn.log_model(
                        model,
                        name="classifier",
                        input_example=test[features].head(2),
                        registered_model_name="breast-cancer-classifier",
                        pip_requirements=["scikit-learn"],
                    )


def report_on(model, x, y, name):
    """Scores as metrics; pictures, tables and pages as artifacts."""
    found, sure = model.predict(x), model.predict_proba(x)
    report = classification_report(y, found, target_names=["malignant", "benign"], output_dict=True)
    mlflow.log_metrics(
        {
            "accuracy": accuracy_score(y, found),
            "auc": roc_auc_score(y, sure[:, 1]),
            "log_loss": log_loss(y, sure),
            "recall/malignant": report["malignant"]["recall"],
        }
    )
    figure, axes = plt.subplots(figsize=(3.6, 3), dpi=80)
    ConfusionMatrixDisplay.from_predictions(y, found, display_labels=["malignant", "benign"], ax=axes, colorbar=False)
    mlflow.log_figure(figure, "plots/confusion_matrix.png", save_kwargs={"bbox_inches": "tight"})
    plt.close(figure)

    mlflow.log_dict(report, "report.json")
    wrong = x.assign(truth=y, found=found, benign=sure[:, 1].round(4)).loc[found != y]
    mlflow.log_text(wrong.to_csv(index_label="row"), "mistakes.csv")
    summary = f"{name}: {len(wrong)} of {len(y)} test samples are on the wrong side."
    mlflow.log_text(summary + "\n", "summary.txt")
    mlflow.log_text(
        f"<!doctype html><title>{name}</title><h1>{name}</h1><p>{summary}</p>{wrong.iloc[:, -3:].to_html()}",
        "report.html",
    )
    columns = ["mean radius", "mean texture", "truth", "found", "benign"]
    mlflow.log_table(wrong[columns].reset_index(names="row"), "mistakes_table.json")


TRIALS = {
    "svm": [(SVC, {"C": c, "gamma": g}) for c in (1.0, 10.0) for g in (0.003, 0.03, 0.3)],
    "mlp": [
        (MLPClassifier, {"hidden_layer_sizes": (n,), "learning_rate_init": r})
        for n in (16, 48)
        for r in (0.001, 0.01, 0.1)
    ],
    "logistic": [(LogisticRegression, {"C": c, "max_iter": 500}) for c in (0.01, 0.1, 1.0)],
}


def search_digits(families):
    """A search as three levels of runs: the search, one run a family, one run a trial."""
    digits = load_digits()
    split = train_test_split(digits.data / 16, digits.target, test_size=0.3, random_state=SEED)
    mlflow.set_experiment("digits-search")
    families = families or ["svm", "mlp"]
    with mlflow.start_run(run_name=f"search {' + '.join(families)}", description="Best of each family, by accuracy."):
        mlflow.log_input(mlflow.data.from_numpy(split[0], targets=split[2], name="digits"), context="training")
        best = {family: search_family(family, *split) for family in families}
        mlflow.log_metric("best_accuracy", max(best.values()))
        mlflow.log_dict(best, "best.json")


def search_family(family, x, x_test, y, y_test):
    with mlflow.start_run(run_name=family, nested=True, tags={"family": family}):
        scores = []
        for number, (kind, params) in enumerate(TRIALS[family], start=1):
            with mlflow.start_run(run_name=f"{family} trial {number}", nested=True, tags={"family": family}):
                mlflow.log_params(params)
                model = kind(random_state=SEED, **params)
                if kind is MLPClassifier:
                    watch_network(model, x, y)
                else:
                    model.fit(x, y)
                scores.append(model.score(x_test, y_test))
                mlflow.log_metrics({"accuracy": scores[-1], "train_accuracy": model.score(x, y)})
                if kind is LogisticRegression:
                    mlflow.sklearn.log_model(
                        model, name="reader", registered_model_name="digits-reader", pip_requirements=["scikit-learn"]
                    )
        mlflow.log_metric("best_accuracy", max(scores))
        return max(scores)


def watch_network(model, x, y):
    """Trains a network epoch by epoch; what its first neuron looks at becomes a picture every tenth epoch."""
    for epoch in range(40):
        model.partial_fit(x, y, classes=np.arange(10))
        mlflow.log_metric("loss", model.loss_, step=epoch)
        if epoch % 10 == 9:
            weights = model.coefs_[0][:, 0].reshape(8, 8)
            shades = (weights - weights.min()) / np.ptp(weights)
            mlflow.log_image(np.kron(shades, np.ones((8, 8))), key="first neuron", step=epoch)


WINE = {
    "baseline": {"rate": 0.05, "register": "wine-cultivar"},
    "slow": {"rate": 0.005},
    "fast": {"rate": 0.5},
    "momentum": {"rate": 0.05, "momentum": 0.9, "register": "wine-cultivar"},
    "small batches": {"rate": 0.05, "batch": 8},
    "weight decay": {"rate": 0.05, "decay": 0.01, "register": "wine-cultivar"},
    "Überanpassung 过拟合 🍷": {"rate": 1.0, "momentum": 0.9, "batch": 8},
    "not scaled": {"rate": 0.0005, "scale": False},
    "runaway": {"rate": 1.0, "decay": 2.02},
    "batch too large": {"rate": 0.05, "batch": 256},
    "interrupted": {"rate": 0.01, "epochs": 1000, "give_up_at": 120},
}


def train_wine(names):
    mlflow.set_experiment("wine-curves")
    for name in names or WINE:
        try:
            with mlflow.start_run(run_name=name):
                softmax_regression(**WINE[name])
        except ValueError as error:
            print(f"{name}: {error}")


def softmax_regression(
    rate,
    momentum=0.0,
    batch=32,
    decay=0.0,
    scale=True,
    epochs=240,
    give_up_at=None,
    register=None,
    seconds_per_epoch=0.0,
):
    """Gradient descent written out, so that every epoch can be logged."""
    mlflow.log_params(
        {"rate": rate, "momentum": momentum, "batch": batch, "decay": decay, "scale": scale, "epochs": epochs}
    )
    wine = load_wine()
    x = StandardScaler().fit_transform(wine.data) if scale else wine.data
    x_train, x_test, y_train, y_test = train_test_split(x, wine.target, test_size=0.3, random_state=SEED)
    mlflow.log_input(mlflow.data.from_numpy(x_train, targets=y_train, name="wine"), context="training")
    random, truth = np.random.default_rng(SEED), np.eye(3)[y_train]
    weights = random.normal(scale=0.1, size=(x.shape[1], 3))
    speed = np.zeros_like(weights)
    with np.errstate(all="ignore"):
        for epoch in range(epochs):
            rows = random.choice(len(x_train), batch, replace=False)
            slope = x_train[rows].T @ (softmax(x_train[rows] @ weights) - truth[rows]) / batch + decay * weights
            speed = momentum * speed - rate * slope
            weights = weights + speed
            chance = softmax(x_test @ weights)
            mlflow.log_metrics(
                {
                    "loss": cross_entropy(softmax(x_train @ weights), y_train),
                    "val_loss": cross_entropy(chance, y_test),
                    "accuracy": accuracy_score(y_test, chance.argmax(axis=1)),
                },
                step=epoch,
            )
            time.sleep(seconds_per_epoch)
            if epoch == give_up_at:
                mlflow.end_run("KILLED")
                return
    mlflow.log_text("\n".join(f"{w:+.4f}" for w in weights[:, 0]), "weights/first_cultivar.txt")
    if register:
        model = LogisticRegression().fit(x_train, y_train)
        model.coef_, model.intercept_ = weights.T, np.zeros(3)
        mlflow.sklearn.log_model(
            model, name="cultivar", registered_model_name=register, pip_requirements=["scikit-learn"]
        )


def softmax(z):
    e = np.exp(z)  # Overflows once the weights run away, which "runaway" is here to show.
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(chance, labels):
    return -np.log(chance[np.arange(len(labels)), labels]).mean()


def train_live(_):
    mlflow.set_experiment("live")
    with mlflow.start_run(run_name="growing curve"):
        softmax_regression(rate=0.02, seconds_per_epoch=0.5)


if __name__ == "__main__":
    jobs = {"breast-cancer": train_breast_cancer, "digits": search_digits, "wine": train_wine, "live": train_live}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("job", choices=jobs)
    arguments.add_argument("only", nargs="*", help="families or names; all of them unless said")
    chosen = arguments.parse_args()
    jobs[chosen.job](chosen.only)
