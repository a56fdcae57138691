const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * By how many milliseconds the clocks of a zone are ahead of UTC at a moment.
 *
 * @param at milliseconds since the epoch
 * @param timezone an IANA name
 * @throws RangeError when the runtime knows no such zone
 */
export function zoneOffsetMs(at: number, timezone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** Made at its first use: what a format knows of zones takes 10 ms to load. */
function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timezone, format);
  }
  return format;
}
