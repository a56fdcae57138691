import { looksLikeClient } from '../bytes/looks-like-client.ts';
import type { Format } from '../format.ts';
import type { ParserOptions } from '../record-parser.ts';
import { createRecordSplitter } from '../record-splitter.ts';
import { createRecordView } from '../record-view.ts';
import { MOST_LINES, withoutReturn } from './sample-lines.ts';

/** How a format fared on a sample. */
export interface Trial {
  readonly format: Format | null;
  readonly understood: number;
  readonly tried: number;
}

export const NOTHING: Trial = { format: null, understood: 0, tried: 0 };

/** Zone and year do not matter to what is understood. */
export const TRIAL_OPTIONS: ParserOptions = {
  timezone: 'UTC',
  notAfter: Date.UTC(2100, 0),
  clientHeader: '',
};

/** No web server is older: a number that was taken for a time (a process id) was none. */
const OLDEST = Date.UTC(1993, 0);

/** After so many records without one that fits, a format is given up. */
const PATIENCE = 300;

/**
 * Reads a sample in one format, as far as that is worth while.
 *
 * @param received the sample's bytes; they stay as they are
 */
export function tryFormat(format: Format, received: Uint8Array): Trial {
  // The next format wants it as it is.
  const sample = format.separate === undefined ? received : new Uint8Array(received);
  const parser = format.createParser(TRIAL_OPTIONS);
  const splitter = createRecordSplitter(format);
  const view = createRecordView();
  let understood = 0;
  let tried = 0;
  let pos = 0;
  for (let read = 0; pos < sample.length && read < MOST_LINES; read++) {
    const end = splitter.next(sample, pos, sample.length);
    const failure = parser.parse(sample, pos, withoutReturn(sample, pos, end), view);
    if (failure === null && looksLikeClient(view) && !(view.at < OLDEST)) understood++;
    // Where all programs log into one file, those that a format reads may be few.
    if (failure !== 'ignored' && failure !== 'other-program') tried++;
    if (understood === 0 && tried >= PATIENCE) break;
    pos = end + 1;
  }
  return { format, understood, tried };
}
