import { FIELD, type RecordView } from '../record-view.ts';
import { ASCII } from './ascii.ts';
import { indexOfByte } from './byte-text.ts';
import { setAddress } from './set-address.ts';

/** Takes the host off a target that begins with it (`/shop.example/a?b=1`), as Akamai's log delivery writes them. */
export function splitHostPath(view: RecordView, bytes: Uint8Array): void {
  const [start, end] = [view.start[FIELD.target] as number, view.end[FIELD.target] as number];
  const slash = indexOfByte(bytes, start + 1, end, ASCII.slash);
  if (bytes[start] !== ASCII.slash || slash === end) return;
  if (indexOfByte(bytes, start, slash, ASCII.dot) === slash) return;
  if (view.start[FIELD.host] === view.end[FIELD.host]) setAddress(view, FIELD.host, bytes, start + 1, slash);
  view.start[FIELD.target] = slash;
}
