import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../model/case/case-act.ts';
import type { NoticeFacts } from '../../model/notice/notice-facts.ts';
import { abuseAttachment } from './abuse-attachment.ts';
import { boundFact, group } from './facts/make-values.ts';

const SOURCE = {
  address: '203.0.113.61',
  activity: 'login_attack',
  first: '2026-06-01T02:10',
  last: '2026-06-05',
};

function facts(source: Readonly<Record<string, FactValue>>): NoticeFacts {
  const values = (fields: Readonly<Record<string, FactValue>>) =>
    group(Object.entries(fields).map(([name, value]) => [name, boundFact('en', value, `fact:${name}`)]));
  return {
    language: 'en',
    values: new Map([
      ['organisation', values({ name: 'Mihon Store' })],
      ['contact', values({ email: 'abuse@shop.example' })],
      ['source', values(source)],
    ]),
    figures: [],
    publishedAt: Number.NaN,
    knownAt: Number.NaN,
    now: 0,
    promised: [],
    consents: new Map(),
  };
}

function reportOf(source: Readonly<Record<string, FactValue>>): Record<string, unknown> {
  const made = abuseAttachment(facts(source));
  if (!made.ok) throw new Error(made.problems.map(({ text }) => text).join());
  expect(made.attachment).toMatchObject({ name: 'xarf.json', type: 'application/json' });
  return JSON.parse(made.attachment.content);
}

describe('abuseAttachment', () => {
  it('reads moments in Japan and a day to its end', () => {
    expect(reportOf(SOURCE)).toMatchObject({
      source_identifier: '203.0.113.61',
      first_seen: '2026-05-31T17:10:00.000Z',
      last_seen: '2026-06-05T14:59:59.999Z',
      reporter: { org: 'Mihon Store', contact: 'abuse@shop.example', domain: 'shop.example' },
    });
  });

  it('names what is not recorded', () => {
    const { address: _, ...rest } = SOURCE;
    expect(abuseAttachment(facts(rest))).toMatchObject({
      ok: false,
      problems: [{ place: 'source.address' }],
    });
  });

  it('refuses an act that the format has no word for, and an end before the start', () => {
    expect(abuseAttachment(facts({ ...SOURCE, activity: 'hacking' }))).toMatchObject({
      ok: false,
      problems: [{ place: 'source.activity' }],
    });
    expect(abuseAttachment(facts({ ...SOURCE, last: '2026-05-01' }))).toMatchObject({
      ok: false,
      problems: [{ place: 'source.last' }],
    });
  });
});
