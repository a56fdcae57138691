import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attackSetOf } from '../model/attack-set.ts';
import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { Finding } from '../model/finding.ts';
import type { Level } from '../model/level.ts';
import type { Outcome } from '../model/outcome.ts';
import type { BookEntry } from './book/book-entry.ts';
import { EPISODE_SILENCE_MS, FindingBook } from './finding-book.ts';
import { InventEvent } from './invent-event.ts';
import { type RuleInfo, ruleInfoOf } from './rule-info.ts';

const locate = (ref: EvidenceRef) => `log-${ref.input}:${ref.line}`;
const judge = () => ({ outcome: 'unknown', reason: null }) as const;
const finish = (book: FindingBook) => [...book.finish({ judge, language: 'en', locate })];

function ruleOf(id: string, level: Level = 'medium'): RuleInfo {
  return ruleInfoOf({ id, title: `Rule ${id}`, level });
}

interface Drawn {
  readonly rule: number;
  readonly address: number;
  readonly tenant: number;
  readonly outcome: Outcome;
  readonly minute: number;
}

const drawn: fc.Arbitrary<Drawn[]> = fc
  .array(
    fc.record({
      rule: fc.integer({ min: 0, max: 2 }),
      address: fc.integer({ min: 0, max: 4 }),
      tenant: fc.integer({ min: 0, max: 1 }),
      outcome: fc.constantFrom<Outcome>('attempted', 'succeeded', 'unknown'),
      minute: fc.integer({ min: 0, max: 200 }),
    }),
    { maxLength: 300 },
  )
  .map((events) => events.toSorted((a, b) => a.minute - b.minute));

function entries(events: readonly Drawn[]): BookEntry[] {
  const invent = new InventEvent();
  return events.map(({ rule, address, tenant, outcome, minute }) => ({
    rule: ruleOf(`r${rule}`),
    event: invent.event(minute * 60_000, 'GET / 200', {
      address: `192.0.2.${address}`,
      tenant: `t${tenant}`,
    }),
    outcome,
  }));
}

/** Counts by hand: one number for each rule, source, tenant, outcome and episode. */
function naive(all: readonly BookEntry[]): string[] {
  const groups = new Map<string, number[][]>();
  for (const { rule, event, outcome } of all) {
    const key = [rule.id, event.address, event.tenant, outcome].join(' ');
    const episodes = groups.get(key) ?? [];
    const current = episodes.at(-1);
    if (current === undefined || event.at - current.at(-1)! > EPISODE_SILENCE_MS) episodes.push([event.at]);
    else current.push(event.at);
    groups.set(key, episodes);
  }
  return [...groups]
    .flatMap(([key, episodes]) => episodes.map((at) => `${key} ${at[0]} ${at.at(-1)} ${at.length}`))
    .sort();
}

function told(findings: readonly Finding[]): string[] {
  return findings
    .map((f) => `${f.rule} ${f.sources[0]} ${f.tenants[0]} ${f.outcome} ${f.firstAt} ${f.lastAt} ${f.count}`)
    .sort();
}

describe('a book of findings', () => {
  test('counts as counting by hand does', () => {
    fc.assert(
      fc.property(drawn, (events) => {
        const all = entries(events);
        const book = new FindingBook();
        for (const entry of all) book.add(entry);
        expect(told(finish(book))).toEqual(naive(all));
      }),
    );
  });

  test('samples hold the first and the last event, at most 20, each once', () => {
    fc.assert(
      fc.property(drawn, (events) => {
        const all = entries(events);
        const book = new FindingBook();
        for (const entry of all) book.add(entry);
        for (const finding of finish(book)) {
          const own = all.filter(
            ({ rule, event, outcome }) =>
              rule.id === finding.rule &&
              event.address === finding.sources[0] &&
              event.tenant === finding.tenants[0] &&
              outcome === finding.outcome &&
              event.at >= finding.firstAt &&
              event.at <= finding.lastAt,
          );
          const lines = finding.evidence.map((ref) => ref.line);
          expect(lines[0]).toBe(own[0]!.event.source.line);
          expect(lines.at(-1)).toBe(own.at(-1)!.event.source.line);
          expect(lines).toHaveLength(new Set(lines).size);
          expect(lines).toHaveLength(Math.min(own.length, 20));
        }
      }),
    );
  });

  test.each([19, 20, 21])('%i events: all are listed up to 20', (n) => {
    const book = new FindingBook();
    const all = Array.from({ length: n }, (_, minute) => ({ minute, rule: 0, address: 0, tenant: 0 }));
    for (const entry of entries(all.map((one) => ({ ...one, outcome: 'unknown' })))) book.add(entry);
    const lines = finish(book)[0]!.evidence.map(({ line }) => line);
    expect(new Set(lines).size).toBe(Math.min(n, 20));
    expect(lines).toHaveLength(Math.min(n, 20));
  });

  test('the last failures that each of many logins rests on are told once', () => {
    const told: number[] = [];
    const book = new FindingBook({
      sink: (_, { line }, __, counted) => {
        if (!counted) told.push(line);
      },
    });
    const logins = Array.from({ length: 40 }, (_, minute) => ({ minute, rule: 0, address: 0, tenant: 0 }));
    for (const [i, entry] of entries(logins.map((one) => ({ ...one, outcome: 'succeeded' }))).entries()) {
      // Forty lines that pass on to the next forty.
      const related = Array.from({ length: 40 }, (_, j) => i * 2 + j).map((line) => ({
        ref: { input: 1, line, offset: line * 100 },
        at: line,
      }));
      book.add({ ...entry, related });
    }
    expect(told).toHaveLength(new Set(told).size);
    expect(new Set(told).size).toBe(39 * 2 + 40);
  });

  test('events of one moment give the same findings in whatever order they come', () => {
    fc.assert(
      fc.property(drawn, fc.integer(), (events, seed) => {
        const all = entries(events.map((event) => ({ ...event, minute: 7 })));
        const shuffled = all
          .map((entry, i) => ({ entry, rank: Math.imul(i + 1, seed | 1) }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ entry }) => entry);
        const [one, other] = [new FindingBook(), new FindingBook()];
        for (const entry of all) one.add(entry);
        for (const entry of shuffled) other.add(entry);
        expect(finish(other)).toEqual(finish(one));
      }),
    );
  });

  test('what is shown besides, and what was found in it, is told once however often', () => {
    const told: { line: number; at: number }[] = [];
    const book = new FindingBook({ sink: (_, { line }, at) => told.push({ line, at }) });
    const put = { ref: { input: 0, line: 999, offset: 0 }, at: 12_345 };
    const drawn = [0, 1, 2].map((minute) => ({ minute, rule: 0, address: 0, tenant: 0 }));
    for (const entry of entries(drawn.map((one) => ({ ...one, outcome: 'succeeded' }))))
      book.add({ ...entry, related: [put], attacks: attackSetOf(['upload']) });
    // With its own time, which is not that of the event that rests on it.
    expect(told.filter(({ line }) => line === 999)).toEqual([{ line: 999, at: 12_345 }]);
    expect(finish(book)[0]?.attacks).toContain('upload');
  });

  test('the sink gets every counted reference, and each key leads to its finding', () => {
    fc.assert(
      fc.property(drawn, (events) => {
        const perKey = new Map<number, number>();
        const book = new FindingBook({
          sink: (key) => perKey.set(key, (perKey.get(key) ?? 0) + 1),
          maxCells: 20,
          maxFindings: 8,
        });
        const all = entries(events);
        for (const entry of all) book.add(entry);
        const findings = finish(book);
        const perFinding = new Map<string, number>();
        for (const [key, n] of perKey) {
          const id = book.findingIds()(key)!;
          perFinding.set(id, (perFinding.get(id) ?? 0) + n);
        }
        expect([...perFinding].sort()).toEqual(findings.map(({ id, count }) => [id, count]).sort());
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      }),
    );
  });

  test('a million noisy addresses stay small, and nothing of their number is lost', () => {
    const book = new FindingBook({ maxCells: 400, maxFindings: 50 });
    const invent = new InventEvent();
    const noise = ruleOf('noise', 'low');
    const grave = ruleOf('grave', 'critical');
    for (let i = 0; i < 5_000; i++) {
      const address = `198.51.${i >> 8}.${i & 255}`;
      book.add({ rule: noise, event: invent.event(i, 'GET /x 404', { address }), outcome: 'attempted' });
    }
    book.add({ rule: grave, event: invent.event(6_000, 'PUT /x.php 201'), outcome: 'succeeded' });
    const findings = finish(book);
    expect(findings.length).toBeLessThanOrEqual(50);
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(5_001);
    const folded = findings.reduce((a, b) => (a.sourceCount >= b.sourceCount ? a : b));
    const single = findings.filter(({ rule, id }) => rule === 'noise' && id !== folded.id);
    expect(folded.sourceCount + single.length).toBe(5_000);
    expect(folded.sources).toHaveLength(100);
    expect(folded.evidence).toHaveLength(20);
    expect(findings.find(({ rule }) => rule === 'grave')).toMatchObject({ outcome: 'succeeded', count: 1 });
  });

  test('an answer that only the usual answers can judge waits, and joins its episode afterwards', () => {
    const book = new FindingBook();
    const invent = new InventEvent();
    const rule = ruleOf('sqli', 'high');
    const at = (minute: number, bytes: number) => {
      const event = invent.event(minute * 60_000, 'GET /item?id=1 200', {
        bytes,
        attacks: attackSetOf(['sqli']),
      });
      const answer = { tenant: event.tenant, path: event.path, bytes, question: 'sql' } as const;
      book.add({ rule, event, outcome: 'unknown', answer });
    };
    at(0, 100);
    at(1, 9_000);
    at(2, 100);
    at(3, 9_500);
    const findings = book.finish({
      judge: ({ bytes }) =>
        bytes > 5_000
          ? {
              outcome: 'succeeded',
              reason: { code: 'unusualSize', params: { path: '/item', usual: '100', bytes } },
            }
          : { outcome: 'unknown', reason: null },
      language: 'en',
      locate,
    });
    expect(findings.map(({ outcome, count, attacks }) => [outcome, count, attacks])).toEqual([
      ['unknown', 2, ['sqli']],
      ['succeeded', 2, ['sqli']],
    ]);
    expect(findings[1]!.reason).toContain('9,500 bytes');
  });

  test('the id comes from what the finding is, not from what else was found', () => {
    const [alone, among] = [new FindingBook(), new FindingBook()];
    const entry = entries([{ rule: 0, address: 1, tenant: 0, outcome: 'unknown', minute: 5 }])[0]!;
    const other = { ...entry, event: { ...entry.event, address: '192.0.2.77', at: 0 } };
    alone.add(entry);
    among.add(other);
    among.add(entry);
    const id = finish(alone)[0]!.id;
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(finish(among).map((finding) => finding.id)).toContain(id);
  });

  test('events without a time are counted, in one episode', () => {
    const book = new FindingBook();
    const invent = new InventEvent();
    for (let i = 0; i < 3; i++) {
      book.add({ rule: ruleOf('r'), event: invent.event(Number.NaN, 'GET / 404'), outcome: 'attempted' });
    }
    expect(finish(book)).toMatchObject([
      { count: 3, firstAt: Number.NaN, reason: 'The server refused it (status 404).' },
    ]);
  });
});

test('what a finding rests on besides is shown apart: no more is shown as counted than is counted', () => {
  const book = new FindingBook();
  const invent = new InventEvent();
  const failures = Array.from({ length: 12 }, (_, i) => invent.event(i, 'POST /login 401'));
  const login = invent.event(20, 'POST /login 302');
  book.add({
    rule: ruleOf('r', 'high'),
    event: login,
    outcome: 'succeeded',
    related: [...failures, login].map(({ source: ref, at }) => ({ ref, at })),
  });
  const [finding] = finish(book);
  expect(finding).toMatchObject({
    count: 1,
    evidence: [login.source],
    related: failures.map(({ source }) => source),
  });
});
