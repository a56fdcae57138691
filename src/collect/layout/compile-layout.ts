import { type Column, type Layout, type Role, SKIP } from '../column.ts';
import type { TimePattern } from '../time/time-pattern.ts';
import { literal } from '../time/time-pattern.ts';

/** How a step finds where its value ends, and what it does with it. */
export interface Step {
  readonly column: Column;
  /** Literal text after the value; '' at the end of the line. */
  readonly stop: string;
  /** Between double quotes, inside which a backslash escapes. */
  readonly quoted: boolean;
  /** The stop begins the next value: it is looked for, not passed. */
  readonly keepStop: boolean;
  /** False where another column tells the same thing better. */
  readonly wanted: boolean;
}

export interface LayoutProgram {
  readonly lead: string;
  readonly steps: readonly Step[];
  /** A line may end after this step: time, request and status have been read. */
  readonly needed: number;
}

/** Two columns that nothing keeps apart. */
export interface AmbiguousColumns {
  /** Index into the layout's parts of the second one. */
  readonly part: number;
}

/** Makes the steps that read a layout, with columns that only repeat others read over. */
export function compileLayout(layout: Layout): LayoutProgram | AmbiguousColumns {
  const parts = joinColumns(mergeTimes(layout.parts));
  const best = bestRanks(parts);
  const steps: Step[] = [];
  let lead = '';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string | Column;
    if (typeof part === 'string') {
      if (i === 0) lead = part;
      continue;
    }
    const before = parts[i - 1];
    const after = parts[i + 1];
    const column = part;
    const wanted = best.get(groupOf(part.role)) === part;
    if (after === undefined || typeof after === 'string') {
      const stop = after ?? '';
      const quoted = typeof before === 'string' && before.endsWith('"') && stop.startsWith('"');
      steps.push({ column, stop, quoted, keepStop: false, wanted });
    } else if (part.role === 'host' && startsWithSlash(after)) {
      steps.push({ column, stop: '/', quoted: false, keepStop: true, wanted });
    } else if (isTime(part)) {
      steps.push({ column, stop: '', quoted: false, keepStop: true, wanted });
    } else {
      return { part: layout.parts.indexOf(after) };
    }
  }
  return { lead, steps, needed: lastNeeded(steps) };
}

function isTime(column: Column): boolean {
  return column.role === 'time' || column.role === 'time-any' || column.role === 'time-pattern';
}

function startsWithSlash(column: Column): boolean {
  return column.role === 'target' || column.role === 'path';
}

/** Joins what one value holds: path and query, an address and its port. */
function joinColumns(parts: Layout['parts']): (string | Column)[] {
  const joined: (string | Column)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' || last === undefined || typeof last === 'string') {
      joined.push(part);
      joinPort(joined);
    } else if (last.role === 'path' && (part.role === 'query' || part.role === 'is-args')) {
      joined[joined.length - 1] = { ...last, role: 'target' };
    } else if (last.role === 'is-args' && part.role === 'query') {
      joined[joined.length - 1] = part;
    } else if (last.role === 'target' && part.role === 'query') {
      // `$uri$is_args$args`: the first two are one already.
    } else {
      joined.push(part);
    }
  }
  return joined;
}

/** `%h:%p` is one value, since an IPv6 address has colons of its own. */
function joinPort(joined: (string | Column)[]): void {
  const [address, colon, port] = joined.slice(-3);
  if (colon !== ':' || typeof address !== 'object' || typeof port !== 'object') return;
  if (address.role !== 'address' || port.role !== 'skip') return;
  joined.splice(-3, 3, { ...address, role: 'address-port' });
}

/** Apache logs one time in pieces: `%{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t`. */
function mergeTimes(parts: Layout['parts']): (string | Column)[] {
  const merged: (string | Column)[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string | Column;
    const [earlier, between] = lastTime(merged);
    if (typeof part === 'string' || part.pattern === undefined || earlier?.pattern === undefined) {
      merged.push(part);
      continue;
    }
    const pattern: TimePattern = [...earlier.pattern, ...[...between].map(literal), ...part.pattern];
    merged.splice(between === '' ? -1 : -2, 2, { ...earlier, pattern });
  }
  return merged;
}

function lastTime(parts: readonly (string | Column)[]): [Column | undefined, string] {
  const last = parts.at(-1);
  if (typeof last === 'object') return [last, ''];
  const before = parts.at(-2);
  return [typeof before === 'object' ? before : undefined, last ?? ''];
}

/** Columns that tell of the same thing. */
function groupOf(role: Role): Role {
  if (role === 'address-port') return 'address';
  if (role === 'time-any' || role === 'time-pattern') return 'time';
  return role === 'cookies' ? 'session' : role;
}

function bestRanks(parts: readonly (string | Column)[]): Map<Role, Column> {
  const best = new Map<Role, Column>();
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const group = groupOf(part.role);
    if ((best.get(group) ?? SKIP).rank < part.rank) best.set(group, part);
  }
  if (best.has('request'))
    for (const role of ['method', 'target', 'path', 'query', 'protocol'] as const) best.delete(role);
  if (best.has('target')) for (const role of ['path', 'query'] as const) best.delete(role);
  return best;
}

function lastNeeded(steps: readonly Step[]): number {
  const needed = new Set<Role>(['time', 'request', 'target', 'path', 'status']);
  return steps.findLastIndex(({ column, wanted }) => wanted && needed.has(groupOf(column.role)));
}
