import { undoLogEscapes } from '../decode/log-escapes.ts';
import { decodePercent } from '../decode/percent.ts';
import { detectCrlf } from '../header/detect-crlf.ts';
import { inspectValue } from '../inspect-value.ts';
import type { Sign } from '../inspection.ts';
import { detectObject } from '../object/detect-object.ts';
import { PAYLOAD_DETECTORS } from '../payload-detectors.ts';
import { detectDocumentQuery } from '../query/detect-document-query.ts';
import { detectScannerMark } from '../scanner/detect-scanner.ts';
import type { ValueDetector } from '../value-detector.ts';
import { WindowBudget } from '../value-windows.ts';
import { bodyParameters } from './body-parameters.ts';
import { type CarriedParameter, cookiesOf } from './cookies-of.ts';
import { isAddressList } from './is-address-list.ts';

/** A parameter in which something hostile was found. */
export interface CarriedAttack extends CarriedParameter {
  readonly signs: readonly Sign[];
}

const NONE: readonly CarriedAttack[] = Object.freeze([]);
const MOST_SIGNS = 32;

const IN_HEADER: readonly ValueDetector[] = [
  ...PAYLOAD_DETECTORS,
  detectObject,
  detectDocumentQuery,
  detectScannerMark,
];
/** A text of several lines has every line break that it likes. */
const IN_BODY: readonly ValueDetector[] = IN_HEADER.filter((detect) => detect !== detectCrlf);

/** What Rails keeps of a session in the visitor's own cookie: Ruby's marshalled objects, and the server's signature. */
const SIGNED_SESSION = /^BAh[\w+/=%]{1,8192}--[0-9a-f]{40,128}$/;
/** Nothing that any detector knows is written in these alone: ids, numbers, hashes, hexadecimal tokens. */
const PLAIN = /^[\w-]{0,40}$/;

/**
 * Judges what pages read of a request beside its target: each cookie, a forwarding header that is no list of
 * addresses, each parameter of a body, as a parameter of the query would be judged. Pure, never throws, time linear in
 * the text's length.
 *
 * @param part `Cookie` (all of them), `Cookie: NAME`, `Body`, `Body: NAME`, or a header's name
 * @param text as logged, each character one byte
 */
export function inspectCarried(part: string, text: string): readonly CarriedAttack[] {
  const isBody = part.startsWith('Body');
  const attacks: CarriedAttack[] = [];
  const budget = new WindowBudget();
  let found = 0;
  for (const parameter of parametersOf(part, text)) {
    const signs = judge(parameter, isBody ? IN_BODY : IN_HEADER, budget);
    if (signs.length === 0) continue;
    attacks.push({ ...parameter, signs });
    found += signs.length;
    if (found >= MOST_SIGNS) break;
  }
  return attacks.length === 0 ? NONE : attacks;
}

function parametersOf(part: string, text: string): readonly CarriedParameter[] {
  if (part === 'Cookie') return cookiesOf(text);
  if (part === 'Body') return bodyParameters(text);
  if (part.includes(': ')) return [{ name: part, value: text }];
  return isAddressList(text) ? [] : [{ name: part, value: text }];
}

function judge(
  { name, value }: CarriedParameter,
  detectors: readonly ValueDetector[],
  budget: WindowBudget,
): readonly Sign[] {
  if (PLAIN.test(value) || SIGNED_SESSION.test(value)) return [];
  const own = decodePercent(name.slice(name.indexOf(': ') + 2), true).toLowerCase();
  return inspectValue(undoLogEscapes(value), true, { place: 'query-value', name: own }, detectors, budget);
}
