import { FIELD, type RecordView } from '../record-view.ts';
import { textOf } from './byte-text.ts';

/** An IPv4 or IPv6 address, also with a part made unknown (`203.0.113.*`), or a host's name; no date, no month, no level. */
const CLIENT =
  /^(?:(?!\d{4}-\d\d-\d\d|(?:debug|info|warn|warning|error|notice|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$)[a-z0-9_](?:[\w.*-]*[\w.*])?|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(?:%[\w.-]+)?)(?:, ?[\w.:-]+)*$/i;
const LONGEST = 260;

/**
 * Whether a record's address can be one. A layout takes any word for it: what something else put before the line
 * (`INFO:werkzeug:203.0.113.9`, `2024-05-06,"203.0.113.9`) would become everybody's address.
 */
export function looksLikeClient(view: RecordView): boolean {
  const [start, end] = [view.start[FIELD.address] as number, view.end[FIELD.address] as number];
  return start === end || (end - start <= LONGEST && CLIENT.test(textOf(view.buffer, start, end)));
}
