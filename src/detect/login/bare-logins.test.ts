import { expect, test } from 'vitest';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import { BareLogins, isBareUnusual } from './bare-logins.ts';

const from = (address: string, minutes: number) => ({
  ...SILENT_EVENT,
  kind: 'web' as const,
  tenant: '',
  source: { input: 0, line: 1, offset: 0 },
  address,
  at: Date.UTC(2026, 9, 5) + minutes * MINUTE_MS,
});

test('a login is bare where no page was shown to its address shortly before', () => {
  const logins = new BareLogins();
  logins.noteShown(from('a', 0));
  expect(logins.isBare(from('a', 29))).toBe(false);
  expect(logins.isBare(from('b', 29))).toBe(true);
  expect(logins.isBare(from('a', 200))).toBe(true);
});

test('a page that was shown after a login does not speak for it, however late the login is told', () => {
  const logins = new BareLogins();
  logins.noteShown(from('a', 5));
  expect(logins.isBare(from('a', 4))).toBe(true);
  logins.noteShown(from('a', 40));
  expect(logins.isBare(from('a', 39))).toBe(false);
});

test('where too many were there to remember, nobody is called bare for half an hour', () => {
  const logins = new BareLogins();
  for (let n = 0; n <= 70_000; n++) logins.noteShown(from(`a${n}`, 1));
  expect(logins.isBare(from('z', 2))).toBe(false);
  expect(logins.isBare(from('z', 40))).toBe(true);
});

test('it is unusual only where many logins are known and hardly any was so', () => {
  expect(isBareUnusual({ entered: 99, bare: 0 })).toBe(false);
  expect(isBareUnusual({ entered: 200, bare: 1 })).toBe(true);
  expect(isBareUnusual({ entered: 200, bare: 2 })).toBe(false);
});
