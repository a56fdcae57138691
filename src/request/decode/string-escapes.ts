/** Decodes the escapes of string literals in JavaScript, JSON, PHP and CSS-like code once: `\u003c`, `\u{3c}`, `\x3c`. */
export function decodeStringEscapes(text: string): string {
  if (!/\\[ux]/i.test(text)) return text;
  return text.replace(
    /\\(?:u([0-9a-f]{4})|u\{0{0,8}([0-9a-f]{1,6})\}|x([0-9a-f]{2}))/gi,
    (whole, unit: string | undefined, point: string | undefined, byte: string | undefined) => {
      const code = Number.parseInt(unit ?? point ?? byte ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const JSON_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Undoes the escapes of one character in what seems to be JSON (RFC 8259): an object or array as a whole. */
export function decodeJsonEscapes(text: string): string {
  if (!text.includes('\\') || !/^\s{0,8}(?:\{\s{0,8}"|\[)/.test(text)) return text;
  return text.replace(/\\(["\\/nrtbf])/g, (_, sign: string) => JSON_ESCAPES[sign] ?? sign);
}
