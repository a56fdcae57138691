import type { EvidenceBatch } from '../model/evidence-log.ts';
import type { EvidenceRef } from '../model/evidence-ref.ts';

/** Rows shown besides that are held at a time, about 30 MB. Of more, each share goes through what is counted anew. */
const HELD_ROWS = 262_144;

/** Rows of one kind, which can be gone through more than once. */
interface Rows {
  batches(): Iterable<EvidenceBatch>;
}

/**
 * The rows of findings: what they count, then what they show besides, each place once for a finding and none that it
 * counts. The same failures lie behind every login after them, and a line may be counted after it was shown.
 * Both kinds have the same list of ids.
 *
 * @param heldRows as many rows shown besides are held at a time
 */
export function* findingRows(
  counted: Rows,
  besides: Rows & { readonly size: number },
  heldRows = HELD_ROWS,
): Generator<EvidenceBatch> {
  const shares = Math.max(1, Math.ceil(besides.size / heldRows));
  for (let share = 0; share < shares; share++) {
    const shown = new ShownBesides();
    for (const batch of besides.batches()) shown.add(batch, (line) => shareOf(line, shares) === share);
    for (const batch of counted.batches()) {
      shown.strike(batch);
      if (share === 0) yield batch;
    }
    yield shown.batch();
  }
}

/** Lines of one program may lie evenly apart: the share must not follow from that. */
function shareOf(line: number, shares: number): number {
  return (Math.imul(line, 0x9e3779b1) >>> 16) % shares;
}

interface Shown extends EvidenceRef {
  readonly owner: number;
  readonly at: number;
}

/** By offset, by input. */
type Places = Map<number, Map<number, Shown>>;

class ShownBesides {
  /** By index into the ids. */
  readonly #byOwner: (Places | undefined)[] = [];
  #ids: readonly string[] = [];

  add(batch: EvidenceBatch, isHeld: (line: number) => boolean): void {
    this.#ids = batch.ids;
    for (let row = 0; row < batch.rows; row++) {
      const [owner, input] = [batch.owners[row]!, batch.inputs[row]!];
      const [line, offset] = [batch.lines[row]!, batch.offsets[row]!];
      if (!isHeld(line)) continue;
      const places = this.#placesOf(owner);
      const ofInput = places.get(input) ?? new Map<number, Shown>();
      if (ofInput.size === 0) places.set(input, ofInput);
      if (!ofInput.has(offset)) ofInput.set(offset, { owner, input, line, offset, at: batch.times[row]! });
    }
  }

  /** Takes out what is counted. */
  strike({ rows, owners, inputs, offsets }: EvidenceBatch): void {
    if (this.#byOwner.length === 0) return;
    for (let row = 0; row < rows; row++) {
      this.#byOwner[owners[row]!]?.get(inputs[row]!)?.delete(offsets[row]!);
    }
  }

  #placesOf(owner: number): Places {
    const places = this.#byOwner[owner] ?? new Map();
    if (places.size === 0) this.#byOwner[owner] = places;
    return places;
  }

  /** What is left. */
  batch(): EvidenceBatch {
    const left = [...this.#left()];
    return {
      of: 'finding',
      counted: false,
      rows: left.length,
      ids: this.#ids,
      owners: Int32Array.from(left, ({ owner }) => owner),
      inputs: Float64Array.from(left, ({ input }) => input),
      lines: Float64Array.from(left, ({ line }) => line),
      offsets: Float64Array.from(left, ({ offset }) => offset),
      times: Float64Array.from(left, ({ at }) => at),
    };
  }

  *#left(): Generator<Shown> {
    for (const places of this.#byOwner) {
      for (const ofInput of places?.values() ?? []) yield* ofInput.values();
    }
  }
}
