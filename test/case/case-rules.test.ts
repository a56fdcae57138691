import { beforeAll, describe, expect, it } from 'vitest';
import type { FactValue } from '../../src/model/case/case-act.ts';
import type { CaseState } from '../../src/model/case/case-state.ts';
import { factValue } from '../../src/model/case/fact-value.ts';
import { INCIDENT_KINDS, PHASES } from '../../src/model/case/playbook.ts';
import type { LawBook } from '../../src/model/law.ts';
import type { Report } from '../../src/model/report-schema.ts';
import { answerQuestion, askParty } from '../../src/respond/case/ask-party.ts';
import { attachReport } from '../../src/respond/case/attach-report.ts';
import { caseView } from '../../src/respond/case/case-view.ts';
import { checkFacts } from '../../src/respond/case/check-facts.ts';
import { closeCase } from '../../src/respond/case/close-case.ts';
import { decide } from '../../src/respond/case/decide.ts';
import { dutiesOfCase } from '../../src/respond/case/duties-of-case.ts';
import { factsOfCase } from '../../src/respond/case/facts-of-case.ts';
import { moveTask, type TaskMove } from '../../src/respond/case/move-task.ts';
import {
  type InventedCase,
  inventedCase,
  inventedReport,
  reportExposure,
  shippedLaws,
  shippedPlaybook,
} from './invented-case.ts';

let book: LawBook;
beforeAll(async () => {
  book = await shippedLaws();
});

const doer = { who: '佐藤', why: '調べた結果' };
const fact =
  (name: string, written: string, more: { set?: string; why?: string } = {}) =>
  (state: CaseState) => {
    const { taken, problems } = checkFacts(state, [{ set: '', name, written, ...doer, ...more }]);
    if (problems[0] !== undefined) throw problems[0].error;
    return taken[0]!.act;
  };
const move =
  (id: string, to: TaskMove['to'], more: Partial<TaskMove> = {}) =>
  (state: CaseState) =>
    moveTask(state, { id, to, tenants: [], ...doer, ...more });
const attach = (report: Report) => () =>
  attachReport({ report, sha256: 'b'.repeat(64), path: 'hinomi-report' }, '佐藤', '');
const duties = (state: CaseState) => dutiesOfCase(state, book);
const refused = (code: string) => expect.objectContaining({ code });

describe('playbooks', () => {
  it.each(INCIDENT_KINDS)(
    '%s preserves first, contains after that, and opens again only through the gate',
    async (kind) => {
      const { tasks } = await shippedPlaybook(kind);
      expect(tasks[0]!.phase).toBe('preserve');
      const at = tasks.map(({ phase }) => PHASES.indexOf(phase));
      expect(at).toEqual([...at].sort((a, b) => a - b));
      const gate = tasks.filter(({ isGate }) => isGate).map(({ id }) => id);
      expect(gate.length).toBeGreaterThan(1);
      const isOpening = ({ phase, isGate }: (typeof tasks)[number]) => phase === 'resume' && !isGate;
      expect(tasks.filter(isOpening).length).toBeGreaterThan(0);
      for (const { after } of tasks.filter(isOpening))
        expect(gate).toEqual(expect.arrayContaining([...after]));
      expect(tasks.map(({ id }) => id)).toEqual(expect.arrayContaining(['look-back', 'why-held']));
      const texts = tasks.flatMap(({ title, how }) => [title.ja, title.en, how.ja, how.en]);
      expect(texts.every((text) => text.length > 3)).toBe(true);
    },
  );

  it('keeps what disturbs evidence behind its preservation', async () => {
    for (const kind of INCIDENT_KINDS) {
      const { tasks } = await shippedPlaybook(kind);
      const preserving = tasks.filter(({ phase }) => phase === 'preserve').map(({ id }) => id);
      const waits = (id: string) => {
        const task = tasks.find((one) => one.id === id);
        return task === undefined || task.after.some((one) => preserving.includes(one));
      };
      expect(['isolate', 'stop-cards', 'revoke', 'close-it', 'regain', 'reset-passwords'].every(waits)).toBe(
        true,
      );
      const abuse = tasks.find(({ id }) => id === 'abuse-report');
      if (abuse !== undefined) expect(abuse.after).toEqual(['preserve-logs', 'police-word']);
    }
  });
});

describe('tasks', () => {
  it('wait for those before them, until these are done or left out with a reason', async () => {
    const one = await inventedCase('skimming');
    expect(() => one.act(move('stop-cards', 'done'))).toThrow(refused('CASE_TASK_WAITS'));
    one.act(move('keep-page', 'done'));
    expect(() => one.act(move('preserve-logs', 'skipped', { why: ' ' }))).toThrow(refused('CASE_WHY'));
    one.act(move('preserve-logs', 'skipped', { why: 'no logs are kept' }));
    const state = one.act(move('stop-cards', 'done'));
    const done = state.tasks.find(({ id }) => id === 'stop-cards');
    expect(done).toMatchObject({ status: 'done', steps: [{ status: 'done', who: '佐藤' }] });
  });

  it('of the gate are shown with a reason and cannot be left out', async () => {
    const one = await inventedCase('exposed-service');
    expect(() => one.act(move('outside-checked', 'skipped'))).toThrow(refused('CASE_GATE'));
    for (const id of ['keep-setting', 'stop-deletion', 'close-it']) one.act(move(id, 'done'));
    expect(() => one.act(move('outside-checked', 'done', { why: '' }))).toThrow(refused('CASE_WHY'));
    expect(() => one.act(move('reopen-shop', 'done'))).toThrow(refused('CASE_TASK_WAITS'));
    one.act(move('outside-checked', 'done'));
  });

  it('are due hours after knowing, or with their duty', async () => {
    const one = await inventedCase('web-intrusion', '2026-09-01T12:00:00+09:00');
    const due = (id: string) => {
      const { tasks } = caseView(one.state(), book, 0);
      return tasks.find(({ task }) => task.id === id)!;
    };
    const hour = Date.parse('2026-09-01T14:00:00+09:00');
    expect(due('stop-deletion').dueAt).toBe(hour);
    one.act(fact('knownAt', '2026-08-31T20:00'));
    expect(due('stop-deletion').dueAt).toBe(Date.parse('2026-08-31T22:00:00+09:00'));
    expect(due('prompt-report').dueAt).toBe(Date.parse('2026-09-04T23:59:59+09:00'));
    one.act(fact('role', 'shop'));
    expect(due('tell-principals').isOwed).toBe(false);
  });
});

describe('facts', () => {
  it('keep their versions; a change owes a reason', async () => {
    const one = await inventedCase('list-attack');
    one.act(fact('persons', '80', { why: '' }));
    one.act(fact('persons', '80', { why: '' }));
    expect(() => one.act(fact('persons', '35', { why: '' }))).toThrow(refused('CASE_WHY'));
    const state = one.act(fact('persons', '35', { why: '重複を除いた' }));
    expect(factValue(state, 'persons')).toBe(35);
    expect(state.facts.get('persons')!.versions).toMatchObject([
      { value: 80 },
      { value: 80 },
      { value: 35, why: '重複を除いた', source: 'typed' },
    ]);
  });

  it.each<[string, string, FactValue]>([
    ['items', 'card_number, card_expiry', ['card_number', 'card_expiry']],
    ['encrypted', 'null', null],
    ['contact.phone', '0120-000-000', '0120-000-000'],
    ['incident.from', '2026-08-01', '2026-07-31T15:00:00.000Z'],
    ['role', 'provider', 'provider'],
  ])('read %s=%s', async (name, written, value) => {
    const one = await inventedCase('insider');
    expect(factValue(one.act(fact(name, written)), name)).toEqual(value);
  });

  it.each([
    ['person', '3', 'CASE_FACT_NAME'],
    ['persons', '1.5', 'CASE_FACT_VALUE'],
    ['persons', 'many', 'CASE_FACT_VALUE'],
    ['items', 'card', 'CASE_FACT_VALUE'],
    ['certainty', 'sure', 'CASE_FACT_VALUE'],
    ['encrypted', 'maybe', 'CASE_FACT_VALUE'],
    ['knownAt', '2026-13-01', 'CASE_FACT_VALUE'],
    ['__proto__', 'x', 'CASE_FACT_NAME'],
  ])('refuse %s=%s', async (name, written, code) => {
    const one = await inventedCase('insider');
    expect(() => one.act(fact(name, written))).toThrow(refused(code));
  });

  it('refuse what contradicts what was said', async () => {
    const one = await inventedCase('web-intrusion');
    one.act(fact('incident.from', '2026-08-10'));
    expect(() => one.act(fact('incident.to', '2026-08-01'))).toThrow(refused('CASE_CONTRADICTION'));
    expect(() => one.act(fact('knownAt', '2026-08-09'))).toThrow(refused('CASE_CONTRADICTION'));
    one.act(fact('incident.records', '10'));
    expect(() => one.act(fact('persons', '11'))).toThrow(refused('CASE_CONTRADICTION'));
    one.act(fact('persons', '10'));
    // A day of which nobody said the hour clashes with no hour of it.
    one.act(fact('incident.from', '2026-08-10T15:30'));
    one.act(fact('incident.to', '2026-08-10'));
    one.act(fact('knownAt', '2026-08-10'));
  });

  it.each<[string, readonly [set: string, name: string, written: string][]]>([
    [
      'cards/items',
      [
        ['', 'cards', 'false'],
        ['', 'items', 'name,card_number'],
      ],
    ],
    [
      'cards/buyers/items',
      [
        ['', 'cards', 'false'],
        ['buyers', 'items', 'card_cvv'],
      ],
    ],
    [
      'encrypted/hashesReadable',
      [
        ['', 'hashesReadable', 'true'],
        ['', 'encrypted', 'true'],
      ],
    ],
    [
      'unauthorisedAccess/skimmedInput',
      [
        ['', 'skimmedInput', 'true'],
        ['', 'unauthorisedAccess', 'false'],
      ],
    ],
    [
      'buyers/persons/buyers/incident.records',
      [
        ['buyers', 'incident.records', '5'],
        ['buyers', 'persons', '6'],
      ],
    ],
    [
      'buyers/persons/personsInAll',
      [
        ['', 'personsInAll', '5'],
        ['buyers', 'persons', '6'],
      ],
    ],
    [
      'buyers/knownAt/incident.from',
      [
        ['', 'incident.from', '2026-08-10'],
        ['buyers', 'knownAt', '2026-08-09'],
      ],
    ],
  ])('refuse %s, whichever is said last, together and one after the other', async (_, typed) => {
    const one = await inventedCase('web-intrusion');
    const facts = typed.map(([set, name, written]) => ({ set, name, written, ...doer }));
    for (const order of [facts, facts.toReversed()]) {
      const { problems } = checkFacts(one.state(), order);
      expect(problems.map(({ at, error }) => [at, error.code])).toEqual([[1, 'CASE_CONTRADICTION']]);
    }
    const [first, second] = typed.map(([set, name, written]) => fact(name, written, { set }));
    one.act(first!);
    expect(() => one.act(second!)).toThrow(refused('CASE_CONTRADICTION'));
  });

  it('that are mended together may be written in any order', async () => {
    const one = await inventedCase('web-intrusion');
    one.act(fact('cards', 'false'));
    const written = [
      ['items', 'card_number'],
      ['cards', 'true'],
    ].map(([name, value]) => {
      return { set: '', name: name!, written: value!, ...doer };
    });
    expect(checkFacts(one.state(), written).problems).toEqual([]);
    expect(checkFacts(one.state(), written.toReversed()).problems).toEqual([]);
    expect(checkFacts(one.state(), [written[0]!]).problems).toHaveLength(1);
  });
});

describe('knowing', () => {
  it('is every moment that was said and the first showing of a report; the earliest drives until it is settled', async () => {
    const one = await inventedCase('skimming');
    one.act(fact('knownAt', '2026-09-05T10:00', { why: '調査会社の報告' }));
    one.act(fact('knownAt', '2026-08-30T09:00', { why: 'カード会社から電話' }));
    const shownAt = '2026-09-06T18:00:00+09:00';
    const report = inventedReport({ exposures: [reportExposure()] });
    let state = one.act(attach(report), shownAt);
    expect(state.knowing.map(({ source, event }) => [source, event])).toEqual([
      ['said', 'カード会社から電話'],
      ['said', '調査会社の報告'],
      ['report-shown', ''],
    ]);
    expect(state.firstShownAt).toBe(Date.parse(shownAt));
    expect(factsOfCase(state).knownAt).toHaveLength(3);
    for (const slip of ['known_at', 'knwon-at', 'not-reportble', 'Not reportable'])
      expect(() => one.act((now) => decide(now, [], { about: slip, choice: 'x', ...doer }))).toThrow(
        refused('CASE_UNKNOWN'),
      );
    expect(() =>
      one.act((now) => decide(now, [], { about: 'known-at', choice: '2026-09-04', ...doer })),
    ).toThrow(refused('OPTION_VALUE'));
    state = one.act((now) => decide(now, [], { about: 'known-at', choice: '2026-09-05T10:00', ...doer }));
    expect(factsOfCase(state).knownAt).toEqual([Date.parse('2026-09-05T10:00:00+09:00')]);
    expect(state.knowing).toHaveLength(3);
  });

  it('is not a report that tells of no harm', async () => {
    const one = await inventedCase('web-intrusion');
    const state = one.act(attach(inventedReport()));
    expect(state.knowing).toEqual([]);
    expect(state.firstShownAt).not.toBeNaN();
  });
});

describe('a report', () => {
  const total = { tenant: null, unit: 'persons', bound: 'exact' } as const;

  it('gives facts, figures and evidence with its period', async () => {
    const one = await inventedCase('web-intrusion');
    const state = one.act(
      attach(
        inventedReport({
          exposures: [
            reportExposure(),
            reportExposure({ id: 'e2', channel: 'skimming', certainty: 'possible', items: ['card_number'] }),
          ],
          totals: [
            { ...total, certainty: 'taken', n: 12 },
            { ...total, certainty: 'possible', n: 7, bound: 'max' },
            { ...total, certainty: 'taken', n: 12, tenant: 'a' },
          ],
        }),
      ),
    );
    const values = Object.fromEntries(
      [...state.facts].map(([key, { versions }]) => [key, versions.at(-1)!.value]),
    );
    expect(values).toMatchObject({
      persons: 19,
      bound: 'max',
      certainty: 'taken',
      items: ['name', 'email', 'card_number'],
      unauthorisedAccess: true,
      cards: true,
      skimmedInput: true,
      'a/persons': 12,
    });
    expect(state.evidence).toMatchObject([{ sha256: 'a'.repeat(64), name: 'access.log' }]);
    expect(state.evidence[0]!.from).toBe(Date.parse('2026-08-01T00:00:00+09:00'));
    expect(duties(state).some(({ key }) => key === 'acquirer/prompt-report')).toBe(true);
  });

  it('does not date anew what a person knows of the incident', async () => {
    const one = await inventedCase('web-intrusion');
    const report = inventedReport({ exposures: [reportExposure()] });
    expect(factValue(one.act(attach(report)), 'incident.from')).toBe('2026-08-01T00:00:00+09:00');
    one.act(fact('incident.from', '2026-07-03'));
    expect(factValue(one.act(attach(report)), 'incident.from')).toBe('2026-07-02T15:00:00.000Z');
  });

  it('leaves open what it does not show', async () => {
    const one = await inventedCase('exposed-service');
    const exposure = reportExposure({ channel: 'exposed-service', actor: null, persons: null });
    const state = one.act(attach(inventedReport({ exposures: [exposure] })));
    expect(factValue(state, 'persons')).toBeNull();
    expect([factValue(state, 'unauthorisedAccess'), factValue(state, 'cards')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(duties(state).find(({ key }) => key === 'ppc/prompt-report')!.duty.status).toBe('to-be-decided');
  });

  it('whose evidence cannot tell never says that nothing was found', async () => {
    const one = await inventedCase('web-intrusion');
    const checked = (answer: 'no-trace' | 'cannot-tell') => ({ question: '', answer, covers: [], says: '' });
    const state = one.act(attach(inventedReport({ checked: [checked('no-trace'), checked('cannot-tell')] })));
    expect(factValue(state, 'certainty')).toBe('cannot-tell');
  });

  it('has each tenant of a provider as a data set of its own', async () => {
    const one = await inventedCase('web-intrusion');
    one.act(attach(inventedReport({ exposures: [reportExposure(), reportExposure({ tenant: 'b' })] })));
    const sets = (state: CaseState) => factsOfCase(state).dataSets.map(({ set, role }) => [set, role]);
    expect(sets(one.act(fact('role', 'shop')))).toEqual([['', 'own']]);
    expect(sets(one.act(fact('role', 'provider')))).toEqual([
      ['a', 'entrusted'],
      ['b', 'entrusted'],
    ]);
    expect(sets(one.act(fact('role', 'own', { set: 'owners' })))).toContainEqual(['owners', 'own']);
  });
});

describe('data sets', () => {
  const owed = (state: CaseState, authority: string) =>
    duties(state).flatMap(({ duty }) =>
      duty.authority === authority && duty.kind.endsWith('report') ? [`${duty.set}:${duty.status}`] : [],
    );

  it('that are named leave the rest of the incident owing what it owes', async () => {
    const one = await inventedCase('web-intrusion');
    for (const [name, written] of [
      ['knownAt', '2026-09-01'],
      ['role', 'shop'],
      ['unauthorisedAccess', 'true'],
      ['certainty', 'taken'],
      ['encrypted', 'false'],
      ['persons', '5000'],
    ]) {
      one.act(fact(name!, written!));
    }
    const before = owed(one.state(), 'ppc');
    expect(before).toEqual([':due', ':due']);
    one.act(fact('role', 'entrusted', { set: 'buyers' }));
    one.act(fact('persons', '300', { set: 'buyers' }));
    expect(owed(one.state(), 'ppc').filter((line) => line.startsWith(':'))).toEqual(before);
    expect(owed(one.state(), 'ppc').filter((line) => line.startsWith('buyers:'))).toHaveLength(2);
    const all = (choice: string) => (state: CaseState) =>
      decide(state, duties(state), { about: 'data-sets', choice, ...doer });
    expect(() => one.act(all('every'))).toThrow(refused('OPTION_VALUE'));
    one.act(all('all'));
    expect(owed(one.state(), 'ppc').filter((line) => line.startsWith(':'))).toEqual([]);
    one.act(all('open'));
    expect(owed(one.state(), 'ppc').filter((line) => line.startsWith(':'))).toEqual(before);
  });
});

describe('duties', () => {
  it('are settled by a task that is bound to them, by a decision, or by that nothing is reportable', async () => {
    const one = await inventedCase('list-attack');
    one.act(fact('knownAt', '2026-09-01'));
    const standing = (state: CaseState, key: string) =>
      duties(state).find((duty) => duty.key === key)?.standing;
    expect(standing(one.state(), 'ppc/prompt-report')).toBe('open');
    expect(standing(one.act(move('prompt-report', 'done')), 'ppc/prompt-report')).toBe('done');
    const on = (about: string, choice: string) => (state: CaseState) =>
      decide(state, duties(state), { about, choice, ...doer });
    expect(standing(one.act(on('duty:ipa/consult', 'not-owed')), 'ipa/consult')).toBe('not-owed');
    const state = one.act(on('not-reportable', ''));
    expect(standing(state, 'ppc/final-report')).toBe('not-owed');
    expect(standing(state, 'individuals/notification@appi')).toBe('not-owed');
    expect(standing(state, 'individuals/notification@gdpr')).toBe('open');
    expect(standing(one.act(on('duty:ppc/final-report', 'open')), 'ppc/final-report')).toBe('open');
    expect(() => one.act(on('duty:ppc/nothing', 'done'))).toThrow(refused('CASE_UNKNOWN'));
    expect(() => one.act(on('ppc/final-report', 'done'))).toThrow(refused('CASE_UNKNOWN'));
    expect(() => one.act(on('duty:ppc/final-report', 'later'))).toThrow(refused('OPTION_VALUE'));
    expect(() =>
      one.act((now) => decide(now, [], { about: 'not-reportable', choice: '', who: 'a', why: '' })),
    ).toThrow(refused('CASE_WHY'));
  });
});

it('keeps a clock of its own for a data set of which it was known at another time', async () => {
  const one = await inventedCase('web-intrusion');
  one.act(fact('knownAt', '2026-09-01'));
  one.act(fact('role', 'provider'));
  one.act(fact('knownAt', '2026-09-08', { set: 'shop-b' }));
  one.act(fact('persons', '5', { set: 'shop-a' }));
  const clocks = factsOfCase(one.state()).dataSets.map(({ set, knownAt }) => [set, knownAt]);
  expect(clocks).toEqual([
    ['', undefined],
    ['shop-a', undefined],
    ['shop-b', [Date.parse('2026-09-08T00:00:00+09:00')]],
  ]);
  expect(one.state().knowing).toHaveLength(1);
  const told = duties(one.state()).filter(({ key }) => key.endsWith('/shops/notification'));
  expect(told.map(({ key, duty }) => [key, new Date(duty.dueAt).toISOString()])).toEqual([
    ['shop-a/shops/notification', '2026-09-05T14:59:59.000Z'],
    ['shop-b/shops/notification', '2026-09-12T14:59:59.000Z'],
  ]);
});

it('opens what was not reportable when word of a leak comes later', async () => {
  const one = await inventedCase('web-intrusion');
  one.act(fact('knownAt', '2026-09-01'));
  const standing = () => duties(one.state()).find(({ key }) => key === 'ppc/prompt-report')?.standing;
  const decided = () =>
    one.act((state) => decide(state, [], { about: 'not-reportable', choice: '', ...doer }));
  one.act(fact('certainty', 'cannot-tell'));
  decided();
  expect(standing()).toBe('not-owed');
  one.act(fact('certainty', 'likely'));
  expect(standing()).toBe('open');
  decided();
  expect(standing()).toBe('not-owed');
});

describe('closing', () => {
  const close = (outcome: 'settled' | 'failed-attack') => (state: CaseState) =>
    closeCase(state, duties(state), { outcome, ...doer });
  const noDuties = (one: InventedCase) => {
    one.act((state) => decide(state, [], { about: 'not-reportable', choice: '', ...doer }));
    for (const { key, standing } of duties(one.state())) {
      if (standing !== 'open') continue;
      one.act((state) => decide(state, duties(state), { about: `duty:${key}`, choice: 'not-owed', ...doer }));
    }
  };

  it('a failed attack is refused without a look back that covers every tenant', async () => {
    const one = await inventedCase('web-intrusion');
    one.act(fact('organisation.tenants', 'a,b,c'));
    for (const id of ['preserve-logs', 'investigate']) one.act(move(id, 'done'));
    expect(() => one.act(close('failed-attack'))).toThrow(refused('CASE_LOOK_BACK'));
    const lookBack = (tenants: string[]) => move('look-back', 'done', { tenants });
    expect(() => one.act(lookBack(['a', 'b', 'c']))).toThrow(refused('CASE_LOOK_BACK'));
    one.act(attach(inventedReport({}, { partial: true })));
    expect(() => one.act(lookBack(['a', 'b', 'c']))).toThrow(refused('CASE_LOOK_BACK'));
    one.act(attach(inventedReport()));
    expect(() => one.act(lookBack(['a', 'b']))).toThrow(
      expect.objectContaining({ params: { missing: '--tenants c' } }),
    );
    one.act(lookBack(['a', 'b', 'c']));
    noDuties(one);
    one.act(attach(inventedReport({ exposures: [reportExposure({ tenant: 'd' })] })));
    expect(() => one.act(close('failed-attack'))).toThrow(
      expect.objectContaining({ params: { missing: 'd' } }),
    );
  });

  it('is refused while duties are open, and names what is left when it is not', async () => {
    const one = await inventedCase('list-attack');
    for (const id of ['preserve-logs', 'investigate']) one.act(move(id, 'done'));
    one.act(attach(inventedReport()));
    one.act(move('look-back', 'done', { tenants: ['shop'] }));
    expect(() => one.act(close('settled'))).toThrow(refused('CASE_DUTIES_OPEN'));
    noDuties(one);
    one.act((state) =>
      askParty(state, { party: 'payment-provider', question: '', dueAt: null, language: 'ja', ...doer }),
    );
    const state = one.act(close('settled'));
    expect(state.closed).toMatchObject({ outcome: 'settled', who: '佐藤' });
    expect(state.closed!.left).toEqual(expect.arrayContaining(['throttle', 'Q1']));
  });

  it('a leak is refused before it is answered why the data was still held', async () => {
    const one = await inventedCase('insider');
    for (const id of ['preserve-logs', 'investigate']) one.act(move(id, 'done'));
    one.act(attach(inventedReport({ exposures: [reportExposure()] })));
    one.act(move('look-back', 'done', { tenants: ['a'] }));
    noDuties(one);
    expect(() => one.act(close('settled'))).toThrow(
      expect.objectContaining({ params: { task: 'close', waits: 'why-held' } }),
    );
    one.act(move('why-held', 'done'));
    one.act(close('settled'));
  });
});

it("parties are asked with the playbook's question, and may answer more than once", async () => {
  const one = await inventedCase('skimming');
  const asking = { question: '', dueAt: null, language: 'en', ...doer } as const;
  one.act((state) => askParty(state, { ...asking, party: 'tag-vendor' }));
  expect(() => one.act((state) => askParty(state, { ...asking, party: 'nobody' }))).toThrow(
    refused('CASE_UNKNOWN'),
  );
  for (const text of ['from May', 'from April']) {
    one.act((state) => answerQuestion(state, { id: 'Q1', text, ...doer }));
  }
  expect(one.state().questions).toMatchObject([
    { id: 'Q1', party: 'tag-vendor', answers: [{ text: 'from May' }, { text: 'from April' }] },
  ]);
});
