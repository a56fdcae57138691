const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * The time of a JSON event: `@timestamp`, else `timestamp`, in milliseconds since the epoch. Text is ISO 8601 (UTC
 * where it has no offset) or a number; a number counts seconds, milliseconds, microseconds or nanoseconds, told by
 * its size. NaN when there is none.
 */
export function eventTime(event: Readonly<Record<string, unknown>>): number {
  const own = timeOf(Object.hasOwn(event, '@timestamp') ? event['@timestamp'] : undefined);
  return Number.isNaN(own) ? timeOf(Object.hasOwn(event, 'timestamp') ? event.timestamp : undefined) : own;
}

function timeOf(value: unknown): number {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') return Number.NaN;
  const text = value.trim();
  if (/^-?\d{1,19}(?:\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  const match = ISO.exec(text);
  if (match === null) return Number.NaN;
  const [, date, minute = '00:00', second = '00', fraction = '', zone = 'Z'] = match;
  const whole = Date.parse(`${date}T${minute}:${second}${isoOffset(zone)}`);
  return fraction === '' ? whole : whole + Number(`0.${fraction}`) * 1000;
}

/** `+09`, `+0900` and `+09:00` mean the same; only the last is understood everywhere. */
function isoOffset(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function fromEpoch(number: number): number {
  if (!Number.isFinite(number)) return Number.NaN;
  const size = Math.abs(number);
  if (size < 1e11) return number * 1000;
  if (size < 1e14) return number;
  return size < 1e17 ? number / 1000 : number / 1e6;
}
