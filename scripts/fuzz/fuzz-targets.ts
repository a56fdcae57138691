import { detectFormat } from '../../src/collect/detect-format.ts';
import { FORMATS } from '../../src/collect/formats.ts';
import { fuzzParsers as fuzzPromises } from '../../src/collect/fuzz-parsers.ts';
import { createRecordView, FIELD_COUNT, type RecordView } from '../../src/collect/record-view.ts';
import { inspectReferer } from '../../src/request/inspect-referer.ts';
import { inspectRequest } from '../../src/request/inspect-request.ts';
import { inspectTarget } from '../../src/request/inspect-target.ts';
import { inspectUserAgent } from '../../src/request/inspect-user-agent.ts';
import { csvCell } from '../../src/request/redaction/csv-cell.ts';
import { escapeHtml } from '../../src/request/redaction/escape-html.ts';
import { redact } from '../../src/request/redaction/redact.ts';
import { createTriage } from '../../src/request/triage.ts';

/** What is fuzzed. A target throws when something that is promised does not hold. */
export type FuzzTarget = (bytes: Buffer) => void;

export const FUZZ_TARGETS: Readonly<Record<string, FuzzTarget>> = {
  parsers: fuzzParsers(),
  promises: fuzzParserPromises(),
  detection: (bytes) => void detectFormat(bytes.subarray(0, 65_536), 'access.log'),
  inspector: fuzzInspector,
  triage: fuzzTriage(),
  redaction: fuzzRedaction,
};

/** Every parser reads everything; what it leaves in the view lies within its buffer. */
function fuzzParsers(): FuzzTarget {
  const view = createRecordView();
  const options = {
    timezone: 'Asia/Tokyo',
    notAfter: Date.UTC(2026, 11, 1),
    clientHeader: 'x-forwarded-for',
  };
  const parsers = FORMATS.map((format) => format.createParser(options));
  return (bytes) => {
    const header = bytes.toString('latin1');
    for (const parser of parsers) {
      if (header.startsWith('#')) parser.header?.(header);
      if (parser.parse(bytes, 0, bytes.length, view) === null) checkView(view, parser.format);
    }
  };
}

/** What parsers promise besides (the same answer twice, nothing of the bytes around the record), in batches. */
function fuzzParserPromises(): FuzzTarget {
  const batch = 200;
  const lines: Buffer[] = [];
  let batches = 0;
  return (bytes) => {
    lines.push(bytes.subarray(0, 4_096));
    if (lines.length < batch) return;
    const { failures } = fuzzPromises(batches++, batch, lines.splice(0));
    if (failures.length > 0) throw new Error(failures.join('\n'));
  };
}

function checkView(view: RecordView, format: string): void {
  for (let field = 0; field < FIELD_COUNT; field++) {
    const [start, end] = [view.start[field]!, view.end[field]!];
    if (start < 0 || start > end || end > view.buffer.length) {
      throw new Error(`${format}: field ${field} lies at ${start} to ${end} of ${view.buffer.length} bytes`);
    }
  }
}

function fuzzInspector(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  const at = (text.length * 31) % 7;
  const parts = [text, '/', text.slice(0, 200), `/?q=${text}`, '', text.slice(at), '/cart'];
  const part = (n: number) => parts[(at + n) % parts.length]!;
  const { signs } = inspectRequest({
    method: at === 3 ? text.slice(0, 20) : 'GET',
    target: part(0),
    protocol: at === 4 ? text.slice(0, 20) : 'HTTP/1.1',
    referer: part(1),
    userAgent: part(2),
    status: at === 5 ? 404 : 200,
  });
  for (const { value } of signs)
    if (value.length > 512) throw new Error(`a sign's value has ${value.length} characters`);
}

/** The triage may say yes in vain, but never no for what the inspector finds hostile. */
function fuzzTriage(): FuzzTarget {
  const triage = createTriage();
  return (bytes) => {
    const some = bytes.subarray(0, 4_096);
    const text = some.toString('latin1');
    const verdicts = [
      ['target', triage.target(some, 0, some.length), inspectTarget(text)],
      ['referer', triage.referer(some, 0, some.length), inspectReferer(text)],
      ['user agent', triage.userAgent(some, 0, some.length), inspectUserAgent(text)],
    ] as const;
    for (const [place, looks, signs] of verdicts) {
      if (!looks && signs.length > 0) throw new Error(`triage lets a ${place} go with ${signs[0]!.why}`);
    }
  };
}

function fuzzRedaction(bytes: Buffer): void {
  const shown = redact(bytes.subarray(0, 16_384).toString('latin1'));
  if (/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(shown))
    throw new Error('a control character is let through');
  if (/[<>"]/.test(escapeHtml(shown))) throw new Error('HTML is let through');
  // A plain number with its sign is none: a spreadsheet computes nothing but the number itself.
  const isNumber = /^[+-]?\d+(?:\.\d+)?$/.test(shown);
  if (!isNumber && /^"?[=+\-@\t\r]/.test(csvCell(shown))) throw new Error('a formula is let through');
}
