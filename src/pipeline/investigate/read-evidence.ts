import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ChunkPool } from '../chunk/chunk-pool.ts';
import { EvidenceReader } from '../evidence/evidence-reader.ts';
import { InputBooks } from '../evidence/input-books.ts';
import type { WorkerSetup } from '../worker/worker-setup.ts';
import { FirstPass, type FirstPassOptions } from './first-pass.ts';
import { restWhereMany } from './thrift.ts';
import { withAdminNames } from './with-admin-names.ts';

export interface ReadOptions extends FirstPassOptions {
  readonly setup: WorkerSetup;
  /** Threads that were told nothing yet. */
  readonly pool: ChunkPool;
  readonly stop: AbortSignal;
}

/** What reading all evidence gave. */
export interface ReadEvidence {
  /** By which it was read: its routes know {@link adminNames} too. */
  readonly setup: WorkerSetup;
  readonly books: InputBooks;
  readonly reader: EvidenceReader;
  readonly first: FirstPass;
  readonly limits: ReachedLimits;
  /** Administrations that the shops named themselves, and that were recognised by their pages. */
  readonly adminNames: readonly string[];
  /** Those of which it is not known what was done there, since the second reading was interrupted. */
  readonly unwatched: readonly string[];
}

/**
 * Reads all evidence. Where it shows an administration with a name that no route knows, it is read once more with routes for
 * that: what is done there (logins, exports) is of no interest in a first reading, and lines that are not are not kept.
 */
export async function readEvidence(options: ReadOptions): Promise<ReadEvidence> {
  const { setup, stop } = options;
  const read = await readOnce(options, setup);
  const adminNames = stop.aborted ? [] : read.first.admins.names();
  if (adminNames.length === 0) return { ...read, setup, adminNames, unwatched: [] };
  // Should the next one be interrupted, this one stands; nothing is looked up in it any more.
  for (const book of read.books.all) book.forgetIndex();
  const config = withAdminNames(setup.config, adminNames);
  // What could not be understood was told of.
  const again = { ...options, unparsed: () => {} };
  const renamed = { ...setup, config };
  const reread = await readOnce(again, renamed);
  const isWhole = !stop.aborted || reread.books.understood >= read.books.understood;
  if (!isWhole) return { ...read, setup, adminNames: [], unwatched: adminNames };
  return { ...reread, setup: renamed, adminNames, unwatched: [] };
}

async function readOnce(
  options: ReadOptions,
  setup: WorkerSetup,
): Promise<Omit<ReadEvidence, 'setup' | 'adminNames' | 'unwatched'>> {
  const { pool, stop, spill } = options;
  const inputs = [...options.inputs].sort((a, b) => (a.open.path < b.open.path ? -1 : 1));
  pool.tellAll({ type: 'setup', setup });
  const books = new InputBooks(inputs, spill);
  const reader = new EvidenceReader({ inputs, books: books.all, pool, stop });
  const limits = new ReachedLimits();
  const first = new FirstPass({ ...options, inputs }, books, limits);
  await first.read(reader);
  await restWhereMany(pool, first.signals);
  return { books, reader, first, limits };
}
