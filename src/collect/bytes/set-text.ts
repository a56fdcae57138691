import type { RecordView } from '../record-view.ts';
import { ASCII } from './ascii.ts';

/** Sets a text field to a range of the view's buffer; a lone "-" is the logs' word for nothing. */
export function setText(
  view: RecordView,
  field: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  view.start[field] = start;
  view.end[field] = end - start === 1 && bytes[start] === ASCII.dash ? start : end;
}
