import type { ParseFailure } from '../../collect/record-parser.ts';
import type { ChunkExtent } from '../chunk/chunk-extent.ts';

/** A chunk to be read. */
export interface ChunkJob {
  readonly type: 'chunk';
  readonly pass: 'signals' | 'draw' | 'inspect';
  readonly input: number;
  readonly extent: ChunkExtent;
  readonly slot: SharedArrayBuffer;
}

/** A line that was not understood. */
export interface UnparsedLine {
  /** Within the chunk, from 1. */
  readonly line: number;
  /** Within the chunk. */
  readonly offset: number;
  readonly reason: ParseFailure;
  /** The line's beginning, each character one byte. Not masked yet. */
  readonly text: string;
}

/** What every pass tells of a chunk. */
export interface ChunkTally {
  readonly lines: number;
  /** Records that were understood. */
  readonly understood: number;
  readonly unparsed: readonly UnparsedLine[];
}

/** Events of a chunk, sorted by time and packed. */
export interface PackedEvents {
  readonly events: number;
  /** Time of the first. */
  readonly firstAt: number;
  readonly segments: readonly ArrayBuffer[];
}

/** What a chunk tells of one script. Places are within the chunk. */
export interface ScriptPart {
  readonly tenant: string;
  readonly path: string;
  readonly inContent: boolean;
  firstAt: number;
  firstLine: number;
  firstOffset: number;
  lastAt: number;
  answered: number;
  posts: number;
  /** Addresses that got an answer, with the time of the first; at most 16. */
  readonly addresses: Map<string, number>;
}

/** What the first pass learns from a chunk. */
export interface SignalResult extends ChunkTally, PackedEvents {
  /** NaN when no line has a time. */
  readonly firstLineAt: number;
  readonly lastLineAt: number;
  /** Minutes since the epoch in which there is a line. */
  readonly minutes: Int32Array;
  readonly busyAddresses: readonly (readonly [address: string, count: number])[];
  readonly addressFilter: Int32Array;
  readonly scripts: readonly ScriptPart[];
}
