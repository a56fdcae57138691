import { ASCII } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';
import { headerName } from '../client-header.ts';
import { jsonStart } from '../json/json-start.ts';
import { parseObject } from '../json/parse-object.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { type TextRecord, TextRecordWriter } from '../text-record.ts';
import { requestFacts } from './http-text.ts';
import { listAt, numberAt, textAt } from './json-path.ts';

/** Actions by which the firewall itself answers, instead of the shop. */
const STOPPING = new Set(['BLOCK', 'CAPTCHA', 'CHALLENGE']);

/**
 * Reads AWS WAF's log ("Log fields for protection pack (web ACL) traffic"): every request with what the rules decided.
 * A request that was let through has no status here, and one that was stopped only where a custom answer was given.
 */
export class AwsWafParser implements RecordParser {
  readonly format = 'aws-waf';
  readonly #clientHeader: string;
  readonly #writer = new TextRecordWriter();

  constructor(options: ParserOptions) {
    this.#clientHeader = options.clientHeader === '' ? '' : headerName(options.clientHeader);
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = jsonStart(bytes, from, end);
    if (start >= end) return 'ignored';
    if (bytes[start] !== ASCII.brace) return 'not-this-format';
    const record = parseObject(textOf(bytes, start, end));
    if (record === undefined) return 'bad-json';
    if (textAt(record, 'webaclId') === '' || textAt(record, 'action') === '') return 'not-this-format';
    const facts = this.#factsOf(record);
    if (Number.isNaN(facts.at)) return 'bad-time';
    this.#writer.write(facts, view);
    return null;
  }

  #factsOf(record: unknown): TextRecord {
    const header = headerIn(listAt(record, 'httpRequest', 'headers'));
    const query = textAt(record, 'httpRequest', 'args');
    const target = textAt(record, 'httpRequest', 'uri') + (query === '' ? '' : `?${query}`);
    const at = numberAt(record, 'timestamp');
    return {
      ...verdictOf(record),
      ...requestFacts(`${textAt(record, 'httpRequest', 'httpMethod')} ${target}`, header),
      at: at < 0 ? Number.NaN : at,
      protocol: textAt(record, 'httpRequest', 'httpVersion'),
      address: textAt(record, 'httpRequest', 'clientIp'),
      forwarded: this.#clientHeader === '' ? '' : header(this.#clientHeader),
      status: numberAt(record, 'responseCodeSent'),
    };
  }
}

function verdictOf(record: unknown): Pick<TextRecord, 'kind' | 'action' | 'object'> {
  const rule = textAt(record, 'terminatingRuleId');
  if (STOPPING.has(textAt(record, 'action'))) return { kind: 'waf', action: 'waf.blocked', object: rule };
  const counted = listAt(record, 'nonTerminatingMatchingRules').map((match) => textAt(match, 'ruleId'));
  if (counted.length === 0) return { kind: 'web' };
  return { kind: 'waf', action: 'waf.detected', object: counted.filter((id) => id !== '').join(',') };
}

function headerIn(headers: readonly unknown[]): (name: string) => string {
  return (name) => {
    const found = headers.find((header) => textAt(header, 'name').toLowerCase() === name);
    return textAt(found, 'value');
  };
}
