import type { TextRecord } from '../text-record.ts';
import { requestFacts } from './http-text.ts';
import { listAt, numberAt, textAt, valueAt } from './json-path.ts';
import { joinAlerts, readAlert } from './modsecurity-alert.ts';

/** One transaction as its record tells it, the time as written. */
export interface AuditTransaction {
  readonly time: string;
  readonly facts: Omit<TextRecord, 'kind' | 'at'>;
}

/**
 * Reads a parsed record of ModSecurity's JSON audit log.
 *
 * @returns undefined when it is none
 */
export function readAuditRecord(record: unknown): AuditTransaction | undefined {
  if (textAt(record, 'transaction', 'remote_address') !== '') return readVersion2(record);
  return textAt(record, 'transaction', 'client_ip') === '' ? undefined : readVersion3(record);
}

/** ModSecurity 2.9: `request`, `response` and `audit_data` stand beside the transaction. */
function readVersion2(record: unknown): AuditTransaction {
  const messages = listAt(record, 'audit_data', 'messages').filter((text) => typeof text === 'string');
  const alert = joinAlerts(messages.map(readAlert));
  const blocked = valueAt(record, 'audit_data', 'action', 'intercepted') === true;
  const status = numberAt(record, 'response', 'status');
  return {
    time: textAt(record, 'transaction', 'time'),
    facts: {
      address: textAt(record, 'transaction', 'remote_address'),
      action: blocked ? 'waf.blocked' : (alert?.action ?? ''),
      object: alert?.ruleId,
      message: alert?.message,
      status: status < 0 ? (alert?.status ?? -1) : status,
      ...requestFacts(
        textAt(record, 'request', 'request_line'),
        headerIn(valueAt(record, 'request', 'headers')),
        bodyIn(valueAt(record, 'request')),
      ),
    },
  };
}

/**
 * ModSecurity 3 and Coraza: all inside the transaction. Version 3 does not say what the engine did: enabled
 * rules that matched, and a refusal, mean a block.
 */
function readVersion3(record: unknown): AuditTransaction {
  const transaction = valueAt(record, 'transaction');
  const messages = listAt(transaction, 'messages');
  const code = numberAt(transaction, 'response', 'http_code');
  const status = code < 0 ? numberAt(transaction, 'response', 'status') : code;
  const refused = status >= 400 && textAt(transaction, 'producer', 'secrules_engine') === 'Enabled';
  const interrupted = valueAt(transaction, 'is_interrupted');
  const blocked = typeof interrupted === 'boolean' ? interrupted : refused && messages.length > 0;
  const line = `${textAt(transaction, 'request', 'method')} ${textAt(transaction, 'request', 'uri')}`;
  return {
    time: textAt(transaction, 'time_stamp') || textAt(transaction, 'timestamp'),
    facts: {
      ...requestFacts(
        line,
        headerIn(valueAt(transaction, 'request', 'headers')),
        bodyIn(valueAt(transaction, 'request')),
      ),
      address: textAt(transaction, 'client_ip'),
      action: blocked ? 'waf.blocked' : messages.length > 0 ? 'waf.detected' : '',
      object: unique(messages.map(ruleOf)).join(','),
      message: unique(messages.map((message) => textAt(message, 'message'))).join('; '),
      status,
    },
  };
}

function ruleOf(message: unknown): string {
  const id = valueAt(message, 'details', 'ruleId');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Version 2.9 lists a body's pieces, version 3 writes it as one text. */
function bodyIn(request: unknown): string {
  const pieces = listAt(request, 'body').filter((piece) => typeof piece === 'string');
  return pieces.length > 0 ? pieces.join('') : textAt(request, 'body');
}

/** Header names come in any case, with one value or a list. */
function headerIn(headers: unknown): (name: string) => string {
  const all = typeof headers === 'object' && headers !== null ? Object.entries(headers) : [];
  return (name) => {
    const found: unknown = all.find(([key]) => key.toLowerCase() === name)?.[1];
    const value: unknown = Array.isArray(found) ? found[0] : found;
    return typeof value === 'string' ? value : '';
  };
}
