import { decodePercent } from '../decode/percent.ts';

const PICTURE = /^["'\s]{0,4}data:image\/svg\+xml((?:;[\w=-]{1,24}){0,4}),/i;
const LONGEST = 16_384;
/** What makes a drawing act when it is shown, or fetch what acts. */
const ACTS =
  /script|\bon[a-z]{3,24}[\s/]{0,8}=|<!entity|<!doctype[^>]{0,256}\[|foreignobject|<(?:iframe|embed|object|meta|base|link|set|animate)|(?:href|src)[\s]{0,4}=[\s"']{0,4}(?!#|["'])|@import|&#|%/i;

/**
 * Whether a value is a drawing written out (`data:image/svg+xml,…`) in which nothing runs: shops' pages pass such as
 * placeholders and icons. One that cannot be read whole is not.
 *
 * @param text with its case, which base64 needs
 */
export function isStillPicture(text: string): boolean {
  const head = PICTURE.exec(text);
  if (head === null || text.length > LONGEST) return false;
  const body = text.slice(head[0].length);
  const drawing = head[1]!.toLowerCase().includes(';base64') ? plainText(body) : decodePercent(body, false);
  return /^\s{0,16}(?:<\?xml[^<>]{0,128}\?>\s{0,16})?<svg[\s>/]/i.test(drawing) && !ACTS.test(drawing);
}

/** '' where it is none. */
function plainText(base64: string): string {
  const written = base64.replace(/[\s=]+$/, '');
  return /[^\w+/-]/.test(written) ? '' : Buffer.from(written, 'base64').toString('latin1');
}
