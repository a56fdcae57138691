import { bytesOf, textOf } from '../bytes/byte-text.ts';
import type { Format } from '../format.ts';
import type { ParseFailure } from '../record-parser.ts';
import { TextParser } from '../text-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';

/** uWSGI logs no more of a request than its buffer holds (`buffer-size`: 4 KB, at most 64). */
const LONGEST = 131_072;

/** As uWSGI's `core/logging.c` prints it, also with `memory-report` before it and `log-micros`. */
const HEAD =
  /^(?:\{[^}]*\} ){0,2}\[pid: \d+\|app: -?\d+\|req: -?\d+\/\d+\] (?<address>\S*) \((?<account>.*?)\) \{\d+ vars in \d+ bytes\} \[(?<time>[^\]]+)\] (?<method>\S+) /s;
const TAIL =
  / => generated (?<bytes>\d+) bytes in (?<took>\d+) (?<unit>msecs|micros)(?: via \w+\(\))? ?\((?<protocol>\S+) (?<status>\d+)\) \d+ headers in \d+ bytes \(\d+ switches on core -?\d+[^)]*\)\s*$/s;

/** uWSGI's default line for a request. */
export const UWSGI: Format = {
  name: 'uwsgi',
  kind: 'web',
  createParser: (options) => new TextParser('uwsgi', readUwsgi, options),
};

function readUwsgi(
  bytes: Uint8Array,
  start: number,
  end: number,
  times: TimeReader,
): TextRecord | ParseFailure {
  if (end - start > LONGEST) return 'too-long';
  const text = textOf(bytes, start, end);
  const head = HEAD.exec(text);
  if (head?.groups === undefined) return 'not-this-format';
  const rest = text.slice(head[0].length);
  // A client may write the words between as well: the last ones are the server's.
  const generated = rest.lastIndexOf(' => generated ');
  const tail = generated < 0 ? undefined : TAIL.exec(rest.slice(generated))?.groups;
  if (tail === undefined) return 'too-short';
  const time = bytesOf(head.groups.time ?? '');
  const at = times.readAll(time, 0, time.length);
  if (Number.isNaN(at)) return 'bad-time';
  const status = Number(tail.status);
  if (status > 999) return 'bad-status';
  return {
    kind: 'web',
    at,
    address: head.groups.address,
    account: head.groups.account,
    method: head.groups.method,
    target: rest.slice(0, generated),
    protocol: tail.protocol,
    status,
    bytes: Number(tail.bytes),
    durationMs: Number(tail.took) * (tail.unit === 'micros' ? 0.001 : 1),
  };
}
