import { textOf } from '../bytes/byte-text.ts';
import { headerName } from '../client-header.ts';
import type { ParserOptions } from '../record-parser.ts';
import type { ReadRecord } from '../text-parser.ts';
import { EventTime } from './event-time.ts';
import type { SiemEvent } from './siem-event.ts';
import { webEvent } from './web-event.ts';

/** Firewalls cut what they send at 64 KB at most. */
const LONGEST = 131_072;

/** Finds an event in a line, and how long the head before it is. */
export type ReadEvent = (text: string) => { readonly event: SiemEvent; readonly head: number } | undefined;

/** Reads the requests of which firewalls tell; events about anything else are no records of it. */
export function readSiem(read: ReadEvent, options: ParserOptions): ReadRecord {
  const time = new EventTime(options);
  const trustsForwarded = headerName(options.clientHeader) === 'x-forwarded-for';
  return (bytes, start, end) => {
    if (end - start > LONGEST) return 'too-long';
    const text = textOf(bytes, start, end);
    const found = read(text);
    if (found === undefined) return 'not-this-format';
    const facts = webEvent(found.event, trustsForwarded);
    if (facts === undefined) return 'field-missing';
    const at = time.of(found.event.values, text.slice(0, found.head));
    return Number.isNaN(at) ? 'bad-time' : { ...facts, at };
  };
}
