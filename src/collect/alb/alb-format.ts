import { type Column, type Layout, SKIP } from '../column.ts';
import type { Format } from '../format.ts';
import { compileLayout, type LayoutProgram } from '../layout/compile-layout.ts';
import { LayoutParser } from '../layout/layout-parser.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { splitUrl } from './split-url.ts';

const TIME: Column = { role: 'time-any', rank: 1 };
const CLIENT: Column = { role: 'address-port', rank: 1 };
const SERVICE_TIME: Column = { role: 'duration', rank: 1, scale: 1000 };
const STATUS: Column = { role: 'status', rank: 1 };
const SENT: Column = { role: 'bytes', rank: 1 };
const REQUEST: Column = { role: 'request', rank: 1 };
const AGENT: Column = { role: 'user-agent', rank: 1 };
const DOMAIN: Column = { role: 'host', rank: 1 };

/** `client:port target:port`, three times in seconds, two statuses, bytes received and sent, request, agent. */
const SHARED: Layout['parts'] = [
  ...[CLIENT, ' ', { ...SKIP }, ' ', { ...SKIP }, ' ', SERVICE_TIME, ' ', { ...SKIP }, ' ', STATUS, ' '],
  ...[{ ...SKIP }, ' ', { ...SKIP }, ' ', SENT, ' "', REQUEST, '" "', AGENT, '" '],
];

/** Access logs of AWS Application Load Balancers ("Access log entries"); later columns are read over. */
export const ALB: Format = balancerFormat('alb', [
  ...[{ ...SKIP }, ' ', TIME, ' ', { ...SKIP }, ' ', ...SHARED],
  ...[{ ...SKIP }, ' ', { ...SKIP }, ' ', { ...SKIP }, ' "', { ...SKIP }, '" "', DOMAIN, '" ', { ...SKIP }],
]);

/** Access logs of AWS Classic Load Balancers. */
export const ELB: Format = balancerFormat('elb', [
  ...[TIME, ' ', { ...SKIP }, ' ', ...SHARED, { ...SKIP }, ' ', { ...SKIP }],
]);

function balancerFormat(name: string, parts: Layout['parts']): Format {
  const program = compileLayout({ name, parts }) as LayoutProgram;
  return { name, kind: 'web', createParser: (options) => new BalancerParser(name, program, options) };
}

/** The layout, with the request's URL taken apart: balancers log the absolute form whatever the client sent. */
class BalancerParser implements RecordParser {
  readonly format: string;
  readonly #inner: LayoutParser;

  constructor(name: string, program: LayoutProgram, options: ParserOptions) {
    this.format = name;
    this.#inner = new LayoutParser(name, program, options);
  }

  parse(bytes: Uint8Array, start: number, end: number, view: RecordView): ParseFailure | null {
    const failure = this.#inner.parse(bytes, start, end, view);
    if (failure === null) splitUrl(view, bytes);
    return failure;
  }
}
