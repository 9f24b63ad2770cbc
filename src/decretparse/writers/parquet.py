"""Tables as Parquet; needs pyarrow, which the extra `parquet` brings."""

from collections.abc import Sequence
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from decretparse.writers.tables import TABLES, Row

_TYPES: dict[str, Any] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "number": pa.int64(),
    "truth": pa.bool_(),
    "day": pa.date32(),
}


def write(table: str, rows: Sequence[Row], stream: BinaryIO) -> None:
    """The rows of a table; the columns and their types are the same whatever the rows hold."""
    schema = pa.schema([(column, _TYPES[kind]) for column, kind in TABLES[table].items()])
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), stream, compression="zstd")
