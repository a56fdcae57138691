import type { EventKind } from '../model/shop-event.ts';
import { CarriedTexts } from './carried-texts.ts';

/** The text fields that a record can carry, as indexes into {@link RecordView.start} and `end`. */
export const FIELD = {
  address: 0,
  account: 1,
  method: 2,
  target: 3,
  protocol: 4,
  referer: 5,
  userAgent: 6,
  host: 7,
  /** The value of the forwarding header (`client` in the configuration), when the format logs one. */
  forwarded: 8,
  /** A session id or its cookie, when the format logs one. Used for joining only, never written. */
  session: 9,
  /** An authentication or audit action (a ShopAction). */
  action: 10,
  /** `success` or `failure`. */
  result: 11,
  /** What was acted on. */
  object: 12,
  /** Free text: a WAF's message and rule ids. */
  message: 13,
} as const;

export const FIELD_COUNT = 14;

/**
 * One record, as a parser leaves it. There is one view for all lines (nothing is allocated per line), so what
 * is needed later must be copied before the next call. Text fields are byte ranges of `buffer`, which is the
 * chunk itself for formats that quote plainly, or the parser's own scratch for those that unescape (JSON).
 * An absent field, and the log's own "-" for "nothing", has `start === end`. Numbers are -1 when absent.
 */
export interface RecordView {
  kind: EventKind;
  buffer: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly carried: CarriedTexts;
  /** Milliseconds since the epoch; NaN when the record has no time. */
  at: number;
  status: number;
  bytes: number;
  durationMs: number;
}

/** A view with nothing in it. */
export function createRecordView(): RecordView {
  return {
    kind: 'web',
    buffer: new Uint8Array(0),
    start: new Int32Array(FIELD_COUNT),
    end: new Int32Array(FIELD_COUNT),
    carried: new CarriedTexts(),
    at: Number.NaN,
    status: -1,
    bytes: -1,
    durationMs: -1,
  };
}
