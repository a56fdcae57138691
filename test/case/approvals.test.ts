import { expect, it } from 'vitest';
import type { ApprovedAct } from '../../src/model/case/approval.ts';
import type { CaseState } from '../../src/model/case/case-state.ts';
import {
  nameDeputy,
  proposeApproval,
  type Step,
  stepApproval,
} from '../../src/respond/approvals/step-approval.ts';
import { approvalStanding } from '../../src/respond/case/approval-standing.ts';
import { moveTask } from '../../src/respond/case/move-task.ts';
import { recordFact } from '../../src/respond/case/record-fact.ts';
import { inventedCase } from './invented-case.ts';

const at = (time: string) => `2026-09-01T${time}:00+09:00`;
const refused = (code: string) => expect.objectContaining({ code });

async function deskOf() {
  const one = await inventedCase('web-intrusion', at('00:00'));
  const propose = (
    act: ApprovedAct,
    time: string,
    more: { total?: number; sha256?: string; who?: string } = {},
  ) => {
    const { total = null, sha256 = '', who = '佐藤' } = more;
    const signing = { who, why: '深夜のため', now: Date.parse(at(time)) };
    return one.act(
      (state) => proposeApproval(state, { act, subject: '第一報', sha256, total }, signing),
      at(time),
    );
  };
  const step = (id: string, to: Step['step'], who: string, time: string, more: Partial<Step> = {}) => {
    const signing = { who, why: '確認した', now: Date.parse(at(time)) };
    return one.act(
      (state) => stepApproval(state, { id, step: to, sha256: '', typed: null, ...more }, signing),
      at(time),
    );
  };
  return { one, propose, step };
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
    recordFact(state, { set: '', name: 'organisation.soleOwner', written: 'true', who: '佐藤', why: '' }),
  );
  expect(() => alone('02:59', 100)).toThrow(refused('APPROVAL_EARLY'));
  expect(() => alone('03:00', 99)).toThrow(refused('APPROVAL_TOTAL'));
  expect(() => alone('03:00', 100, '鈴木')).toThrow(refused('APPROVAL_STEP'));
  expect(standing(alone('03:00', 100), 'mass-mail-1')).toBe('allowed-alone');
});

it('a second who is named after the proposal does not count', async () => {
  const { one, propose, step } = await deskOf();
  const name = (deputy: string, time: string) =>
    one.act(() => nameDeputy(deputy, { who: '佐藤', why: '', now: Date.parse(at(time)) }), at(time));
  name('鈴木', '01:00');
  propose('publication', '02:00');
  name('田中', '02:30');
  expect(() => step('publication-1', 'signed', '田中', '03:00')).toThrow(refused('APPROVAL_DEPUTY'));
  expect(standing(step('publication-1', 'signed', '鈴木', '03:00'), 'publication-1')).toBe('allowed');
});
