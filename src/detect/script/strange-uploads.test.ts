import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import { LogBegin } from './script-age.ts';
import { StrangeUploads } from './strange-uploads.ts';

const START = Date.parse('2026-04-06T00:00:00Z');
const UPLOAD = 'POST /wp-admin/admin-ajax.php?action=pic_upload 200';
const invent = new InventEvent();

/** The upload that is found before a script that first answered on the fourth day. */
function foundAt(sent: readonly [minutes: number, request: string, referer?: string][], path = '/about.php') {
  const firstAt = START + 72 * HOUR_MS;
  const begin = new LogBegin(() => {});
  begin.note('a', START);
  const uploads = new StrangeUploads();
  for (const [minutes, request, referer = ''] of sent)
    uploads.note(invent.event(firstAt - minutes * MINUTE_MS, request, { referer }));
  const sighting = {
    ...{ tenant: 'a', path, inContent: false, firstAt, first: { input: 0, line: 1, offset: 0 } },
    ...{ lastAt: firstAt, answered: 2, posts: 2, addresses: [], addressCount: 1 },
  };
  return uploads.before(sighting, begin)?.path;
}

test('an upload that is new to the shop and came from no page is found', () => {
  expect(foundAt([[5, UPLOAD]])).toBe('/wp-admin/admin-ajax.php');
});

test.each<[string, Parameters<typeof foundAt>]>([
  ['sent long before', [[[31, UPLOAD]]]],
  ['sent afterwards', [[[-1, UPLOAD]]]],
  [
    'sent on other days too',
    [
      [
        [26 * 60, UPLOAD],
        [5, UPLOAD],
      ],
    ],
  ],
  [
    'sent on the first day of the log',
    [
      [
        [71 * 60, UPLOAD],
        [5, UPLOAD],
      ],
    ],
  ],
  [
    'that the shop shows a form for',
    [
      [
        [5, UPLOAD],
        [3, UPLOAD, 'https://shop.example/review'],
      ],
    ],
  ],
  ['to the same folder', [[[5, 'POST /api/upload.php 200']], '/api/stock.php']],
])('one %s is not', (_, [sent, path]) => {
  expect(foundAt(sent, path)).toBeUndefined();
});
