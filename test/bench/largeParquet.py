"""`largeParquet.py FILE BYTES`: a Parquet file of at least so many bytes, as pandas writes one: row groups of a million rows, and no index of its pages."""

import os
import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

file, size = sys.argv[1], int(sys.argv[2])
rows = 1 << 20
random = np.random.default_rng(1)
columns = {f"column_{column}": random.random(rows) for column in range(14)}
table = pa.table({**columns, "name": pa.array([f"row {row}" for row in range(rows)])})
with pq.ParquetWriter(file, table.schema) as writer:
    while os.path.getsize(file) < size:
        writer.write_table(table.slice(0, min(rows, max(1, size // 120))), row_group_size=rows)
