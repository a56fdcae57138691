import type { RecordView } from '../record-view.ts';
import { ASCII } from './ascii.ts';

/** Sets a carried text to a range of the view's buffer; a lone "-" is the logs' word for nothing. */
export function setCarried(
  view: RecordView,
  name: string,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (end - start !== 1 || bytes[start] !== ASCII.dash) view.carried.add(name, start, end);
}
