import { detectFormat } from '../../collect/detect-format.ts';
import type { Format } from '../../collect/format.ts';
import { createRecordSplitter } from '../../collect/record-splitter.ts';
import { createRecordView, FIELD, type RecordView } from '../../collect/record-view.ts';
import type { OpenInput } from '../../model/byte-source.ts';
import { decodedPathOf } from '../../request/url/decoded-path.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import { textOf } from '../worker/input-context.ts';
import { readHead } from './read-head.ts';
import type { LogSample, SampledRequest } from './sample.ts';

/** How much of a log is looked at, decompressed: some tens of thousands of lines. */
export const SURVEY_BYTES = 8 * 2 ** 20;

/** Bytes out of which the format is found. */
const FORMAT_BYTES = 2 ** 18;

const CLIENT_HEADER = 'x-forwarded-for';

/** Reads the begin of a log for a survey. A log that breaks off gives what could be read. */
export async function readSample(input: OpenInput, timezone: string): Promise<LogSample> {
  const bytes = await readHead(input, SURVEY_BYTES);
  const { format, guess } = detectFormat(bytes.subarray(0, FORMAT_BYTES), input.name);
  const found = format ?? guess;
  if (found === null) {
    return { path: input.path, format: '', lines: 0, unparsed: 0, clientHeader: '', requests: [] };
  }
  return { path: input.path, ...readRequests(bytes, found, input.notAfter, timezone) };
}

function readRequests(
  bytes: Uint8Array,
  format: Format,
  notAfter: number,
  timezone: string,
): Omit<LogSample, 'path'> {
  const parser = format.createParser({ timezone, notAfter, clientHeader: CLIENT_HEADER });
  const splitter = createRecordSplitter(format);
  const view = createRecordView();
  const requests: SampledRequest[] = [];
  let lines = 0;
  let unparsed = 0;
  let clientHeader = '';
  for (let pos = 0; pos < bytes.length; ) {
    const end = splitter.next(bytes, pos, bytes.length);
    const last = end > pos && bytes[end - 1] === 0x0d ? end - 1 : end;
    const failure = parser.parse(bytes, pos, last, view);
    if (failure !== 'ignored') lines++;
    if (failure === null && view.kind === 'web') {
      if (textOf(view, FIELD.forwarded) !== '') clientHeader = 'xff';
      requests.push(requestOf(view));
    } else if (failure !== null && failure !== 'ignored') unparsed++;
    pos = end + 1;
  }
  return { format: parser.format, lines, unparsed, clientHeader, requests };
}

const KEPT_QUERY = 1024;

function requestOf(view: RecordView): SampledRequest {
  const target = textOf(view, FIELD.target);
  return {
    at: view.at,
    host: textOf(view, FIELD.host),
    address: textOf(view, FIELD.address),
    method: textOf(view, FIELD.method),
    path: decodedPathOf(target),
    query: queryOf(target).slice(0, KEPT_QUERY),
    status: view.status,
    userAgent: textOf(view, FIELD.userAgent),
  };
}
