import type { RowBlock, StagingArea } from '../table-source.ts';

/** Rows that are gathered ahead at least, if there are more: many a group has few. */
const ROWS_AHEAD = 100_000;
/** However few rows they have. */
const MOST_AHEAD = 16;

/** Persons to be gathered at once. */
export interface Share {
  readonly sql: string;
  /** About how many rows they have. */
  readonly rows: number;
}

/**
 * Gathers shares one after the other, each while what was gathered before is made use of: so both processors have work.
 * Nothing is gathered any more once nobody wants it.
 */
export async function* gatherAhead<Kind extends Share>(
  shares: Iterator<Kind>,
  area: Pick<StagingArea, 'blocks'>,
): AsyncGenerator<{ readonly share: Kind; readonly blocks: Iterable<RowBlock> }> {
  const waiting: { readonly share: Kind; readonly blocks: Promise<Iterable<RowBlock>> }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let isWanted = true;
  const ask = () => {
    for (let rows = waiting.reduce((sum, { share }) => sum + share.rows, 0); rows < ROWS_AHEAD; ) {
      const next = waiting.length < MOST_AHEAD ? shares.next() : ({ done: true } as const);
      if (next.done === true) return;
      const share = next.value;
      const blocks = last.then(() => (isWanted ? area.blocks(share.sql) : []));
      // Whoever awaits it learns of its failure; until then nobody may hear of it.
      blocks.catch(() => {});
      last = blocks;
      rows += share.rows;
      waiting.push({ share, blocks });
    }
  };
  try {
    for (ask(); waiting.length > 0; ) {
      const { share, blocks } = waiting.shift()!;
      const gathered = await blocks;
      ask();
      yield { share, blocks: gathered };
    }
  } finally {
    isWanted = false;
    // The database may not be closed while it still gathers.
    await last.catch(() => {});
  }
}
