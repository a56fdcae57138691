import { MASK, type SecretRange } from './secret-range.ts';

/** Shorter runs hold no name and secret. */
const SHORTEST = 16;
const RUN = new RegExp(`[A-Za-z0-9+/_-]{${SHORTEST},}`, 'g');
/** Thirteen characters, as many as the shortest card number has; databases take text as `0x…`. */
const HEX = /(?:[0-9a-fA-F]{2}){13,}/g;
/** A path's parts are signs of base64 too: so many beginnings of a run are tried. */
const MOST_STARTS = 8;
/** Nine characters of ASCII by chance are rare enough; behind them any text may follow, in whatever encoding. */
const TEXT = /^[\t\n\r\x20-\x7e]{9}[\t\n\r\x20-\x7e\x80-\xff]*/;

/**
 * Runs of base64 (either alphabet) or hex in which a text with a secret is written. Such a run is masked whole: what else
 * it says cannot be shown without what it hides. Linear in the text's length.
 *
 * @param holdsSecret judges a decoded text
 */
export function findEncodedSecrets(text: string, holdsSecret: (decoded: string) => boolean): SecretRange[] {
  const found: SecretRange[] = [];
  for (const { 0: run, index } of text.matchAll(HEX)) {
    const decoded = textIn(Buffer.from(run, 'hex'));
    if (decoded !== '' && holdsSecret(decoded))
      found.push({ from: index, to: index + run.length, mask: MASK });
  }
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const from = secretStart(run, holdsSecret);
    if (from < 0) continue;
    found.push({ from: match.index + from, to: match.index + run.length, mask: MASK });
  }
  return found;
}

/** Where in a run the secret begins; -1 when it holds none. */
function secretStart(run: string, holdsSecret: (decoded: string) => boolean): number {
  for (let start = 0, tried = 0; start >= 0 && tried < MOST_STARTS; tried++) {
    const slash = run.indexOf('/', start);
    const decoded = textIn(Buffer.from(run.slice(start), 'base64'));
    if (decoded !== '' && holdsSecret(decoded)) return start;
    start = slash < 0 || run.length - slash < SHORTEST ? -1 : slash + 1;
  }
  return -1;
}

/** What is written as text from the first byte on, up to a byte that no text has; '' where the beginning is none. */
function textIn(bytes: Buffer): string {
  return TEXT.exec(bytes.toString('latin1'))?.[0] ?? '';
}
