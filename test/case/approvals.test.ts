import { expect, it } from 'vitest';
import type { ApprovedAct } from '../../src/model/case/approval.ts';
import type { CaseAct } from '../../src/model/case/case-act.ts';
import type { CaseState } from '../../src/model/case/case-state.ts';
import type { Signer } from '../../src/model/case/signer.ts';
import { enterKey } from '../../src/respond/approvals/enter-key.ts';
import {
  nameDeputy,
  proposeApproval,
  type Step,
  stepApproval,
} from '../../src/respond/approvals/step-approval.ts';
import { approvalStanding } from '../../src/respond/case/approval-standing.ts';
import { foldCase } from '../../src/respond/case/fold-case.ts';
import { moveTask } from '../../src/respond/case/move-task.ts';
import { readFact } from '../../src/respond/case/read-fact.ts';
import { sealEntry } from '../../src/store/case-chain/seal-entry.ts';
import { inventedCase } from './invented-case.ts';
import { inventedSigner } from './invented-signer.ts';

const at = (time: string) => `2026-09-01T${time}:00+09:00`;
const refused = (code: string) => expect.objectContaining({ code });

const SIGNERS = new Map([
  ['佐藤', inventedSigner(1)],
  ['鈴木', inventedSigner(2)],
  ['田中', inventedSigner(3)],
]);
/** Who holds a key; as typed, so that another spelling of the name has the same. */
const signerOf = (who: string) =>
  SIGNERS.get(who.normalize('NFKC').replace(/\s/g, '').replace('サトウ', '佐藤')) ?? null;

async function deskOf({ withKeys = true, opened = '00:00' } = {}) {
  const one = await inventedCase('web-intrusion', at(opened));
  const enter = (who: string, time: string, signer = signerOf(who)!) =>
    one.act((state) => enterKey(state, { who, why: '', signer }), at(time));
  if (withKeys) for (const who of SIGNERS.keys()) enter(who, '00:10');
  const propose = (
    act: ApprovedAct,
    time: string,
    more: { total?: number; sha256?: string; who?: string; signer?: Signer | null } = {},
  ) => {
    const { total = null, sha256 = '', who = '佐藤', signer = signerOf(who) } = more;
    const signing = { who, why: '深夜のため', now: Date.parse(at(time)), signer };
    return one.act(
      (state) => proposeApproval(state, { act, subject: '第一報', sha256, total }, signing),
      at(time),
    );
  };
  const step = (
    id: string,
    to: Step['step'],
    who: string,
    time: string,
    { signer = signerOf(who), ...more }: Partial<Step> & { signer?: Signer | null } = {},
  ) => {
    const signing = { who, why: '確認した', now: Date.parse(at(time)), signer };
    return one.act(
      (state) => stepApproval(state, { id, step: to, sha256: '', typed: null, ...more }, signing),
      at(time),
    );
  };
  return { one, propose, step, enter };
}

const standing = (state: CaseState, id: string) =>
  approvalStanding(state.approvals.find((approval) => approval.id === id)!);

it('containment is done by one, countersigned by another within 24 hours, and can be undone', async () => {
  const { propose, step, one } = await deskOf();
  const state = propose('containment', '02:00');
  expect(standing(state, 'containment-1')).toBe('waits-countersign');
  const task = state.tasks.find(({ id }) => id === 'countersign-containment-1')!;
  expect([task.status, task.dueAt]).toEqual(['open', Date.parse(at('02:00')) + 86_400_000]);
  const byHand = { id: task.id, to: 'done', tenants: [], who: '鈴木', why: 'x' } as const;
  expect(() => moveTask(state, byHand)).toThrow(refused('APPROVAL_STEP'));
  expect(() => step('containment-1', 'countersigned', ' 佐藤 ', '09:00')).toThrow(
    refused('APPROVAL_SAME_PERSON'),
  );
  const after = step('containment-1', 'countersigned', '鈴木', '09:00');
  expect(standing(after, 'containment-1')).toBe('allowed');
  expect(after.tasks.find(({ id }) => id === task.id)!.status).toBe('done');
  propose('containment', '10:00');
  expect(standing(step('containment-2', 'undone', '佐藤', '11:00'), 'containment-2')).toBe('undone');
  expect(
    one.state().tasks.some(({ id, status }) => id === 'countersign-containment-2' && status === 'open'),
  ).toBe(false);
});

it('the prompt report waits for nobody', async () => {
  const { propose } = await deskOf();
  expect(standing(propose('prompt-report', '02:00'), 'prompt-report-1')).toBe('allowed');
});

it.each(['mass-mail', 'publication'] as const)(
  '%s needs two different persons and one document',
  async (act) => {
    const { propose, step } = await deskOf();
    const id = `${act}-1`;
    const sha256 = 'c'.repeat(64);
    expect(standing(propose(act, '02:00', { total: 2259, sha256 }), id)).toBe('waits-second');
    expect(() => step(id, 'signed', 'ｻﾄｳ', '03:00', { sha256: 'd'.repeat(64) })).toThrow(
      refused('APPROVAL_DOCUMENT'),
    );
    expect(() => step(id, 'signed', '佐 藤', '03:00')).toThrow(refused('APPROVAL_SAME_PERSON'));
    expect(() => step(id, 'countersigned', '鈴木', '03:00')).toThrow(refused('APPROVAL_STEP'));
    expect(standing(step(id, 'signed', '鈴木', '03:00', { sha256 }), id)).toBe('allowed');
    expect(standing(step(id, 'undone', '佐藤', '04:00'), id)).toBe('undone');
    expect(() => step(id, 'signed', '鈴木', '05:00')).toThrow(refused('APPROVAL_STEP'));
  },
);

it('a mass mail says how many it goes to', async () => {
  const { propose } = await deskOf();
  expect(() => propose('mass-mail', '02:00')).toThrow(refused('APPROVAL_TOTAL'));
});

it('a sole owner waits an hour and types the total', async () => {
  const { one, propose, step } = await deskOf();
  propose('mass-mail', '02:00', { total: 100 });
  const alone = (time: string, typed: number, who = '佐藤') =>
    step('mass-mail-1', 'signed-alone', who, time, { typed });
  expect(() => alone('04:00', 100)).toThrow(refused('APPROVAL_STEP'));
  one.act((state) =>
    readFact(state, { set: '', name: 'organisation.soleOwner', written: 'true', who: '佐藤', why: '' }),
  );
  expect(() => alone('02:59', 100)).toThrow(refused('APPROVAL_EARLY'));
  expect(() => alone('03:00', 99)).toThrow(refused('APPROVAL_TOTAL'));
  expect(() => alone('03:00', 100, '鈴木')).toThrow(refused('APPROVAL_STEP'));
  expect(standing(alone('03:00', 100), 'mass-mail-1')).toBe('allowed-alone');
});

it('a second who is named after the proposal does not count', async () => {
  const { one, propose, step } = await deskOf();
  const name = (deputy: string, time: string) =>
    one.act(
      () => nameDeputy(deputy, { who: '佐藤', why: '', now: Date.parse(at(time)), signer: null }),
      at(time),
    );
  name('鈴木', '01:00');
  propose('publication', '02:00');
  name('田中', '02:30');
  expect(() => step('publication-1', 'signed', '田中', '03:00')).toThrow(refused('APPROVAL_DEPUTY'));
  expect(standing(step('publication-1', 'signed', '鈴木', '03:00'), 'publication-1')).toBe('allowed');
});

it.each(['mass-mail', 'publication'] as const)(
  '%s is signed by each with a key of their own',
  async (act) => {
    const { propose, step, enter } = await deskOf({ withKeys: false });
    const id = `${act}-1`;
    const total = 2;
    expect(() => propose(act, '01:00', { total, signer: null })).toThrow(refused('APPROVAL_KEY'));
    expect(() => propose(act, '01:00', { total })).toThrow(refused('APPROVAL_KEY'));
    enter('佐藤', '01:10');
    expect(() => enter('鈴木', '01:20', signerOf('佐藤')!)).toThrow(refused('APPROVAL_KEY_TAKEN'));
    propose(act, '02:00', { total });
    expect(() => step(id, 'signed', '鈴木', '02:10', { signer: signerOf('佐藤') })).toThrow(
      refused('APPROVAL_KEY'),
    );
    enter('鈴木', '02:20');
    expect(() => step(id, 'signed', '鈴木', '02:30')).toThrow(refused('APPROVAL_KEY_LATE'));
    propose(act, '03:00', { total });
    expect(standing(step(`${act}-2`, 'signed', '鈴木', '03:10'), `${act}-2`)).toBe('allowed');
    expect(standing(step(`${act}-2`, 'undone', '田中', '03:20', { signer: null }), `${act}-2`)).toBe(
      'undone',
    );
  },
);

it('a signature that was written into the journal for another document, step or person proves nothing', async () => {
  const { one, propose, step } = await deskOf();
  propose('publication', '02:00', { sha256: 'c'.repeat(64) });
  step('publication-1', 'signed', '鈴木', '03:00');
  const sound = one.entries.at(-1)!;
  const { seq: _, hash: __, previous: ___, ...rest } = sound;
  const proofOf = (what: object, who = sound.who) => {
    const forged = { ...rest, who, what: { ...sound.what, ...what } } as unknown as CaseAct;
    const entries = [...one.entries.slice(0, -1), sealEntry(forged, one.entries.at(-2), sound.at)];
    const { approvals } = foldCase(entries)!;
    return [approvals[0]!.marks[1]!.proof, approvalStanding(approvals[0]!)];
  };
  expect(proofOf({})).toEqual(['signed', 'allowed']);
  const broken = ['broken', 'waits-second'];
  expect(proofOf({ sha256: 'd'.repeat(64) })).toEqual(broken);
  expect(proofOf({ total: 3 })).toEqual(broken);
  expect(proofOf({ step: 'signed-alone' })).toEqual(broken);
  expect(proofOf({}, '田中')).toEqual(broken);
  expect(proofOf({ key: signerOf('田中')!.publicKey })).toEqual(broken);
  expect(proofOf({ signature: undefined })).toEqual(['name', 'waits-second']);
});

it('a signature of one case does not count in another', async () => {
  const one = await deskOf();
  const other = await deskOf({ opened: '00:01' });
  one.propose('publication', '02:00');
  other.propose('publication', '02:00', { who: '鈴木' });
  other.one.act(() => {
    const { kind, who, why, what } = one.one.entries.at(-1)!;
    return { kind, who, why, what } as unknown as CaseAct;
  });
  const marks = other.one.state().approvals[0]!.marks.map(({ proof }) => proof);
  expect(marks).toEqual(['signed', 'broken']);
});
