const MOST_STRINGS = 8;
const MOST_VALUES = 200;

/**
 * The texts that stand in JSON, without its own quotes: names of fields, strings. Distinct, longest first, at most eight; null when the text is no object or array of JSON (RFC 8259).
 */
export function jsonStrings(text: string): string[] | null {
  if (!/^\s{0,8}[[{]/.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const strings = new Set<string>();
  const open: unknown[] = [value];
  for (let seen = 0; open.length > 0 && seen < MOST_VALUES; seen++) {
    const next = open.pop();
    if (typeof next === 'string') strings.add(next);
    else if (typeof next === 'object' && next !== null) {
      for (const [key, inner] of Object.entries(next).slice(0, MOST_VALUES)) {
        open.push(inner);
        if (!Array.isArray(next)) strings.add(key);
      }
    }
  }
  return [...strings].sort((a, b) => b.length - a.length).slice(0, MOST_STRINGS);
}
