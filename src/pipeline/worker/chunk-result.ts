import type { ParseFailure } from '../../collect/record-parser.ts';
import type { AttackSet } from '../../model/attack-set.ts';
import type { Level } from '../../model/level.ts';
import type { ChunkExtent } from '../chunk/chunk-extent.ts';
import type { WantedRecords } from './record/wanted-records.ts';
import type { RecordIndex } from './tally/record-index.ts';
import type { TenantSpan } from './tally/tenant-tally.ts';

/** A chunk to be read. */
export interface ChunkJob {
  readonly type: 'chunk';
  readonly pass: 'signals' | 'draw' | 'inspect';
  readonly input: number;
  readonly extent: ChunkExtent;
  readonly slot: SharedArrayBuffer;
  /** The only records to read, when they are known. */
  readonly records?: WantedRecords | undefined;
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
  /** Lines that hold no record: blank ones, comments. */
  readonly blank: number;
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

/** What a chunk tells of pages that look like those of an administration which no route knows. */
export interface AdminPart {
  /** The first segment of their paths. */
  readonly name: string;
  answered: number;
  /** Kinds of pages that only administrations have, and of those that a customer may have too. */
  readonly own: Set<string>;
  readonly weak: Set<string>;
  /** Whether a login form below the name took a password. */
  login: boolean;
  /** That got a page; at most 16. */
  readonly addresses: Set<string>;
}

/** What the first pass learns from a chunk. */
export interface SignalResult extends ChunkTally, PackedEvents {
  /** NaN when no line has a time. */
  readonly firstLineAt: number;
  readonly lastLineAt: number;
  /** Minutes since the epoch in which there is a line. */
  readonly minutes: Int32Array;
  readonly busyAddresses: readonly (readonly [address: string, count: number])[];
  readonly addressFilter: Int32Array<ArrayBuffer>;
  readonly index: RecordIndex;
  readonly scripts: readonly ScriptPart[];
  readonly admins: readonly AdminPart[];
  /** Whether a page was answered that a route knows for an administration's. */
  readonly hasKnownAdmin: boolean;
  /** Empty where no tenants are configured. */
  readonly tenants: readonly TenantSpan[];
}

/** What a chunk tells of one page's replies. */
export interface PagePart {
  readonly tenant: string;
  readonly path: string;
  answered: number;
  /** Size in bytes to how often. */
  readonly sizes: Map<number, number>;
  /** The largest, also of those that were not kept. */
  most: number;
  truncated: boolean;
  /** Bytes between one answer to a request and the next to the same to how often; beyond those that are kept, Infinity. */
  readonly steps: Map<number, number>;
}

/** Addresses of a chunk that send one User-Agent; some are enough. */
export interface AgentPart {
  readonly agent: string;
  readonly addresses: readonly string[];
}

/** What the second pass draws from a chunk. */
export interface DrawResult extends ChunkTally, PackedEvents {
  readonly pages: readonly PagePart[];
  /** Where User-Agents were asked for, and nothing else is told then. */
  readonly agents?: readonly AgentPart[];
}

/** A request in which the inspector found something. */
export interface HostileLine {
  /** Within the chunk, from 1. */
  readonly line: number;
  readonly level: Level;
  readonly attacks: AttackSet;
  readonly status: number;
  /** Ids of the rules above informational that hold. */
  readonly rules: readonly string[];
}

/** What inspecting a chunk gives. */
export interface InspectResult extends ChunkTally {
  readonly hostile: readonly HostileLine[];
}
