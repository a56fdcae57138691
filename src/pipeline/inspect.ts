import type { Input } from '../model/input.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ChunkPool } from './chunk/chunk-pool.ts';
import type { EvidenceInput } from './evidence/evidence-input.ts';
import { EvidenceReader } from './evidence/evidence-reader.ts';
import { InOrder } from './evidence/in-order.ts';
import type { InputBook } from './evidence/input-book.ts';
import { InputBooks } from './evidence/input-books.ts';
import type { HostileLine, InspectResult } from './worker/chunk-result.ts';
import type { WorkerSetup } from './worker/worker-setup.ts';

/** A hostile request at its place in the evidence. */
export interface InspectedRequest extends HostileLine {
  readonly path: string;
  readonly outcome: Outcome;
}

/** What inspecting needs. */
export interface InspectOptions {
  readonly inputs: readonly EvidenceInput[];
  readonly setup: WorkerSetup;
  /** Threads that were told nothing yet. The caller closes it. */
  readonly pool: ChunkPool;
  readonly stop: AbortSignal;
  /** Takes the hostile requests in the order of the inputs, then lines. */
  readonly hostile: (requests: readonly InspectedRequest[]) => void;
}

/** What inspecting came to. */
export interface InspectCount {
  readonly understood: number;
  readonly inputs: readonly Input[];
  readonly brokenInputs: readonly InputBook[];
}

/** Judges every request by itself, without state: what rules and the inspector say of one line. */
export async function inspect(options: InspectOptions): Promise<InspectCount> {
  const { inputs, pool, stop } = options;
  pool.tellAll({ type: 'setup', setup: options.setup });
  const books = new InputBooks(inputs);
  const reader = new EvidenceReader({ inputs, books: books.all, pool, stop });
  const lineBases = inputs.map(() => 0);
  const inOrder = new InOrder<InspectResult>((input, _chunk, result) => {
    const lineBase = lineBases[input]!;
    const { path } = books.all[input]!;
    options.hostile(
      result.hostile.map((request) => ({
        ...request,
        path,
        line: lineBase + request.line,
        outcome: outcomeOf(request.status),
      })),
    );
    lineBases[input] = lineBase + result.lines;
  });
  await reader.readAll<InspectResult>(
    'inspect',
    (input, extent, result) => {
      books.all[input]!.learnTally(extent, result);
      inOrder.put(input, extent.index, result);
    },
    (input, chunks) => inOrder.endInput(input, chunks),
  );
  return {
    understood: books.understood,
    inputs: books.all.map((book) => book.toInput()),
    brokenInputs: books.broken,
  };
}

/** One line can show that a request was refused, never that it succeeded. */
function outcomeOf(status: number): Outcome {
  return status >= 400 && status < 500 ? 'attempted' : 'unknown';
}
