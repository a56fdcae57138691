import { bytesOf } from '../bytes/byte-text.ts';
import type { ReadObject } from '../json/json-object-parser.ts';
import type { TimeReader } from '../time/time-reader.ts';
import { textAt, valueAt } from './json-path.ts';

/** Where a product's firewall log has what it tells of a request: each a path of keys. */
export interface CloudWaf {
  readonly name: string;
  /** What all its records have and no other log's. */
  readonly marks: readonly (readonly string[])[];
  readonly at: readonly (readonly string[])[];
  readonly address: readonly string[];
  readonly target: readonly string[];
  readonly query?: readonly string[];
  readonly method?: readonly string[];
  readonly host: readonly string[];
  readonly agent?: readonly string[];
  readonly status?: readonly string[];
  readonly action: readonly string[];
  readonly rule: readonly string[];
  readonly message: readonly string[];
}

/** Actions by which the firewall itself answers, instead of the shop. */
const STOPPING = /^(?:block|blocked|deny|drop|challenge|managed_?challenge|jschallenge|js_?challenge)$/i;
const PASSED = /^(?:allow|allowed|skip|bypass)$/i;

/** Reads the firewall logs of clouds and delivery networks, one JSON object a line. */
export function readCloudWaf(waf: CloudWaf): ReadObject {
  return (record, times) => {
    const text = (path: readonly string[] = ['']) => textAt(record, ...path);
    if (!waf.marks.every((path) => valueAt(record, ...path) !== undefined)) return 'not-this-format';
    if (text(waf.target) === '') return 'field-missing';
    const at = timeOf(record, waf, times);
    if (Number.isNaN(at)) return 'bad-time';
    const url = /^https?:\/\/[^/?#]*(.*)$/s.exec(text(waf.target));
    const query = text(waf.query).replace(/^\?/, '');
    const status = Number(valueAt(record, ...(waf.status ?? [''])) ?? 0);
    return {
      ...verdictOf(text(waf.action), text(waf.rule)),
      at,
      address: text(waf.address),
      method: text(waf.method),
      target: (url === null ? text(waf.target) : url[1] || '/') + (query === '' ? '' : `?${query}`),
      host: text(waf.host).replace(/:\d+$/, ''),
      userAgent: text(waf.agent),
      status: Number.isInteger(status) && status >= 100 && status <= 999 ? status : -1,
      message: text(waf.message),
    };
  };
}

/** A text, or a number that counts from 1970. */
function timeOf(record: object, waf: CloudWaf, times: TimeReader): number {
  const value = waf.at.map((path) => valueAt(record, ...path)).find((found) => found !== undefined);
  if (typeof value !== 'string' && typeof value !== 'number') return Number.NaN;
  const bytes = bytesOf(String(value));
  return times.readAll(bytes, 0, bytes.length);
}

function verdictOf(
  action: string,
  rule: string,
): { kind: 'web' | 'waf'; action: '' | 'waf.blocked' | 'waf.detected'; object: string } {
  if (PASSED.test(action)) return { kind: 'web', action: '', object: '' };
  return { kind: 'waf', action: STOPPING.test(action) ? 'waf.blocked' : 'waf.detected', object: rule };
}
