/** Characters that must be there to tell. */
const ENOUGH = 16;

/**
 * The encoding of a text in UTF-16 without a byte order mark: logs are ASCII nearly throughout, so every other byte is
 * 0. Undefined for any other bytes.
 *
 * @param head the text's first bytes
 */
export function bareUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const units = head.length >> 1;
  if (units < ENOUGH) return undefined;
  let little = 0;
  let big = 0;
  for (let at = 0; at < units * 2; at += 2) {
    if (head[at + 1] === 0 && isText(head[at]!)) little++;
    if (head[at] === 0 && isText(head[at + 1]!)) big++;
  }
  if (little * 10 >= units * 9) return 'utf-16le';
  return big * 10 >= units * 9 ? 'utf-16be' : undefined;
}

function isText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
