/** The encodings in which Japanese shops write their URLs. */
export const URL_ENCODINGS = ['utf-8', 'shift_jis', 'euc-jp'] as const;

export type UrlEncoding = (typeof URL_ENCODINGS)[number];

const tables = new Map<UrlEncoding, Map<string, number[]>>();

/**
 * Percent-encodes a text as a browser does for a form of a page in that encoding.
 *
 * @returns undefined when the encoding lacks a character
 */
export function encodeForUrl(text: string, encoding: UrlEncoding): string | undefined {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = encoding === 'utf-8' ? [...new TextEncoder().encode(sign)] : tableOf(encoding).get(sign);
    if (code === undefined) return undefined;
    bytes.push(...code);
  }
  return bytes.map(escapeByte).join('');
}

function escapeByte(byte: number): string {
  const sign = String.fromCharCode(byte);
  if (byte === 0x20) return '+';
  return /[A-Za-z0-9*._-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** All characters of one and two bytes, read backwards out of the platform's decoder. */
function tableOf(encoding: UrlEncoding): Map<string, number[]> {
  let table = tables.get(encoding);
  if (table !== undefined) return table;
  table = new Map();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const learn = (bytes: number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(text).length === 1 && !table!.has(text)) table!.set(text, bytes);
    } catch {
      // Not a character of this encoding.
    }
  };
  for (let byte = 0; byte < 0x100; byte++) learn([byte]);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) learn([lead, trail]);
  }
  tables.set(encoding, table);
  return table;
}
