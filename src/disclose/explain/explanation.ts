import type { AffectedLine, ServedLine } from '../../model/report-lines.ts';
import type { Report } from '../../model/report-schema.ts';

export type ReportExposure = Report['scope']['exposures'][number];

/** Requests that were answered with rows of one data set. */
export interface ServedSet {
  readonly set: string;
  readonly requests: number;
  /** Rows of all of them together, each as often as it was served. */
  readonly rows: number;
  /** Requests of which nobody knows how many rows they were answered with. */
  readonly unknown: number;
}

/** How many persons have so many rows. */
export interface RowsOfPersons {
  readonly rows: number;
  readonly persons: number;
}

/** Everything between one figure and the lines of the logs, as the report's folder holds it. */
export interface Explanation {
  readonly report: Report;
  readonly exposure: ReportExposure;
  /** What the exposure's shop is called. */
  readonly tenantName: string;
  readonly actor: Report['actors'][number] | null;
  /** null when the folder has no such file. */
  readonly served: {
    readonly sets: readonly ServedSet[];
    /** The first requests, and the last where there are more. */
    readonly first: readonly ServedLine[];
    readonly last: readonly ServedLine[];
    readonly between: number;
  } | null;
  readonly affected: {
    readonly persons: number;
    /** By the rows that a person has; ascending, the last entry stands for so many and more. */
    readonly spread: readonly RowsOfPersons[];
    readonly sample: readonly AffectedLine[];
  } | null;
  /** Whether the list of persons lies in the folder encrypted. */
  readonly isEncrypted: boolean;
  /** Lines of the two files that could not be read. */
  readonly broken: number;
}
