/** Three digits take four of base64's characters: of fewer, abbreviations are made (`NDA`). */
const BASE64 = /^[A-Za-z0-9+/_-]{4,96}(?:={0,2}|(?:%3D){0,2})$/i;
/** `1000`, `Order:1000`, `gid://shop/Order/1000` */
const NUMBERED = /^(?:\w[\w:/.-]{0,64}[:/])?(\d{3,18})$/;

/** The number that is written in base64 (RFC 4648, also for URLs): of `MTAwMA` 1000, of `T3JkZXI6MTAwMA==` too; '' for any other text. */
export function encodedIdIn(text: string): string {
  if (!BASE64.test(text)) return '';
  return NUMBERED.exec(Buffer.from(text.replace(/%3D/gi, ''), 'base64').toString('latin1'))?.[1] ?? '';
}

/** A path (decoded once) with the number that is written so in one of its segments left out. */
export function withoutEncodedId(path: string): string {
  return path.replace(/[^/.?;]+/g, (segment) => (encodedIdIn(segment) === '' ? segment : '#'));
}
