import { expect, test } from 'vitest';
import { InventEvent } from '../invent-event.ts';
import { ShownPages } from './shown-pages.ts';

const MINUTE = 60_000;
const invent = new InventEvent(() => []);

/** Whether who was shown pages is inside some minutes later. */
function isInside(pages: readonly [request: string, bytes: number][], minutes = 1): boolean {
  const shown = new ShownPages();
  for (const [request, bytes] of pages) shown.note(invent.event(0, request, { bytes }));
  return shown.isInside(invent.event(minutes * MINUTE, 'POST /admin/content/js 302'));
}

test('who is shown several pages that differ is inside, for an hour', () => {
  const pages: [string, number][] = [
    ['GET /admin/ 200', 8_000],
    ['GET /admin/content/js 200', 5_000],
  ];
  expect(isInside(pages)).toBe(true);
  expect(isInside(pages, 90)).toBe(false);
});

test.each<[string, [string, number][]]>([
  ['one page', [['GET /admin/ 200', 8_000]]],
  [
    'the same page twice',
    [
      ['GET /admin/ 200', 8_000],
      ['GET /admin/ 200', 9_000],
    ],
  ],
  [
    'the form of the login at every address',
    [
      ['GET /admin/ 200', 8_000],
      ['GET /admin/content/js 200', 8_020],
    ],
  ],
  [
    'the page of the login',
    [
      ['GET /admin/ 200', 8_000],
      ['GET /admin/login 200', 3_000],
    ],
  ],
  [
    'nothing',
    [
      ['GET /admin/ 302', 200],
      ['GET /admin/content/js 302', 300],
    ],
  ],
])('who is shown %s is not', (_, pages) => {
  expect(isInside(pages)).toBe(false);
});

test('what was sent is asked about when its own page is shown after it, or was before', () => {
  const shown = new ShownPages();
  const event = invent.event(0, 'POST /admin/content/js 302');
  shown.wait({ deed: 'admin-storefront', written: 'code', installs: false, event, asked: false });
  const asked = (request: string) => shown.shownBeside(invent.event(MINUTE, request)).length;
  expect(asked('GET /admin/login 200')).toBe(0);
  expect(asked('GET /admin/content/css 200')).toBe(0);
  expect(asked('GET /admin/content/js 302')).toBe(0);
  expect(asked('GET /admin/content/js 200')).toBe(1);
  expect(asked('POST /admin/content/js 302')).toBe(0);
  shown.note(invent.event(0, 'GET /admin/content/js 200', { bytes: 5_000 }));
  expect(asked('POST /admin/content/js 302')).toBe(1);
});
