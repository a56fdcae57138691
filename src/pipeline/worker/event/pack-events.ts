import type { ShopEvent } from '../../../model/shop-event.ts';
import { SEGMENT_EVENTS } from '../../segment/segment-layout.ts';
import { writeSegment } from '../../segment/write-segment.ts';
import type { PackedEvents } from '../chunk-result.ts';

/** Sorts a chunk's events by time, then place, and packs them into segments. */
export function packEvents(events: ShopEvent[]): PackedEvents {
  events.sort((a, b) => sortable(a.at) - sortable(b.at) || a.source.offset - b.source.offset);
  const segments: ArrayBuffer[] = [];
  for (let from = 0; from < events.length; from += SEGMENT_EVENTS) {
    segments.push(writeSegment(events.slice(from, from + SEGMENT_EVENTS)));
  }
  return { events: events.length, firstAt: events[0]?.at ?? Number.NaN, segments };
}

/** Events without a time come first. */
function sortable(at: number): number {
  return Number.isNaN(at) ? -Number.MAX_VALUE : at;
}
