"""Copies what one MLflow database holds into another, new one: `copyDatabase.py FROM TO`. MLflow has no command for it."""

import sys

import mlflow.store.model_registry.dbmodels.models
import mlflow.store.tracking.dbmodels.models
from mlflow.store.db.base_sql_model import Base
from mlflow.store.db.utils import _initialize_tables
from sqlalchemy import create_engine, select, text

source, target = (create_engine(uri) for uri in sys.argv[1:3])
_initialize_tables(target)
with source.connect() as reader, target.begin() as writer:
    for table in reversed(Base.metadata.sorted_tables):
        writer.execute(table.delete())
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if column.computed is None]
        rows = [dict(row._mapping) for row in reader.execute(select(*columns))]
        if rows:
            writer.execute(table.insert(), rows)
    last = "SELECT setval(pg_get_serial_sequence('experiments', 'experiment_id'), (SELECT max(experiment_id) FROM experiments))"
    writer.execute(text(last))
