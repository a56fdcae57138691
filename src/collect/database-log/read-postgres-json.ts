import { bytesOf } from '../bytes/byte-text.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';
import { clientHost } from './client-host.ts';
import { readPostgresMessage } from './postgres-message.ts';

/** In bytes: what is longer was never read by anybody. */
export const LONGEST_JSON = 2 ** 20;

/** Reads PostgreSQL's jsonlog (version 15 on), one object a line. */
export function readPostgresJson(
  record: Readonly<Record<string, unknown>>,
  times: TimeReader,
): TextRecord | ParseFailure {
  const text = (key: string) => textOfValue(record[key]);
  const severity = text('error_severity');
  if (severity === '' || record.message === undefined) return 'not-this-format';
  const time = bytesOf(text('timestamp'));
  const at = times.read(time, 0, time.length);
  if (Number.isNaN(at)) return 'bad-time';
  const facts = readPostgresMessage({
    severity,
    text: text('message'),
    detail: text('detail'),
    statement: text('statement'),
  });
  return {
    kind: 'database',
    at,
    ...facts,
    account: facts.account ?? text('user'),
    object: text('dbname') || facts.object,
    address: clientHost(text('remote_host'), false) || facts.address,
    session: text('session_id') || text('pid'),
    userAgent: text('application_name'),
  };
}

function textOfValue(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
