import { type Column, type Layout, SKIP } from '../column.ts';
import type { Format } from '../format.ts';
import { compileLayout, type LayoutProgram } from '../layout/compile-layout.ts';
import { LayoutParser } from '../layout/layout-parser.ts';

const skip = (): Column => ({ ...SKIP });
const FORWARDED: Column = { role: 'address', rank: 1, header: 'x-forwarded-for', list: true };

/** `[time] "request" status flags`. */
const HEAD: Layout['parts'] = [
  ...['[', { role: 'time-any', rank: 1 } as const, '] "', { role: 'request', rank: 2 } as const, '" '],
  ...[{ role: 'status', rank: 3 } as const, ' ', skip(), ' '],
];

/** Bytes received and sent, milliseconds, the upstream's, then what the request's headers said. */
const SHARED: Layout['parts'] = [
  ...[
    skip(),
    ' ',
    { role: 'bytes', rank: 4 } as const,
    ' ',
    { role: 'duration', rank: 1, scale: 1 } as const,
  ],
  ...[' ', skip(), ' "', FORWARDED, '" "', { role: 'user-agent', rank: 1, header: 'user-agent' } as const],
  ...['" "', skip(), '" "', { role: 'host', rank: 2, header: 'host' } as const, '" "', skip()],
];

/** Istio's default: reasons behind the flags, and behind the rest who called whom. */
export const ISTIO = envoyFormat('istio', [
  ...[...HEAD, skip(), ' ', skip(), ' "', skip(), '" ', ...SHARED, '" ', skip(), ' ', skip(), ' ', skip()],
  ...[' ', { role: 'address-port', rank: 3 } as const, ' ', skip(), ' ', skip()],
]);

/** Envoy's default `text_format`: the client is known by X-Forwarded-For only, to which Envoy adds it. */
export const ENVOY = envoyFormat('envoy', [...HEAD, ...SHARED, '"']);

function envoyFormat(name: string, parts: Layout['parts']): Format {
  const compiled = compileLayout({ name, parts }) as LayoutProgram;
  // Every column is there, "-" for nothing: one that is missing shows that it is the other layout.
  const program = { ...compiled, needed: compiled.steps.length - 1 };
  return { name, kind: 'web', createParser: (options) => new LayoutParser(name, program, options) };
}
