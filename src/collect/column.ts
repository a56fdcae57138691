import type { TimePattern } from './time/time-pattern.ts';

/** What a column of a layout means. */
export type Role =
  | 'skip'
  | 'address'
  | 'address-port'
  | 'account'
  | 'request'
  | 'method'
  | 'target'
  | 'path'
  | 'query'
  | 'is-args'
  | 'protocol'
  | 'status'
  | 'bytes'
  | 'duration'
  | 'referer'
  | 'user-agent'
  | 'host'
  | 'host-or-address'
  | 'session'
  | 'cookies'
  | 'time'
  | 'time-any'
  | 'time-pattern';

/** One field of a layout, as a directive of a format string says it. */
export interface Column {
  readonly role: Role;
  /** Of two columns for one thing, the higher wins; the other is read over. */
  readonly rank: number;
  /** Milliseconds in one unit, for durations. */
  readonly scale?: number;
  /** The same for a number that is written with a fraction, where that is another unit. */
  readonly fraction?: number;
  /** The request header that the column holds, in lower case. */
  readonly header?: string;
  /**
   * The part of a request that the value is of, where pages read it beside the target: `Cookie` (all of them),
   * `Cookie: NAME` (one cookie's value), `Body`, or a header as `X-Forwarded-For`.
   */
  readonly carries?: string;
  /** The value may hold ", " between its parts although nothing quotes it. */
  readonly list?: boolean;
  /** How `time-pattern` is written. */
  readonly pattern?: TimePattern;
}

/** A line's layout: literal text between columns. Never two texts in a row. */
export interface Layout {
  readonly name: string;
  readonly parts: readonly (string | Column)[];
}

export const SKIP: Column = { role: 'skip', rank: 0 };
