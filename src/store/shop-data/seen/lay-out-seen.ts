import type { SeenRows } from '../../../model/claim.ts';
import { PERSON_KEYS } from '../../../model/data-set.ts';
import { MOST_IDS } from '../plan/asked-rows.ts';
import { itemBits } from '../plan/item-bits.ts';
import type { StagingArea } from '../table-source.ts';

/** Rows that the evidence holds, of one tenant and one data set. */
export interface SeenSource {
  readonly rows: SeenRows;
  /** The group's place within its tenant. */
  readonly place: number;
}

/** Rows of the evidence as they lie in the database: a number, place, items, id and identifiers of each. */
export interface LaidOutSeen {
  readonly relation: string;
  /** How many rows each source had. */
  readonly counts: readonly number[];
  /** Whether any row says who somebody is. */
  readonly hasPersons: boolean;
  /** The rows' ids; of more than {@link MOST_IDS}, one more than that. */
  readonly ids: ReadonlySet<string>;
}

const COLUMNS = 4 + PERSON_KEYS.length;
const BATCH = 10_000;

interface Draft {
  readonly counts: number[];
  hasPersons: boolean;
  readonly ids: Set<string>;
}

/** Reads rows that the evidence holds into the database, once. */
export async function layOutSeen(sources: readonly SeenSource[], area: StagingArea): Promise<LaidOutSeen> {
  const draft: Draft = { counts: sources.map(() => 0), hasPersons: false, ids: new Set() };
  const { relation } = await area.append(COLUMNS, batchesOf(sources, draft));
  return { relation, ...draft };
}

async function* batchesOf(sources: readonly SeenSource[], draft: Draft) {
  let batch: (string | null)[][] = [];
  let n = 0;
  for (const [at, { rows, place }] of sources.entries()) {
    for (const { person, items, id = '' } of rows.rows) {
      draft.counts[at]!++;
      const identifiers = PERSON_KEYS.map((key) => person[key] ?? null);
      if (!draft.hasPersons)
        draft.hasPersons = identifiers.some((text) => text !== null && text.trim() !== '');
      const known = id.trim();
      if (known !== '' && draft.ids.size <= MOST_IDS) draft.ids.add(known);
      batch.push([String(n++), String(place), String(itemBits(items)), known, ...identifiers]);
      if (batch.length >= BATCH) {
        yield batch;
        batch = [];
      }
    }
  }
  yield batch;
}
