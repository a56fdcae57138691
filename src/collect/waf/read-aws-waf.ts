import { headerName } from '../client-header.ts';
import type { ReadObject } from '../json/json-object-parser.ts';
import type { ParserOptions } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import { requestFacts } from './http-text.ts';
import { listAt, numberAt, textAt } from './json-path.ts';

/** Actions by which the firewall itself answers, instead of the shop. */
const STOPPING = new Set(['BLOCK', 'CAPTCHA', 'CHALLENGE']);

/**
 * Reads AWS WAF's log ("Log fields for protection pack (web ACL) traffic"): every request with what the rules decided.
 * A request that was let through has no status here, and one that was stopped only where a custom answer was given.
 */
export function readAwsWaf({ clientHeader }: ParserOptions): ReadObject {
  const forwardedBy = clientHeader === '' ? '' : headerName(clientHeader);
  return (record) => {
    if (textAt(record, 'webaclId') === '' || textAt(record, 'action') === '') return 'not-this-format';
    const at = numberAt(record, 'timestamp');
    if (!(at >= 0)) return 'bad-time';
    const header = headerIn(listAt(record, 'httpRequest', 'headers'));
    const query = textAt(record, 'httpRequest', 'args');
    const target = textAt(record, 'httpRequest', 'uri') + (query === '' ? '' : `?${query}`);
    return {
      ...verdictOf(record),
      ...requestFacts(`${textAt(record, 'httpRequest', 'httpMethod')} ${target}`, header),
      at,
      protocol: textAt(record, 'httpRequest', 'httpVersion'),
      address: textAt(record, 'httpRequest', 'clientIp'),
      forwarded: forwardedBy === '' ? '' : header(forwardedBy),
      status: numberAt(record, 'responseCodeSent'),
    };
  };
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
