import { isClientHeader } from '../client-header.ts';
import type { Role } from '../column.ts';
import type { ParserOptions } from '../record-parser.ts';
import { FIELD } from '../record-view.ts';
import type { TimePattern } from '../time/time-pattern.ts';
import type { Step } from './compile-layout.ts';
import { type Stop, stopOf } from './stop.ts';

/** What a move does with its value, as small integers for the parser's inner loop. */
export const OPERATION = {
  skip: 0,
  text: 1,
  address: 2,
  request: 3,
  status: 4,
  bytes: 5,
  duration: 6,
  clf: 7,
  time: 8,
  cookies: 9,
  query: 10,
} as const;

/** A step as the inner loop reads it: one shape for all, nothing optional. */
export interface Move {
  readonly operation: number;
  /** Times find their own end. */
  readonly isTime: boolean;
  /** Text field, where the operation needs one. */
  readonly field: number;
  readonly stop: Stop;
  /** How many bytes of the stop are passed. */
  readonly pass: number;
  readonly quoted: boolean;
  /** A word that ends where its stop first stands: nearly every one. */
  readonly isPlain: boolean;
  readonly list: boolean;
  readonly wanted: boolean;
  /** Whether the value is (also) the trusted header with the client's address. */
  readonly forwarded: boolean;
  /** The part of a request that carries what pages read; '' for any other. */
  readonly carries: string;
  /** A port follows the address although it may be IPv6 without brackets. */
  readonly port: boolean;
  /** Whether it is the client's address with a column behind it that nobody reads, as in `%h %l %u`. */
  readonly beforeUser: boolean;
  readonly scale: number;
  readonly pattern: TimePattern | undefined;
}

/** What a step of a compiled layout does to the bytes; a column that nobody wants is skipped. */
export function moveOf(step: Step, options: ParserOptions, next?: Step): Move {
  const { column, wanted } = step;
  const [operation, field] = OPERATION_OF[column.role];
  const isTime = operation === OPERATION.clf || operation === OPERATION.time;
  return {
    operation: wanted || isTime ? operation : OPERATION.skip,
    isTime,
    field,
    stop: stopOf(step.stop),
    pass: step.keepStop ? 0 : step.stop.length,
    quoted: step.quoted,
    isPlain: !step.quoted && !isTime && column.list !== true && column.role !== 'request',
    list: column.list === true,
    wanted,
    forwarded: isClientHeader(options.clientHeader, column.header),
    carries: column.carries ?? '',
    port: column.role === 'address-port',
    beforeUser: column.role === 'address' && step.stop === ' ' && isUnread(next),
    scale: column.scale ?? 1,
    pattern: column.pattern,
  };
}

function isUnread(step: Step | undefined): boolean {
  return step?.column.role === 'skip' && !step.quoted && step.column.carries === undefined;
}

const OPERATION_OF: Readonly<Record<Role, readonly [operation: number, field: number]>> = {
  skip: [OPERATION.skip, 0],
  'is-args': [OPERATION.skip, 0],
  address: [OPERATION.address, FIELD.address],
  'address-port': [OPERATION.address, FIELD.address],
  host: [OPERATION.address, FIELD.host],
  'host-or-address': [OPERATION.address, FIELD.address],
  request: [OPERATION.request, FIELD.target],
  status: [OPERATION.status, 0],
  bytes: [OPERATION.bytes, 0],
  duration: [OPERATION.duration, 0],
  time: [OPERATION.clf, 0],
  'time-any': [OPERATION.time, 0],
  'time-pattern': [OPERATION.time, 0],
  cookies: [OPERATION.cookies, FIELD.session],
  query: [OPERATION.query, 0],
  account: [OPERATION.text, FIELD.account],
  method: [OPERATION.text, FIELD.method],
  target: [OPERATION.text, FIELD.target],
  path: [OPERATION.text, FIELD.target],
  protocol: [OPERATION.text, FIELD.protocol],
  referer: [OPERATION.text, FIELD.referer],
  'user-agent': [OPERATION.text, FIELD.userAgent],
  session: [OPERATION.text, FIELD.session],
};
