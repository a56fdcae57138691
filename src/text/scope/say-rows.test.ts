import { expect, it } from 'vitest';
import type { RowFilter } from '../../model/row-filter.ts';
import { sayRows } from './say-rows.ts';

const AT = Date.UTC(2026, 7, 31, 15);
const DAY = 86_400_000;

it.each<[RowFilter, string, string]>([
  [{ kind: 'all' }, '全ての行', 'all rows'],
  [{ kind: 'in', by: 'id', values: ['7', '9012345678'] }, '番号 = 7, 9012345678', 'id = 7, 9012345678'],
  [
    { kind: 'in', by: 'id', values: [...'123456'] },
    '番号 = 1, 2, 3, 4, 5 ほか1件',
    'id = 1, 2, 3, 4, 5 and 1 more',
  ],
  [{ kind: 'in', by: 'email', values: ['a@b.example'] }, 'メールアドレス = ***', 'e-mail = ***'],
  [{ kind: 'in', by: 'id', values: ['a@b.example'] }, '番号 = ***', 'id = ***'],
  [{ kind: 'in', by: 'buyer', values: ['090-0000-0000', 'x'] }, 'buyer = ***, x', 'buyer = ***, x'],
  [
    { kind: 'between', by: 'placed_at', from: AT, to: AT + DAY - 1 },
    '日時 2026-09-01 00:00:00 〜 2026-09-01 23:59:59',
    'time 2026-09-01 00:00:00 to 2026-09-01 23:59:59',
  ],
  [{ kind: 'between', by: 'total', to: '500' }, 'total 500 まで', 'total until 500'],
  [
    { kind: 'between', by: 'placed_at', from: AT },
    '日時 2026-09-01 00:00:00 から',
    'time from 2026-09-01 00:00:00',
  ],
  [
    {
      kind: 'positions',
      by: '',
      descending: false,
      ranges: [
        [0, 1],
        [4, 3],
      ],
    },
    '1, 5-7番目の行',
    'rows 1, 5-7 in order',
  ],
  [
    { kind: 'not', of: { kind: 'like', by: 'state', pattern: 'a\\_b', folds: true } },
    '(state = a_b)以外',
    'not (state = a_b)',
  ],
  [{ kind: 'like', by: 'note', pattern: 'a%', folds: false }, 'note LIKE a%', 'note LIKE a%'],
  [
    { kind: 'matches', by: 'email', pattern: '^a', folds: false },
    'メールアドレス REGEXP ***',
    'e-mail REGEXP ***',
  ],
  [
    { kind: 'length', by: 'note', unit: 'bytes', from: 3 },
    'note の長さが 3バイト以上',
    'note at least 3 bytes long',
  ],
  [
    {
      kind: 'every',
      of: [
        { kind: 'in', by: 'shop', values: ['2'] },
        { kind: 'between', by: 'total', from: '1' },
      ],
    },
    'shop = 2、total 1 から',
    'shop = 2, total from 1',
  ],
])('%j', (filter, ja, en) => {
  expect(sayRows('orders', filter, 'Asia/Tokyo')).toEqual({ ja: `注文: ${ja}`, en: `orders: ${en}` });
});
