import { SHOP_ACTIONS, type ShopAction } from '../../model/shop-action.ts';
import { bytesOf } from '../bytes/byte-text.ts';
import { readLogText } from '../read-log-text.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';
import type { AuditField } from './audit-fields.ts';

/** Collects the values of one audit record and fills the view. */
export class AuditValues {
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();
  readonly #values = new Map<AuditField, string>();

  constructor(times: TimeReader) {
    this.#times = times;
  }

  begin(): void {
    this.#values.clear();
  }

  /** The first value of a field counts. */
  set(field: AuditField, text: string): void {
    if (!this.#values.has(field)) this.#values.set(field, text.trim());
  }

  finish(view: RecordView): ParseFailure | null {
    const values = this.#values;
    if (!values.has('at') || !values.has('action')) return 'field-missing';
    const time = bytesOf(values.get('at') ?? '');
    const at = this.#times.readAll(time, 0, time.length);
    if (Number.isNaN(at)) return 'bad-time';
    this.#writer.write(
      {
        kind: 'audit',
        at,
        address: values.get('address')?.replace(/^::ffff:(?=\d+\.)/i, ''),
        action: actionOf(values.get('action') ?? ''),
        result: resultOf(values.get('outcome') ?? ''),
        account: values.get('account'),
        object: values.get('target'),
        message: values.get('action'),
      },
      view,
    );
    return null;
  }
}

/** `logout`, `admin.logout`, `user_signed_out`, `UserLogout`, ログアウト. */
export const LOGOUT =
  /(?:^|[^a-z]|user|admin|session)(?:log|sign)(?:ged|ed)?[ _.-]?(?:out|off)(?:[^a-z]|$)|ログアウト|ログオフ/i;

/** '' for what is no action of ours: the record still tells who was there. */
function actionOf(text: string): ShopAction | '' {
  const word = text.toLowerCase();
  const own = SHOP_ACTIONS.find((action) => action === word);
  return own ?? (LOGOUT.test(readLogText(text)) ? 'account.logout' : '');
}

/** The contract's words, and those that audit logs use for them. */
function resultOf(text: string): 'success' | 'failure' | '' {
  const word = readLogText(text).toLowerCase();
  if (SUCCESS.has(word)) return 'success';
  return FAILURE.has(word) ? 'failure' : '';
}

const SUCCESS = new Set([
  ...[
    'success',
    'succeeded',
    'successful',
    'ok',
    'true',
    '1',
    'allow',
    'allowed',
    'pass',
    'passed',
    'granted',
  ],
  '成功',
]);
const FAILURE = new Set([
  ...[
    'failure',
    'failed',
    'fail',
    'error',
    'false',
    '0',
    'deny',
    'denied',
    'refused',
    'rejected',
    'invalid',
    'ng',
  ],
  '失敗',
]);
