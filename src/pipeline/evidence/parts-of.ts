import type { Format } from '../../collect/format.ts';
import type { WantedRecords } from '../worker/record/wanted-records.ts';

/** Bytes of a chunk: from where to where, within it. */
export interface ChunkPart {
  readonly from: number;
  readonly to: number;
}

/** What lies closer together than this is read in one go: as long as another read would take. */
const GAP_BYTES = 4096;

/** More parts than this take longer than the whole chunk. */
const MOST_PARTS = 250;

/**
 * The parts of a chunk that hold the wanted records: an actor's requests are mostly few among many, and reading two
 * megabytes for each takes longer than all the rest of the second pass. All of the chunk where a record's lines can
 * only be told by those around it.
 */
export function partsOf(
  records: WantedRecords | 'all',
  length: number,
  format: Format | null,
): readonly ChunkPart[] {
  const whole = [{ from: 0, to: length }];
  if (records === 'all' || !isLineByLine(format)) return whole;
  const { starts, ends } = records;
  const parts: { from: number; to: number }[] = [];
  for (let record = 0; record < starts.length; record++) {
    const from = starts[record]!;
    const to = ends[record]! < 0 ? length : ends[record]!;
    const last = parts.at(-1);
    if (last !== undefined && from - last.to < GAP_BYTES) last.to = to;
    else if (parts.length === MOST_PARTS) return whole;
    else parts.push({ from, to });
  }
  return parts;
}

/** Whether each line is a record that can be read without any other. */
function isLineByLine(format: Format | null): boolean {
  return (
    format?.layout !== undefined && format.headerPrefix === undefined && format.beginsRecord === undefined
  );
}
