import { bytesOf } from '../bytes/byte-text.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';
import { type RailsLine, railsLines } from './rails-lines.ts';

/** The path is the client's and may hold quotes: the last ones count. */
const STARTED = /^Started (?<method>[A-Z]+) "(?<target>.*)" for (?<address>\S+) at (?<time>.+)$/s;
const COMPLETED = /^Completed (?<status>\d{3}) .*?in (?<took>[\d.]+)ms/s;
const UNROUTED = /^ActionController::RoutingError \(/;

/** What the answer was, as far as the lines tell whose it is. */
interface Answer {
  readonly status: number;
  readonly durationMs: number;
}

const NO_ANSWER: Answer = { status: -1, durationMs: -1 };

/** Reads what Rails says of one request, from `Started` to `Completed`. */
export function readRails(
  bytes: Uint8Array,
  start: number,
  end: number,
  times: TimeReader,
): TextRecord | ParseFailure {
  const lines = railsLines(bytes, start, end);
  const [first, ...rest] = lines;
  if (first === undefined || lines.every(({ text }) => text === '')) return 'ignored';
  const started = STARTED.exec(first.text)?.groups;
  if (started === undefined) return first.text.startsWith('Started ') ? 'too-short' : 'not-this-format';
  const time = bytesOf(started.time?.trimEnd() ?? '');
  const at = times.readAll(time, 0, time.length);
  if (Number.isNaN(at)) return 'bad-time';
  const { status, durationMs } = answerOf(first, rest);
  const { method, target, address } = started;
  return { kind: 'web', at, method, target, address, status, durationMs, carried: bodyOf(first, rest) };
}

/**
 * What a form sent, as Ruby prints it (`{"a"=>"x"}`) behind the line that names the controller. What GET sends stands
 * in its target.
 */
function bodyOf(first: RailsLine, rest: readonly RailsLine[]): TextRecord['carried'] {
  if (/^Started (?:GET|HEAD) /.test(first.text)) return [];
  const own = rest.filter(({ whose }) => whose === first.whose);
  const begins = own.findIndex(({ text }) => text.startsWith('Processing by '));
  const printed = begins < 0 ? undefined : /^ *Parameters: (\{.*)$/s.exec(own[begins + 1]?.text ?? '')?.[1];
  if (printed === undefined) return [];
  return [
    [
      'Body',
      printed.replaceAll(/(?<!\\)" ?=> ?(nil\b)?/g, (_, nil) => (nil === undefined ? '":' : '":null')),
    ],
  ];
}

/**
 * The answer of the request that began with a line. Requests at the same time mix their lines: those of one share the
 * process and the tags, of which Rails sets the request's id by itself (`config.log_tags`). Without tags the answer
 * counts only where it can hardly be another's: alone, and behind this request's own `Processing`.
 */
function answerOf(first: RailsLine, rest: readonly RailsLine[]): Answer {
  const own = rest.filter(({ whose }) => whose === first.whose);
  const answers = own.filter(({ text }) => COMPLETED.test(text) || UNROUTED.test(text));
  const answer = answers[0];
  if (answer === undefined || answers.length > 1) return NO_ANSWER;
  const completed = COMPLETED.exec(answer.text)?.groups;
  // Nothing was routed to, which Rails answers with 404 and does not log.
  if (completed === undefined) return { status: 404, durationMs: -1 };
  const found = { status: Number(completed.status), durationMs: Number(completed.took) };
  if (first.whose.includes('[')) return found;
  const begins = own.filter(({ text }) => text.startsWith('Processing by '));
  const isOwn = begins.length === 1 && own.indexOf(begins[0] as RailsLine) < own.indexOf(answer);
  return isOwn ? found : NO_ANSWER;
}
