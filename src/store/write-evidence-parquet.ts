import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { EvidenceRow } from '../model/evidence-log.ts';

const GROUP_ROWS = 100_000;

/** The columns of `evidence.parquet`. Times are UTC, to the millisecond. */
const SCHEMA = [
  { name: 'root', num_children: 6 },
  { name: 'finding', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'actor', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'input', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  { name: 'line', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'offset', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'at', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'OPTIONAL' },
] as const;

/**
 * Writes every reference of a run as Apache Parquet, a group of rows at a time.
 *
 * @param inputs the inputs' paths, by the index that references carry
 */
export function writeEvidenceParquet(
  path: string,
  rows: Iterable<EvidenceRow>,
  inputs: readonly string[],
): void {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: SCHEMA.map((element) => ({ ...element })),
    createdBy: 'hinomi',
  });
  let group: EvidenceRow[] = [];
  const flush = (): void => {
    if (group.length === 0) return;
    void writer.write({ columnData: columnsOf(group, inputs), rowGroupSize: GROUP_ROWS });
    group = [];
  };
  for (const row of rows) {
    group.push(row);
    if (group.length === GROUP_ROWS) flush();
  }
  flush();
  void writer.finish();
}

function columnsOf(rows: readonly EvidenceRow[], inputs: readonly string[]) {
  return [
    { name: 'finding', data: rows.map(({ finding }) => finding) },
    { name: 'actor', data: rows.map(({ actor }) => actor) },
    { name: 'input', data: rows.map(({ ref }) => inputs[ref.input]!) },
    { name: 'line', data: rows.map(({ ref }) => BigInt(ref.line)) },
    { name: 'offset', data: rows.map(({ ref }) => BigInt(ref.offset)) },
    { name: 'at', data: rows.map(({ at }) => (Number.isNaN(at) ? undefined : new Date(at))) },
  ];
}
