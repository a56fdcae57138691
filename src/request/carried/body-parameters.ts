import { undoLogEscapes } from '../decode/log-escapes.ts';
import { utf8Bytes } from '../decode/utf8-bytes.ts';
import { queryParametersOf } from '../url/target-parts.ts';
import type { CarriedParameter } from './cookies-of.ts';

const MOST_PARAMETERS = 256;
const MOST_DEPTH = 8;
const LONGEST = 262_144;
const FORM = /^[\w.:$%[\]+-]{1,128}=/;
const BOUNDARY = /^--([^\r\n"]{1,200})\r?\n/;
const FIELD_NAME = /\bname="?([^"\r\n;]{0,128})/i;

/**
 * The values of a request's body: of a form (`a=1&b=2`, `multipart/form-data`), the texts in a JSON document, or the
 * whole where it is neither. A body that its log cut short gives what there is.
 *
 * @param logged as logged, each character one byte
 */
export function bodyParameters(logged: string): CarriedParameter[] {
  if (/^\s{0,16}[[{]/.test(logged)) return ofJson(logged);
  const body = undoLogEscapes(logged);
  const start = body.trimStart();
  const boundary = BOUNDARY.exec(start)?.[1];
  if (boundary !== undefined) return ofMultipart(start, boundary);
  if (!FORM.test(start)) return start === '' ? [] : [{ name: 'Body', value: body }];
  return queryParametersOf(start, MOST_PARAMETERS).map(({ name, value }) => ({
    name: `Body: ${name}`,
    value: value === '' ? name : value,
  }));
}

function ofJson(text: string): CarriedParameter[] {
  const found: CarriedParameter[] = [];
  const document = parsed(text) ?? parsed(undoLogEscapes(text));
  if (document !== undefined) addTexts(document, '', 0, found);
  else {
    // Cut short, or only alike: what stands between quotes.
    for (const [, written = ''] of undoLogEscapes(text)
      .slice(0, LONGEST)
      .matchAll(/"([^"]*)"?/g)) {
      if (found.length >= MOST_PARAMETERS) break;
      found.push({ name: 'Body', value: written });
    }
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Keys are judged as well: `{"$where": …}`, `{"a' or 1=1": 1}`. */
function addTexts(node: unknown, name: string, depth: number, found: CarriedParameter[]): void {
  if (found.length >= MOST_PARAMETERS) return;
  if (typeof node === 'string')
    found.push({ name: name === '' ? 'Body' : `Body: ${name}`, value: asBytes(node) });
  if (typeof node !== 'object' || node === null) return;
  if (depth >= MOST_DEPTH) {
    found.push({ name: `Body: ${name}`, value: asBytes(JSON.stringify(node)) });
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    const own = Array.isArray(node) ? name : name === '' ? key : `${name}.${key}`;
    if (/[^\w.-]/.test(key)) found.push({ name: 'Body', value: asBytes(key) });
    addTexts(value, own, depth + 1, found);
  }
}

/** JSON's escapes may write what is no byte: as its bytes in UTF-8. */
function asBytes(text: string): string {
  return text.replace(/[^\0-\xff]+/g, utf8Bytes);
}

function ofMultipart(text: string, boundary: string): CarriedParameter[] {
  const found: CarriedParameter[] = [];
  for (const part of text.split(`--${boundary}`, MOST_PARAMETERS)) {
    const blank = /\r?\n\r?\n/.exec(part);
    if (blank === null) continue;
    const head = part.slice(0, blank.index);
    // A file is no parameter: what it holds is its own.
    if (/filename/i.test(head)) continue;
    const value = part.slice(blank.index + blank[0].length).replace(/\r?\n$/, '');
    found.push({ name: `Body: ${FIELD_NAME.exec(head)?.[1] ?? ''}`, value });
  }
  return found;
}
