/** What each character code stands for in base64, in its usual or its URL alphabet (RFC 4648); -1 for none. */
const SEXTETS = new Int8Array(128).fill(-1);
for (let i = 0; i < 26; i++) {
  SEXTETS[0x41 + i] = i;
  SEXTETS[0x61 + i] = 26 + i;
}
for (let i = 0; i < 10; i++) SEXTETS[0x30 + i] = 52 + i;
for (const [signs, value] of [
  ['+-', 62],
  ['/_', 63],
] as const) {
  for (const sign of signs) SEXTETS[sign.charCodeAt(0)] = value;
}

/** The six bits that a character code stands for in base64; -1 when it is none of its characters. */
export function base64Value(code: number): number {
  return code < 128 ? SEXTETS[code]! : -1;
}
