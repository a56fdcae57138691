import { expect, test } from 'vitest';
import type { Attack } from '../model/attack.ts';
import { ATTACKS } from '../model/attack.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ProvenAttack } from '../model/proven-attack.ts';
import { FindingBook } from './finding-book.ts';
import { InventEvent } from './invent-event.ts';
import { ruleInfoOf } from './rule-info.ts';
import { withProof } from './with-proof.ts';

const MINUTE = 60_000;
const WHY = { ja: '読み出された。', en: 'It was read.' };

/** One finding of an attack, from minute 10 to 20. */
function finding(outcome: Outcome, attacks: readonly Attack[] = ['sqli']) {
  const book = new FindingBook();
  const invent = new InventEvent();
  const rule = ruleInfoOf({ id: 'r', title: 'R', level: 'high' });
  for (const minute of [10, 20]) {
    const bits = attacks.reduce((set, attack) => set | (1 << ATTACKS.indexOf(attack)), 0);
    book.add({ rule, event: invent.event(minute * MINUTE, 'GET /x 200', { attacks: bits }), outcome });
  }
  const locate = ({ line }: { line: number }) => `${line}`;
  const [made] = book.finish({ judge: () => ({ outcome, reason: null }), language: 'en', locate });
  return { ...made!, attacks, outcome };
}

function proof(given: Partial<ProvenAttack> = {}): ProvenAttack {
  return { actor: 'A', tenant: 'a', attack: 'sqli', from: 15 * MINUTE, to: 90 * MINUTE, why: WHY, ...given };
}

function proved(proofs: readonly ProvenAttack[], of = finding('unknown'), actor: string | undefined = 'A') {
  const [after] = withProof([of], proofs, () => actor, 'ja');
  expect(after!.id).toBe(of.id);
  return after!;
}

test('an attack that brought something back succeeded, for the reason that scope gives', () => {
  expect(proved([proof(), proof()])).toMatchObject({ outcome: 'succeeded', reason: '読み出された。' });
});

test.each([
  ['somebody else did it', proof({ actor: 'B' })],
  ['it was another shop', proof({ tenant: 'b' })],
  ['it was before', proof({ from: 0, to: 9 * MINUTE })],
  ['it was after', proof({ from: 21 * MINUTE })],
  ['it was another attack', proof({ attack: 'traversal' })],
])('it stays open when %s', (_, other) => {
  expect(proved([other]).outcome).toBe('unknown');
  expect(proved([]).outcome).toBe('unknown');
});

test('probes stay open where answers told by themselves which requests succeeded', () => {
  const outcomesWith = (given: Partial<ProvenAttack>) =>
    withProof([finding('succeeded'), finding('unknown')], [proof(given)], () => 'A', 'ja').map(
      ({ outcome }) => outcome,
    );
  expect(outcomesWith({ from: 12 * MINUTE, to: 18 * MINUTE })).toEqual(['succeeded', 'unknown']);
  expect(outcomesWith({})).toEqual(['succeeded', 'succeeded']);
});

test('a shop alone, which has no name, is its own tenant', () => {
  const alone = { ...finding('unknown'), tenants: [] };
  expect(proved([proof({ tenant: '' })], alone).outcome).toBe('succeeded');
  expect(proved([proof()], alone).outcome).toBe('unknown');
});

test.each([
  ['of the proof', proof({ from: Number.NaN, to: Number.NaN }), finding('unknown')],
  ['of the finding', proof(), { ...finding('unknown'), firstAt: Number.NaN, lastAt: Number.NaN }],
])('a time %s that is not known speaks against nothing', (_, given, of) => {
  expect(proved([given], of).outcome).toBe('succeeded');
  expect(proved([{ ...given, tenant: 'b' }], of).outcome).toBe('unknown');
});

test('what belongs to no actor is proven by its address', () => {
  const nobody = proof({ actor: null, address: '203.0.113.1' });
  const [alone] = withProof([finding('unknown')], [nobody], () => undefined, 'en');
  expect(alone).toMatchObject({ outcome: 'succeeded', reason: 'It was read.' });
  expect(proved([nobody]).outcome).toBe('unknown');
  const [other] = withProof(
    [finding('unknown')],
    [{ ...nobody, address: '192.0.2.1' }],
    () => undefined,
    'en',
  );
  expect(other!.outcome).toBe('unknown');
});

test('what nobody can be named for is proven by what is known of nobody, and by nothing else', () => {
  const unnamed = { ...finding('unknown'), sources: [] };
  const outcomeBy = (address: string | undefined) =>
    withProof([unnamed], [proof({ actor: null, address })], () => undefined, 'en')[0]!.outcome;
  expect(outcomeBy('')).toBe('succeeded');
  expect(outcomeBy('203.0.113.1')).toBe('unknown');
  expect(outcomeBy(undefined)).toBe('unknown');
});

test('what was refused stays refused, and what says more than that attack stays open', () => {
  expect(proved([proof()], finding('attempted')).outcome).toBe('attempted');
  expect(proved([proof()], finding('unknown', ['sqli', 'scanner'])).outcome).toBe('unknown');
  expect(proved([proof()], finding('unknown', [])).outcome).toBe('unknown');
});
