"""Large, regular text by pyarrow, which codes distinct cells itself on every core."""

from array import array

from . import progress
from .tables import ColumnBuilder


def columns(
    content: memoryview, delimiter: str, width: int, longest: int
) -> list[ColumnBuilder] | None:
    """
    The columns of UTF-8 text; None if a row has not *width* fields or a field is too long.

    Quotes, line ends and empty fields mean what they mean to Python's own reader.
    """
    import pyarrow as pa
    from pyarrow import csv

    names = [str(position) for position in range(width)]
    pa.set_memory_pool(pa.system_memory_pool())  # the others reserve more than they use
    coded = pa.dictionary(pa.int32(), pa.string())
    try:
        table = csv.read_csv(
            pa.BufferReader(pa.py_buffer(content)),
            # One block: each column then has one dictionary.
            read_options=csv.ReadOptions(column_names=names, block_size=len(content) + 1),
            parse_options=csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, coded),
                strings_can_be_null=False,
            ),
        )
    except (pa.ArrowInvalid, MemoryError):
        return None
    chunks = [column.chunk(0) for column in reversed(table.columns)]
    del table
    made: list[ColumnBuilder] = []
    progress.expect(len(chunks))
    while chunks:
        progress.add(1)
        chunk = chunks.pop()  # given back to the system once its cells are ours
        texts = chunk.dictionary.to_pylist()
        if max(map(len, texts)) > longest:
            return None
        codes = array("i")
        codes.frombytes(memoryview(chunk.indices.buffers()[1])[: codes.itemsize * len(chunk)])
        made.append(ColumnBuilder())
        made[-1].adopt(codes, texts)
    return made
