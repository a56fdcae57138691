import type { ShopEvent } from '../model/shop-event.ts';

/** The place of a shop that an attack aimed at: a page and a parameter, or a folder and a method that writes. */
export interface Hole {
  readonly tenant: string;
  readonly path: string;
  /** The parameter's name, or the method for a folder; '' when the log shows neither. */
  readonly parameter: string;
}

const WRITES = new Set(['PUT', 'MOVE', 'COPY']);
/** Answers that mean: there is nothing to break in at. */
const NOTHING_THERE = new Set([400, 401, 403, 404, 405, 410, 501]);
/** How much of a query is looked through: attacks carry their parameter at the front of their own value. */
const QUERY_LIMIT = 2_048;

/**
 * The hole of one request: the first parameter whose value holds more than plain words. Undefined when the shop
 * says that nothing is there: what everybody's robots ask for in vain joins nobody.
 */
export function holeOf(event: ShopEvent): Hole | undefined {
  if (event.status < 0 || NOTHING_THERE.has(event.status)) return undefined;
  if (WRITES.has(event.method)) {
    const folder = event.path.slice(0, event.path.lastIndexOf('/') + 1);
    return { tenant: event.tenant, path: folder, parameter: event.method };
  }
  const parameter = carriedName(event.carried) || hostileParameter(event.target);
  return parameter === '' ? undefined : { tenant: event.tenant, path: event.path, parameter };
}

/** A hole as one string, to be compared and looked up. */
export function holeKey(hole: Hole): string {
  return `${hole.tenant}\0${hole.path}\0${hole.parameter}`;
}

/** `Cookie: track`, where what was found stands in no target. */
function carriedName(carried: string): string {
  return carried.slice(0, Math.max(0, carried.indexOf('=')));
}

function hostileParameter(target: string): string {
  const from = target.indexOf('?');
  if (from < 0) return '';
  for (const pair of target.slice(from + 1, from + 1 + QUERY_LIMIT).split('&')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && /[^\w.~+-]/.test(pair.slice(equals + 1))) return pair.slice(0, equals);
  }
  return '';
}
