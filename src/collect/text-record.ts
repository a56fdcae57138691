import type { ShopAction } from '../model/shop-action.ts';
import type { EventKind } from '../model/shop-event.ts';
import { resetView } from './bytes/reset-view.ts';
import { Scratch } from './bytes/scratch.ts';
import { FIELD, type RecordView } from './record-view.ts';

/** What a record of an authentication, firewall or audit log tells, as text of which each character is a byte. */
export interface TextRecord {
  readonly kind: EventKind;
  readonly at: number;
  readonly address?: string | undefined;
  readonly account?: string | undefined;
  readonly action?: ShopAction | '' | undefined;
  readonly result?: 'success' | 'failure' | '' | undefined;
  readonly object?: string | undefined;
  readonly message?: string | undefined;
  readonly method?: string | undefined;
  readonly target?: string | undefined;
  readonly protocol?: string | undefined;
  readonly referer?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly host?: string | undefined;
  readonly forwarded?: string | undefined;
  readonly session?: string | undefined;
  /** What pages read beside the target: `Cookie`, `X-Forwarded-For`, `Body`. */
  readonly carried?: readonly (readonly [part: string, text: string])[] | undefined;
  readonly status?: number | undefined;
  readonly bytes?: number | undefined;
  readonly durationMs?: number | undefined;
}

/**
 * Writes records that were read as text into views. Such logs are small beside access logs, so their parsers
 * may make strings.
 */
export class TextRecordWriter {
  readonly #scratch = new Scratch();

  write(record: TextRecord, view: RecordView): void {
    const scratch = this.#scratch;
    scratch.length = 0;
    resetView(view, record.kind, scratch.bytes);
    for (const [name, field] of TEXT_FIELDS) {
      const text = record[name];
      if (text !== undefined && text !== '' && text !== '-') scratch.setWord(view, field, text);
    }
    for (const [part, text] of record.carried ?? []) {
      const from = scratch.length;
      scratch.putText(text);
      view.carried.add(part, from, scratch.length);
    }
    scratch.finish(view);
    view.at = record.at;
    view.status = record.status ?? -1;
    view.bytes = record.bytes ?? -1;
    view.durationMs = record.durationMs ?? -1;
  }
}

const TEXT_FIELDS = [
  ['address', FIELD.address],
  ['account', FIELD.account],
  ['action', FIELD.action],
  ['result', FIELD.result],
  ['object', FIELD.object],
  ['message', FIELD.message],
  ['method', FIELD.method],
  ['target', FIELD.target],
  ['protocol', FIELD.protocol],
  ['referer', FIELD.referer],
  ['userAgent', FIELD.userAgent],
  ['host', FIELD.host],
  ['forwarded', FIELD.forwarded],
  ['session', FIELD.session],
] as const;
