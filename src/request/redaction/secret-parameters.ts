import type { DecodedView } from './decoded-view.ts';
import { parameterNameBefore } from './parameter-name.ts';
import { valueAfter } from './parameter-value.ts';
import { isRandomToken } from './random-token.ts';
import { type SecretKind, secretKind } from './secret-name.ts';
import { MASK, type SecretRange } from './secret-range.ts';

/** So much of a value is looked at to see whether it is random. */
const LOOK_MAX = 128;

/**
 * Finds values whose names make them secret: in query strings and forms, JSON, cookies and headers, XML
 * elements, path parameters (`;jsessionid=`), at any depth of encoding.
 */
export function findSecretParameters(view: DecodedView): SecretRange[] {
  const ranges: SecretRange[] = [];
  for (let at = 0; at < view.text.length; at++) {
    const code = view.text.charCodeAt(at);
    if (code !== 0x3d && code !== 0x3a && code !== 0x3e) continue;
    const range = rangeAt(view, at);
    if (range === null) continue;
    ranges.push(range);
    // What lies within the value is masked with it; looking there again would cost the square of its length.
    at = Math.max(at, range.to - 1);
  }
  return ranges;
}

function rangeAt(view: DecodedView, at: number): SecretRange | null {
  const name = parameterNameBefore(view.text, at);
  if (name === null) return null;
  const kind = secretKind(name.text);
  if (kind === 'no') return null;
  const look = valueAfter(view, at, name, kind === 'always' ? Number.POSITIVE_INFINITY : LOOK_MAX);
  if (
    look.to <= look.from ||
    !holds(kind, view.text.slice(look.from, Math.min(look.to, look.from + LOOK_MAX)))
  ) {
    return null;
  }
  const { from, to } = kind === 'always' ? look : valueAfter(view, at, name, Number.POSITIVE_INFINITY);
  return { from, to, mask: MASK };
}

function holds(kind: SecretKind, value: string): boolean {
  if (kind === 'digits') return /^\d{3,4}$/.test(value);
  return kind === 'always' || isRandomToken(value);
}
