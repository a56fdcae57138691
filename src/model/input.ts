import { EVENT_KINDS } from './shop-event.ts';

/** What an input is: a log of one kind of event, or a file that left. */
export const INPUT_KINDS = [...EVENT_KINDS, 'file'] as const;

export type InputKind = (typeof INPUT_KINDS)[number];

/** An input as it was received. */
export interface Input {
  readonly path: string;
  readonly kind: InputKind;
  /** SHA-256 of the bytes as received (before decompression), in hex. */
  readonly sha256: string;
  /** Bytes as received. */
  readonly bytes: number;
  readonly lines: number;
  /** Lines that were not understood. Each is kept with its reason. */
  readonly unparsed: number;
  /** Lines that hold no record (blank ones, comments); left out where they were not counted. */
  readonly blank?: number | undefined;
  /** Name of the format, or the format string. */
  readonly format: string;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** A stretch of time in which an input is silent although it usually is not. */
export interface Gap {
  readonly input: number;
  readonly from: number;
  readonly to: number;
}
