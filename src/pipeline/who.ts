import type { Input } from '../model/input.ts';
import type { SpillStore } from '../model/ports.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { ChunkPool } from './chunk/chunk-pool.ts';
import { eventsSince } from './evidence/events-since.ts';
import type { EvidenceInput } from './evidence/evidence-input.ts';
import { EvidenceReader } from './evidence/evidence-reader.ts';
import type { InputBook } from './evidence/input-book.ts';
import { InputBooks } from './evidence/input-books.ts';
import { EventRuns } from './segment/event-runs.ts';
import type { DrawResult } from './worker/chunk-result.ts';
import type { WorkerSetup } from './worker/worker-setup.ts';

/** What asking needs. */
export interface WhoOptions {
  /** An address, an account, a path (decoded, without the query) or a file of a transfer, in the ways that logs may write it. */
  readonly subjects: readonly string[];
  readonly inputs: readonly EvidenceInput[];
  readonly setup: WorkerSetup;
  /** Threads that were told nothing yet. The caller closes it. */
  readonly pool: ChunkPool;
  readonly stop: AbortSignal;
  readonly spill: SpillStore;
}

/** Everything that one address, account or path did. */
export interface WhoAnswer {
  /** In order of time. */
  readonly events: Iterable<ShopEvent>;
  readonly understood: number;
  readonly inputs: readonly Input[];
  readonly brokenInputs: readonly InputBook[];
}

/** Finds every event of one address, account or path in the evidence, marked by a rule or not. */
export async function who(options: WhoOptions): Promise<WhoAnswer> {
  const inputs = [...options.inputs].sort((a, b) => (a.open.path < b.open.path ? -1 : 1));
  const { pool, stop, subjects } = options;
  pool.tellAll({ type: 'setup', setup: options.setup });
  const books = new InputBooks(inputs);
  const reader = new EvidenceReader({ inputs, books: books.all, pool, stop });
  const runs = new EventRuns(options.spill);
  const wanted = { addresses: subjects, paths: subjects, accounts: subjects, objects: subjects, pages: [] };
  pool.tellAll({ type: 'wanted', wanted });
  await reader.readAll<DrawResult>(
    'draw',
    (input, extent, result) => {
      books.all[input]!.learnTally(extent, result);
      runs.add(input, extent.index, result.firstAt, result.segments, result.events);
    },
    () => {},
  );
  return {
    events: eventsSince(runs.merged(books.placeOf), options.setup.since),
    understood: books.understood,
    inputs: books.all.map((book) => book.toInput()),
    brokenInputs: books.broken,
  };
}
