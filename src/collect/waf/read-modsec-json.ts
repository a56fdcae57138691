import { bytesOf } from '../bytes/byte-text.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';
import { readAuditRecord } from './modsec-json.ts';

/** Reads a record of a JSON audit log. They hold hostile requests only, so that JSON.parse is quick enough. */
export function readModsecJson(record: object, times: TimeReader): TextRecord | ParseFailure {
  const transaction = readAuditRecord(record);
  if (transaction === undefined) return 'not-this-format';
  const time = bytesOf(transaction.time);
  const at = times.readAll(time, 0, time.length);
  if (Number.isNaN(at)) return 'bad-time';
  return { kind: 'waf', at, ...transaction.facts };
}
