import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

export interface ParquetColumn {
  name: string;
  type: 'STRING' | 'TIMESTAMP' | 'BOOLEAN' | 'DOUBLE' | 'INT32' | 'INT64';
}

type Row = Record<string, string | number | null>;

export interface ParquetRows {
  /** A group of rows; gives the bytes that follow those given before. */
  add(rows: readonly Row[]): Uint8Array;
  /** The rest of the file. */
  end(): Uint8Array;
}

/** Keeps what was not handed out yet; offsets in the file go on counting. */
class PieceWriter extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

/** A Parquet file in pieces, every column nullable, Snappy; timestamps are ISO times, booleans 0 or 1. */
export function createParquetRows(columns: readonly ParquetColumn[]): ParquetRows {
  const writer = new PieceWriter(1 << 20);
  const sources = (rows: readonly Row[]): ColumnSource[] =>
    columns.map(({ name, type }) => ({ name, type, nullable: true, data: rows.map((row) => cellOf(type, row[name])) }));
  const file = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: sources([]) }), createdBy: 'Galley' });
  return {
    add(rows) {
      file.write({ columnData: sources(rows), rowGroupSize: rows.length });
      return writer.take();
    },
    end() {
      file.finish();
      return writer.take();
    },
  };
}

function cellOf(type: ParquetColumn['type'], value: string | number | null): unknown {
  if (value === null) return null;
  if (type === 'TIMESTAMP') return new Date(value);
  if (type === 'BOOLEAN') return value === 1;
  return type === 'INT64' ? BigInt(value) : value;
}
