import { type Column, type Layout, SKIP } from '../column.ts';
import type { Format } from '../format.ts';
import { compileLayout, type LayoutProgram } from '../layout/compile-layout.ts';
import { urlLayout } from '../layout/url-layout.ts';

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
  return urlLayout(name, compileLayout({ name, parts }) as LayoutProgram);
}
