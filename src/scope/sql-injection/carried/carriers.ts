import type { ShopEvent } from '../../../model/shop-event.ts';
import { decodeVariants } from '../../../request/decode/decode-variants.ts';
import { hiddenTexts } from '../../../request/decode/hidden-payload.ts';
import { undoLogEscapes } from '../../../request/decode/log-escapes.ts';
import { decodePercent } from '../../../request/decode/percent.ts';
import { pathOf, queryOf, queryParametersOf } from '../../../request/url/target-parts.ts';

/** A place in a request where a value stands. */
export interface Carrier {
  /** Path of the page that takes the value. */
  readonly path: string;
  /** Name of the parameter; '' for the path itself, `Referer`, `X-Forwarded-For`, `Cookie: track`, `Body: q`. */
  readonly parameter: string;
  /** As logged. */
  readonly raw: string;
}

const MAX_PARAMETERS = 64;
const SHORTEST = 12;
const SHORTEST_ENCODED = 16;
const READS = /select|\btable\b/i;
const PLAIN_NAME = /^[\w.:$[\]-]{1,64}$/;

/** Values whose readings are remembered: a visitor sends the same headers with each request. */
const MOST_REMEMBERED = 1000;
const LONGEST_REMEMBERED = 512;
const remembered = new Map<string, readonly string[]>();

/** The places of a request in which SQL can stand. */
export function carriersOf(event: ShopEvent): Carrier[] {
  const path = pathOf(event.target);
  const carriers = event.carried === '' ? [] : carriedBy(event.carried, path);
  if (event.kind === 'waf') return carriers;
  for (const { name, value } of queryParametersOf(queryOf(event.target), MAX_PARAMETERS)) {
    const parameter = PLAIN_NAME.test(name) ? name : decodePercent(undoLogEscapes(name), true);
    if (PLAIN_NAME.test(parameter) && value !== '') carriers.push({ path, parameter, raw: value });
    else carriers.push({ path, parameter: '', raw: value === '' ? name : `${name}=${value}` });
  }
  if (path.length >= SHORTEST) {
    const cut = path.search(/['"()*;]|%(?:0[9a-d]|2[0-9a]|3b|a0)|\/\*|\+| /i);
    const from = cut < 0 ? encodedSegment(path) : path.lastIndexOf('/', cut);
    if (from >= 0) carriers.push({ path: path.slice(0, from), parameter: '', raw: path.slice(from + 1) });
  }
  for (const [parameter, raw] of [
    ['Referer', event.referer],
    ['User-Agent', event.userAgent],
  ] as const) {
    if (raw.length >= SHORTEST) carriers.push({ path, parameter, raw });
  }
  return carriers;
}

/** Where the segment of a path begins that holds SQL in base64 or hex, at its slash; -1 when none does. */
function encodedSegment(path: string): number {
  let from = -1;
  for (const segment of path.split('/').slice(1)) {
    from = from < 0 ? 0 : path.indexOf('/', from + 1);
    if (segment.length >= SHORTEST_ENCODED && hiddenTexts(decodePercent(segment, false)).some(mayRead))
      return from;
  }
  return -1;
}

function mayRead(text: string): boolean {
  return READS.test(text);
}

/** Cookies, headers and a body's parameters: `Cookie: track=…`, one a line. */
function carriedBy(carried: string, path: string): Carrier[] {
  return carried.split('\n').map((line) => {
    const equals = line.indexOf('=');
    return { path, parameter: line.slice(0, equals), raw: line.slice(equals + 1) };
  });
}

/** The readings of a value that may select something from a table; most values have none. */
export function selectingTexts(carrier: Carrier): readonly string[] {
  const { raw } = carrier;
  if (raw.length < SHORTEST) return [];
  if (carrier.parameter === 'Referer' && /^https?:\/\/[^/'"()]{1,255}\/[^'"()]*\?/i.test(raw)) return [];
  return carrier.parameter === 'User-Agent' || carrier.parameter === 'Referer'
    ? ofHeader(raw)
    : readings(raw);
}

function ofHeader(raw: string): readonly string[] {
  const known = remembered.get(raw);
  if (known !== undefined) return known;
  const texts = readings(raw);
  if (raw.length <= LONGEST_REMEMBERED) {
    if (remembered.size === MOST_REMEMBERED) remembered.clear();
    remembered.set(raw, texts);
  }
  return texts;
}

function readings(raw: string): readonly string[] {
  return decodeVariants(raw).filter(mayRead);
}
