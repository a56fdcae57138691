import { findCardNumbers } from './card-numbers.ts';
import { type DecodedView, decodedView } from './decoded-view.ts';
import { findEncodedSecrets } from './encoded-secrets.ts';
import { findSecretParameters } from './secret-parameters.ts';
import { MASK, type SecretRange } from './secret-range.ts';
import { findSecretShapes } from './secret-shapes.ts';

/** A short word, or an IPv4 address: too little to hold a secret and a name for it. */
const HARMLESS = /^(?:[\w.-]{0,11}|\d{1,3}(?:\.\d{1,3}){3})$/;

/**
 * Replaces card numbers, security codes, passwords, session ids and tokens in a text from a log: `****`, and
 * for a card number its last four digits behind it; also where base64 or hex carries them. What is left stands as
 * it was, encodings included. Linear in the text's length. Masking what is masked changes nothing.
 */
export function maskSecrets(text: string): string {
  let masked = text;
  // What is cut out can leave another secret standing alone: until nothing is found any more.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const once = maskOnce(masked);
    if (once === masked) break;
    masked = once;
  }
  return masked;
}

const MOST_ROUNDS = 8;

function maskOnce(text: string): string {
  if (HARMLESS.test(text)) return text;
  const view = decodedView(text);
  const ranges = [
    ...findSecretParameters(view),
    ...findSecretShapes(view.text),
    ...findCardNumbers(view.text),
    ...findEncodedSecrets(view.text, (decoded) => maskOnce(decoded) !== decoded),
  ];
  return ranges.length === 0 ? text : replace(text, view, ranges);
}

function replace(text: string, view: DecodedView, ranges: SecretRange[]): string {
  ranges.sort((a, b) => a.from - b.from || b.to - a.to);
  let masked = '';
  let shown = 0;
  for (let i = 0; i < ranges.length; ) {
    const { from, mask } = ranges[i] as SecretRange;
    let { to } = ranges[i] as SecretRange;
    let overlapping = 1;
    for (; i + overlapping < ranges.length; overlapping++) {
      const next = ranges[i + overlapping] as SecretRange;
      if (next.from >= to) break;
      to = Math.max(to, next.to);
    }
    const isWhole = to === (ranges[i] as SecretRange).to;
    masked += text.slice(shown, view.startOf(from)) + (isWhole ? mask : MASK);
    shown = view.startOf(to);
    i += overlapping;
  }
  return masked + text.slice(shown);
}
