import { expect, test } from 'vitest';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { LoginManner } from './login-manner.ts';

const sent = (referer: string) => ({
  ...SILENT_EVENT,
  kind: 'web' as const,
  tenant: '',
  source: { input: 0, line: 1, offset: 0 },
  at: 0,
  referer,
});
const FORM = 'https://shop.example/login';

function mannerOf(bare: number, referred: number): LoginManner {
  const manner = new LoginManner();
  for (let i = 0; i < bare; i++) manner.note(sent('-'));
  for (let i = 0; i < referred; i++) manner.note(sent(FORM));
  return manner;
}

test('who came from a page is unlike a wave that came from none, though some mistyped amid it', () => {
  expect(mannerOf(95, 5).isUnlike(sent(FORM))).toBe(true);
  expect(mannerOf(95, 5).isUnlike(sent('-'))).toBe(false);
});

test('nobody is unlike a wave that writes Referers, or is small', () => {
  expect(mannerOf(90, 10).isUnlike(sent(FORM))).toBe(false);
  expect(mannerOf(29, 0).isUnlike(sent(FORM))).toBe(false);
});

test('who was shown a page first is unlike a wave of addresses that were shown none', () => {
  const manner = new LoginManner();
  for (let i = 0; i < 100; i++) manner.note(sent('-'), i >= 5);
  expect(manner.isUnlike(sent('-'), true)).toBe(true);
  expect(manner.isUnlike(sent('-'))).toBe(false);
  for (let i = 0; i < 10; i++) manner.note(sent('-'), false);
  expect(manner.isUnlike(sent('-'), true)).toBe(false);
});
