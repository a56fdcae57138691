import type { Role } from '../../../collect/column.ts';
import type { LayoutProgram, Step } from '../../../collect/layout/compile-layout.ts';
import type { Kernel } from './kernel.ts';

// How the kernel finds a column's end: see kernel/columns.ts.
const WORD = 0;
const QUOTED = 1;
const TIME = 2;
const REST = 3;

/** The kernel has room for so many. */
export const MOST_COLUMNS = 32;
const LONGEST_STOP = 4;

/** Roles that the kernel reads over, or that count nothing on an ordinary line. */
const READ_OVER: ReadonlySet<Role> = new Set(['skip', 'bytes', 'duration', 'protocol', 'session']);

/** Roles of what differs between lines that mean the same. */
const OWN: ReadonlySet<Role> = new Set(['skip', 'time', 'address', 'bytes', 'duration']);

/** A layout as the kernel takes it. */
export interface KernelColumns {
  readonly kinds: readonly number[];
  readonly stops: readonly string[];
  /** Columns that are each line's own, or mean nothing. */
  readonly own: readonly boolean[];
  readonly address: number;
  readonly request: number;
  readonly status: number;
  readonly account: number;
  readonly referer: number;
  readonly agent: number;
  readonly host: number;
  readonly size: number;
}

/**
 * What the kernel must know to read a layout's ordinary lines; undefined where it cannot: when a column that
 * matters is missing or written in a way that only the parser knows.
 */
export function kernelColumns({ lead, steps }: LayoutProgram): KernelColumns | undefined {
  if (lead !== '' || steps.length > MOST_COLUMNS) return undefined;
  const kinds = steps.map(kindOf);
  if (kinds.includes(undefined)) return undefined;
  const of = (role: Role) => steps.findIndex(({ column, wanted }) => wanted && column.role === role);
  const columns = {
    kinds: kinds as number[],
    stops: steps.map(({ stop }) => stop),
    own: steps.map(({ column, wanted }) => !wanted || OWN.has(column.role)),
    address: of('address'),
    request: of('request'),
    status: of('status'),
    account: of('account'),
    referer: of('referer'),
    agent: of('user-agent'),
    host: of('host'),
    size: of('bytes'),
  };
  const { address, request, status } = columns;
  return Math.min(address, request, status, of('time')) < 0 ? undefined : columns;
}

function kindOf({ column, stop, quoted, keepStop, wanted }: Step, index: number, steps: readonly Step[]) {
  const { role } = column;
  if (keepStop || stop.length > LONGEST_STOP || column.list === true) return undefined;
  // What pages read beside the target is for the triage, which the kernel does not run over it.
  if (column.carries !== undefined) return undefined;
  if (role === 'time-any' || role === 'time-pattern') return undefined;
  if (role === 'time') return wanted && stop !== '' ? TIME : undefined;
  if (wanted && !KNOWN.has(role) && !READ_OVER.has(role)) return undefined;
  if (stop === '') return index === steps.length - 1 ? REST : undefined;
  if (quoted) return QUOTED;
  return role === 'request' ? undefined : WORD;
}

const KNOWN: ReadonlySet<Role> = new Set([
  'address',
  'request',
  'status',
  'account',
  'referer',
  'user-agent',
  'host',
] as const);

/** Tells the kernel the layout of the lines that follow. */
export function setColumns(kernel: Kernel, columns: KernelColumns): void {
  const { kinds, stops, own } = columns;
  kernel.bytes('COLUMN_KINDS', kinds.length).set(kinds);
  kernel.bytes('COLUMN_PASSES', kinds.length).set(stops.map(({ length }) => length));
  kernel.bytes('COLUMN_OWN', kinds.length).set(own.map(Number));
  kernel.ints('COLUMN_STOPS', kinds.length).set(stops.map(wordOf));
  kernel.ints('COLUMN_MASKS', kinds.length).set(stops.map((stop) => wordOf('\xff'.repeat(stop.length))));
  const { address, request, status, account, referer, agent, host, size } = columns;
  kernel.run.setLayout(kinds.length, address, request, status, account, referer, agent, host, size);
}

/** Up to four bytes as one little-endian number. */
function wordOf(text: string): number {
  return Array.from(text).reduce((word, sign, index) => word | (sign.charCodeAt(0) << (8 * index)), 0);
}
