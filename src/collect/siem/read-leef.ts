import type { SiemEvent } from './siem-event.ts';

const HEAD = /^([^|]{0,200}?)LEEF: ?(\d)(?:\.\d+)?\|([^|]*)\|[^|]*\|[^|]*\|([^|]*)\|/s;
/** LEEF 2.0 names the sign between attributes, as itself or in hexadecimal; tabs where it names none. */
const SEPARATOR = /^(?:(0?x[0-9a-f]{1,4})|([^|]?))\|/i;

/**
 * Reads an event in QRadar's Log Event Extended Format, 1.0 and 2.0: `key=value` between tabs, or the sign it names.
 *
 * @returns the event and how long the head before it is; undefined for anything else
 */
export function readLeef(text: string): { event: SiemEvent; head: number } | undefined {
  const match = HEAD.exec(text);
  if (match === null) return undefined;
  const [whole, before = '', version, vendor = '', rule = ''] = match;
  let rest = text.slice(whole.length);
  let separator = '\t';
  const named = version === '2' ? SEPARATOR.exec(rest) : null;
  if (named !== null) {
    rest = rest.slice(named[0].length);
    separator = named[1] === undefined ? named[2] || '\t' : signOf(named[1]);
  }
  const values = new Map<string, string>();
  for (const pair of rest.split(separator)) {
    const equals = pair.indexOf('=');
    const key = pair.slice(0, Math.max(0, equals)).trim().toLowerCase();
    if (key !== '' && !values.has(key)) values.set(key, pair.slice(equals + 1).trim());
  }
  return { event: { vendor, rule, title: values.get('cat') ?? '', values }, head: before.length };
}

function signOf(hexadecimal: string): string {
  return String.fromCharCode(
    Number.parseInt(hexadecimal.slice(hexadecimal.toLowerCase().indexOf('x') + 1), 16),
  );
}
