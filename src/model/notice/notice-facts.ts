import type { Language } from '../language.ts';
import type { NoticeValue } from './bound-value.ts';
import type { NoticeFigure } from './notice-figure.ts';

/** Something to be done or done already, that a sentence of a notice may promise. */
export interface Promised {
  readonly text: string;
  readonly from: string;
}

/** All that a notice can say. Nothing enters a notice that does not stand here. */
export interface NoticeFacts {
  readonly language: Language;
  /** By the name at the root of an expression: `organisation`, `figures`, `events`. */
  readonly values: ReadonlyMap<string, NoticeValue>;
  /** In the order in which they are told. */
  readonly figures: readonly NoticeFigure[];
  /** When it is or was published, in milliseconds since the epoch; NaN while nobody said. */
  readonly publishedAt: number;
  /** The earliest moment that may count as knowing, or the one that was settled; NaN for none. */
  readonly knownAt: number;
  readonly now: number;
  /** Tasks and measures that a promise can rest on. */
  readonly promised: readonly Promised[];
  /** Facts under `consent.`, by the rest of their name. */
  readonly consents: ReadonlyMap<string, boolean>;
}
