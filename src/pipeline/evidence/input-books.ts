import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Gap } from '../../model/input.ts';
import type { SpillStore } from '../../model/ports.ts';
import type { RunPlace } from '../segment/segment.ts';
import { ChunkFilters } from './chunk-filters.ts';
import type { EvidenceInput } from './evidence-input.ts';
import { findGaps } from './find-gaps.ts';
import { InputBook } from './input-book.ts';

/** What is learned of all inputs, in their order. */
export class InputBooks {
  readonly all: readonly InputBook[];

  /** @param spill keeps what grows with the evidence; left out where it is gone through once */
  constructor(inputs: readonly EvidenceInput[], spill?: SpillStore) {
    const filters = spill === undefined ? undefined : new ChunkFilters(spill);
    this.all = inputs.map(({ open }) => new InputBook(open.path, filters));
  }

  /** As in {@link InputBook}. */
  readonly placeOf = (input: number, chunk: number): RunPlace => this.all[input]!.placeOf(input, chunk);

  /** Path and line. */
  readonly locate = ({ input, line }: EvidenceRef): string => `${this.all[input]!.path}:${line}`;

  /** Bytes as received, so far. */
  get bytes(): number {
    return this.all.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Lines that were understood. */
  get understood(): number {
    return this.all.reduce((sum, { understood }) => sum + understood, 0);
  }

  /** Inputs that could not be read to their end. */
  get broken(): readonly InputBook[] {
    return this.all.filter(({ trouble }) => trouble !== undefined);
  }

  /** The first and the last time that any input has; NaN when none has one. */
  get span(): { readonly from: number; readonly to: number } {
    const inputs = this.all.map((book) => book.toInput()).filter(({ firstAt }) => !Number.isNaN(firstAt));
    if (inputs.length === 0) return { from: Number.NaN, to: Number.NaN };
    return {
      from: inputs.reduce((least, { firstAt }) => Math.min(least, firstAt), Number.POSITIVE_INFINITY),
      to: inputs.reduce((most, { lastAt }) => Math.max(most, lastAt), Number.NEGATIVE_INFINITY),
    };
  }

  gaps(): Gap[] {
    return findGaps(
      this.all.map(({ path, format, minutes }, input) => ({
        input,
        path,
        format: format?.name ?? 'unknown',
        minutes,
      })),
    );
  }
}
