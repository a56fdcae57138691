import type { EventKind } from '../../model/shop-event.ts';
import { FIELD_COUNT, type RecordView } from '../record-view.ts';

/** Empties the view and points it at a buffer. */
export function resetView(view: RecordView, kind: EventKind, buffer: Uint8Array): void {
  const { start, end } = view;
  for (let field = 0; field < FIELD_COUNT; field++) {
    start[field] = 0;
    end[field] = 0;
  }
  view.carried.count = 0;
  view.kind = kind;
  view.buffer = buffer;
  view.at = Number.NaN;
  view.status = -1;
  view.bytes = -1;
  view.durationMs = -1;
}
