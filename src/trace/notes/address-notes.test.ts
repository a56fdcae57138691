import { expect, it } from 'vitest';
import type { Stage } from '../../model/actor.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { isFlood, newAddressNotes, noteAddress, tookPartInSpread } from './address-notes.ts';

type Told = readonly [stage: Stage, method: string, path: string];

const LOGIN = '/%E4%BC%9A%E5%93%A1/in';
const FORM: Told = ['browse', 'GET', LOGIN];

function notesOf(told: readonly Told[]) {
  const notes = newAddressNotes();
  told.forEach(([stage, method, path], place) => {
    const event: ShopEvent = {
      ...SILENT_EVENT,
      kind: 'web',
      at: place * 1000,
      source: { input: 0, line: place + 1, offset: place },
      tenant: 'a',
      method,
      path,
      status: 200,
    };
    noteAddress(notes, event, stage);
  });
  return notes;
}

const tries = (n: number): Told[] =>
  Array.from({ length: n }, () => [['login-attempt', 'POST', LOGIN], FORM] as Told[]).flat();

it('lays the form that is shown again to each try', () => {
  const page: Told = ['browse', 'GET', '/mypage'];
  const entered: Told[] = [['login', 'POST', LOGIN], page];
  expect(isFlood(notesOf([...tries(20), ...entered, ...entered]))).toBe(true);
  const visitors = Array.from({ length: 45 }, (): Told => page);
  expect(isFlood(notesOf([...tries(20), ...visitors]))).toBe(false);
  // Forms alone, of people who come to log in, speak against nobody.
  expect(isFlood(notesOf([...tries(1), ...Array.from({ length: 9 }, () => FORM)]))).toBe(false);
});

it('knows the form by where logins go to, whatever it is called, also before the first', () => {
  expect(tookPartInSpread(notesOf(tries(8)))).toBe(true);
  expect(tookPartInSpread(notesOf([FORM, FORM, ...tries(2)]))).toBe(true);
  expect(tookPartInSpread(notesOf([FORM, ['browse', 'GET', '/items/1'], ...tries(2)]))).toBe(false);
});
