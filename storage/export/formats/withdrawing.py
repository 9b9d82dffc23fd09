"""Recalled rows taken out of tables that only libraries can write: each is read and written anew, everything else as it was."""

from collections.abc import Callable, Mapping
from pathlib import Path


def _parquet(path: Path, beside: Path, rows: set[str]) -> set[str]:
    """A group of rows at a time."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    recalled = pa.array(sorted(rows), pa.string())
    gone: set[str] = set()
    with (
        pq.ParquetFile(path) as source,
        pq.ParquetWriter(beside, source.schema_arrow, compression="zstd") as out,
    ):
        for number in range(source.num_row_groups):
            table = source.read_row_group(number)
            found = pc.is_in(table["row"].cast(pa.string()), value_set=recalled)
            gone.update(table["row"].cast(pa.string()).filter(found).to_pylist())
            out.write_table(table.filter(pc.invert(found)))
    return gone


WAYS: Mapping[str, Callable[[Path, Path, set[str]], set[str]]] = {".parquet": _parquet}
"""How rows are taken out, by a file's ending."""
