import { expect, it } from 'vitest';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { UNKNOWN_HAND } from '../../model/unknown-hand.ts';
import { AccountHands } from './account-hands.ts';
import { accountKey } from './account-uses.ts';

const MINUTE = 60_000;

const ATTACKER = '203.0.113.9';
const OFFICE = '192.0.2.20';

let line = 0;

function event(minute: number, given: Partial<ShopEvent>): ShopEvent {
  line++;
  return {
    ...SILENT_EVENT,
    kind: 'audit',
    at: minute * MINUTE,
    source: { input: 0, line, offset: line * 100 },
    account: 'staff1',
    tenant: 'b',
    action: 'order.export',
    result: 'success',
    ...given,
  };
}

/** A login as the access log tells it, and as the audit log does a second later. */
function login(minute: number, address: string, given: Partial<ShopEvent> = {}): ShopEvent[] {
  const action = 'admin.login';
  const web = event(minute, { kind: 'web', action, address, account: '', method: 'POST', status: 302 });
  return [web, event(minute + 1 / 60, { action, ...given })];
}

const GUESSED = { key: accountKey('b', 'staff1'), from: 600 * MINUTE, to: 600 * MINUTE };

/** Whose the acts without an address are, when all of these were seen. */
function told(events: readonly ShopEvent[], ...acts: readonly ShopEvent[]) {
  const hands = new AccountHands((address) => (address === ATTACKER ? 'a1' : undefined), [GUESSED]);
  for (const one of [...events, ...acts].sort((a, b) => a.at - b.at)) hands.observe(one);
  const names = [...hands.finish()];
  return { names, hands: acts.map((act) => hands.handOf(act)) };
}

const SOLE = { actor: 'a1', isSole: true };
const SHARED = { actor: 'a1', isSole: false };

it('are the actor’s where its login in the access log is the account’s in the audit log', () => {
  expect(told(login(0, ATTACKER), event(5, {}), event(34, {}))).toEqual({
    names: ['staff1'],
    hands: [SOLE, SOLE],
  });
});

it('are the actor’s where a line names account and address', () => {
  const used = event(0, { address: ATTACKER, action: 'admin.login' });
  expect(told([used], event(5, {})).hands).toEqual([SOLE]);
  const failed = event(0, { address: ATTACKER, action: 'admin.login', result: 'failure' });
  expect(told([failed], event(5, {}))).toEqual({ names: [], hands: [undefined] });
});

it.each([
  ['before its first login', login(60, ATTACKER), event(59, {})],
  ['after its session', login(0, ATTACKER), event(32, {})],
  ['of another account', login(0, ATTACKER), event(5, { account: 'staff2' })],
  ['of the same name in another shop', login(0, ATTACKER), event(5, { tenant: 'c' })],
  ['of somebody who is no actor', login(0, OFFICE), event(5, {})],
])('are not the actor’s %s', (_, events, act) => {
  expect(told(events, act).hands).toEqual([undefined]);
});

it('may be somebody else’s where others used the account about that time', () => {
  expect(told([...login(-120, OFFICE), ...login(0, ATTACKER)], event(5, {})).hands).toEqual([SHARED]);
  expect(told([...login(0, ATTACKER), ...login(10, OFFICE)], event(5, {}), event(15, {})).hands).toEqual([
    SOLE,
    SHARED,
  ]);
  const days = [...login(-13 * 60, OFFICE), ...login(0, ATTACKER)];
  expect(told(days, event(5, {})).hands).toEqual([SOLE]);
});

it('may be somebody else’s where nobody knows who logged in', () => {
  const unplaced = event(3, { action: 'admin.login' });
  expect(told([...login(0, ATTACKER), unplaced], event(5, {})).hands).toEqual([SHARED]);
  const together = [...login(0, ATTACKER), login(0, OFFICE, { account: 'staff2' })[0]!];
  expect(told(together, event(5, {})).hands).toEqual([undefined]);
});

it('are somebody else’s where the access log shows another visitor at that very act', () => {
  const act = event(5, {});
  const request = event(5, { kind: 'web', address: OFFICE, account: '', method: 'POST', status: 200 });
  expect(told([...login(0, ATTACKER), request], act).hands).toEqual([undefined]);
});

it('go on as long as the session does', () => {
  const acts = Array.from({ length: 10 }, (_, n) => event(20 * (n + 1), {}));
  expect(told(login(0, ATTACKER), ...acts).hands).toEqual(acts.map(() => SOLE));
  const late = event(20 * 10 + 40, {});
  expect(told(login(0, ATTACKER), ...acts, late).hands.at(-1)).toBeUndefined();
});

it('keeps the actor’s days with an account apart from those of its owner', () => {
  const owner = (day: number) => login(day * 24 * 60, OFFICE);
  const events = [...owner(-1), ...login(0, ATTACKER), ...owner(1), ...login(2 * 24 * 60, ATTACKER)];
  const acts = [5, 24 * 60 + 5, 2 * 24 * 60 + 5].map((minute) => event(minute, {}));
  expect(told(events, ...acts).hands).toEqual([SOLE, SHARED, SOLE]);
});

const entry = (minute: number) => event(minute, { action: 'admin.login' });

it('are of whoever guessed the password, though no log says from where', () => {
  const guesser = { actor: UNKNOWN_HAND, isSole: true };
  expect(told([entry(600)], event(599, {}), event(605, {}), event(634, {}))).toEqual({
    names: ['staff1'],
    hands: [undefined, guesser, guesser],
  });
});

it('may be the guesser’s after a pause, until somebody logs in again', () => {
  const maybe = { actor: UNKNOWN_HAND, isSole: false };
  const { hands } = told([entry(600), entry(900)], event(700, {}), event(905, {}), event(950, {}));
  expect(hands).toEqual([maybe, undefined, undefined]);
});

it('may be the owner’s who was there on the same day', () => {
  expect(told([entry(300), entry(600)], event(610, {})).hands).toEqual([
    { actor: UNKNOWN_HAND, isSole: false },
  ]);
});

const logout = (minute: number, given: Partial<ShopEvent> = {}) =>
  event(minute, { action: 'account.logout', ...given });

it('are nobody’s who is an actor after it logged out', () => {
  const seen = [...login(0, ATTACKER), logout(10)];
  expect(told(seen, event(9, {}), event(12, {})).hands).toEqual([SOLE, undefined]);
  expect(told([...seen, ...login(20, ATTACKER)], event(12, {}), event(25, {})).hands).toEqual([
    undefined,
    SOLE,
  ]);
});

it('are the actor’s alone where the others had logged out before', () => {
  const failed = [...login(-120, OFFICE), logout(-60, { result: 'failure' })];
  expect(told([...failed, ...login(0, ATTACKER)], event(5, {})).hands).toEqual([SHARED]);
  const left = [...login(-120, OFFICE), logout(-60)];
  expect(told([...left, ...login(0, ATTACKER)], event(5, {})).hands).toEqual([SOLE]);
});

it('tell nothing where a logout may be of either of two', () => {
  const both = [...login(0, ATTACKER), ...login(5, OFFICE), logout(10)];
  expect(told(both, event(12, {})).hands).toEqual([SHARED]);
});
