import type { Bound, Certainty, Unit } from '../exposure.ts';

/** What a notice counts: what reports count, and who or what is hosted. */
export const FIGURE_UNITS = [
  'persons',
  'orders',
  'cards',
  'accounts',
  'records',
  'companies',
  'sites',
  'shops',
] as const satisfies readonly (Unit | 'companies' | 'sites' | 'shops')[];

export type FigureUnit = (typeof FIGURE_UNITS)[number];

/** The ladder, and the answers beside it. */
export type FigureCertainty = Certainty | 'no-trace' | 'cannot-tell' | 'ruled-out';

/** A figure of a notice: how many of what, how it stands to the truth, how sure. */
export interface NoticeFigure {
  readonly id: string;
  /** What it rests on, as a bound value says it. */
  readonly from: string;
  /** null where nobody can say how many. */
  readonly n: number | null;
  readonly unit: FigureUnit;
  readonly bound: Bound;
  /** Rounded, besides what `bound` says: about 980,000, of which a part. */
  readonly isRounded: boolean;
  readonly certainty: FigureCertainty | null;
  /** What was done, or may have been done, with the data. */
  readonly act: 'taken' | 'viewed' | 'used';
  /** Words of ITEMS, or a person's own words. */
  readonly items: readonly string[];
  readonly label: string;
  /** Id of the figure that this one is a part of; '' for none. */
  readonly partOf: string;
  /** Ids of the figures that this one is the sum of. */
  readonly sumOf: readonly string[];
  /** '' for all. */
  readonly tenant: string;
}
