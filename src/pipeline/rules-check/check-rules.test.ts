import { describe, expect, it } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import type { RuleFolder } from '../../model/rule-folder.ts';
import { checkRules } from './check-rules.ts';

const RULE_ID = '11111111-1111-4111-8111-111111111111';
const BLOCK_ID = '22222222-2222-4222-8222-222222222222';

const RULE = `
title: A rule
id: ${RULE_ID}
name: by-name
logsource: { category: webserver }
detection: { selection: { sc-status: 200 }, condition: selection }
level: high
`;

const BLOCK = `
title: A building block
id: ${BLOCK_ID}
tags: [hinomi.building-block]
logsource: { category: webserver }
detection: { selection: { sc-status: 404 }, condition: selection }
level: informational
`;

const HOSTILE = `
findings:
  - { rule: a-rule, outcome: attempted, count: 2, sources: [203.0.113.9] }
`;

function finding(change: Partial<Finding> = {}): Finding {
  return {
    id: 'f',
    rule: RULE_ID,
    title: 'A rule',
    level: 'high',
    outcome: 'attempted',
    reason: '',
    techniques: [],
    attacks: [],
    firstAt: 0,
    lastAt: 0,
    count: 2,
    sources: ['203.0.113.9'],
    sourceCount: 1,
    accounts: [],
    tenants: [],
    files: [],
    evidence: [],
    ...change,
  };
}

function folder(change: Partial<RuleFolder> = {}): RuleFolder {
  return {
    complete: true,
    context: [],
    files: [{ path: 'rules/a-rule.yaml', name: 'a-rule', text: `${BLOCK}---${RULE}`, hasPage: true }],
    cases: [
      { path: 'rules/cases/a-rule/hostile-x', rule: 'a-rule', name: 'hostile-x', expected: HOSTILE },
      { path: 'rules/cases/a-rule/honest-y', rule: 'a-rule', name: 'honest-y', expected: 'findings: []' },
    ],
    ...change,
  };
}

const run = async (path: string) => ({ findings: path.includes('hostile') ? [finding()] : [] });

async function codes(change: Partial<RuleFolder>, runCase = run): Promise<string[]> {
  return (await checkRules(folder(change), runCase)).problems.map(({ code }) => code);
}

describe('checkRules', () => {
  it('finds nothing wrong with a rule that does what its cases say', async () => {
    const check = await checkRules(folder(), run);
    expect(check).toEqual({ rules: 2, cases: 2, unreadable: [], problems: [] });
  });

  it('tells problems in the order of the cases, however many run at a time', async () => {
    const [hostile] = folder().cases;
    const cases = Array.from({ length: 7 }, (_, n) => ({ ...hostile!, path: `case-${n}`, name: `x-${n}` }));
    let running = 0;
    let most = 0;
    const slow = async (path: string) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, (7 * 7919) % (Number(path.slice(5)) + 5)));
      running--;
      return { findings: [] };
    };
    const check = await checkRules(folder({ cases, complete: false }), slow, 3);
    expect(check.problems.map(({ path }) => path)).toEqual(cases.map(({ path }) => path));
    expect(most).toBe(3);
  });

  it('demands a page and both kinds of case from shipped rules only', async () => {
    const files = [{ path: 'r.yaml', name: 'r', text: RULE, hasPage: false }];
    expect(await codes({ files, cases: [] })).toEqual([
      'page-missing',
      'hostile-case-missing',
      'honest-case-missing',
    ]);
    expect(await codes({ files, cases: [], complete: false })).toEqual([]);
  });

  it('demands no cases from a file of building blocks, but its page', async () => {
    const files = [{ path: 'b.yaml', name: 'b', text: BLOCK, hasPage: false }];
    expect(await codes({ files, cases: [] })).toEqual(['page-missing']);
  });

  it.each([
    ['no finding', [], ['finding-missing']],
    ['another count', [finding({ count: 3 })], ['finding-differs']],
    ['another outcome', [finding({ outcome: 'succeeded' })], ['finding-differs']],
    ['another source', [finding({ sources: ['203.0.113.10'] })], ['finding-differs']],
    ['a finding of another rule', [finding({ rule: BLOCK_ID })], ['finding-missing']],
    ['a further finding', [finding(), finding({ rule: BLOCK_ID })], []],
  ])('a hostile case with %s', async (_, findings, problems) => {
    const runCase = async (path: string) => ({ findings: path.includes('hostile') ? findings : [] });
    expect(await codes({}, runCase)).toEqual(problems);
  });

  it('needs a finding of its own for each one expected', async () => {
    const [, honest] = folder().cases;
    const twice = {
      path: 'hostile',
      rule: 'a-rule',
      name: 'hostile-x',
      expected: 'findings: [{ rule: by-name }, { rule: a-rule }]',
    };
    expect(await codes({ cases: [twice, honest!] })).toEqual(['finding-missing']);
  });

  it('lets an honest case have informational findings only', async () => {
    const level = (at: Finding['level']) => async (path: string) => ({
      findings: path.includes('hostile') ? [finding()] : [finding({ level: at })],
    });
    expect(await codes({}, level('informational'))).toEqual([]);
    expect(await codes({}, level('low'))).toEqual(['accused']);
  });

  it.each([
    [null, 'expected-missing'],
    ['findings: 3', 'expected-unreadable'],
    ['findings: [', 'expected-unreadable'],
    ['findings: []', 'expected-nothing'],
    ['findings: [{ rule: nobody }]', 'unknown-rule-in-case'],
    ['findings: [{ rule: a-rule }]\nabsent: [a-rule]', 'not-absent'],
    ['findings: [{ rule: a-rule }]\nabsent: [nobody]', 'unknown-rule-in-case'],
  ])('a hostile case that expects %j', async (expected, code) => {
    const [hostile, honest] = folder().cases;
    expect(await codes({ cases: [{ ...hostile!, expected }, honest!] })).toEqual([code]);
  });

  it('tells of a case that cannot be run, and goes on', async () => {
    const runCase = async (path: string) => {
      if (path.includes('hostile')) throw new Error('no input');
      return { findings: [finding()] };
    };
    expect(await codes({}, runCase)).toEqual(['case-failed', 'accused']);
  });

  it('tells of a case that belongs to no rule', async () => {
    const stray = { path: 'x', rule: 'gone', name: 'honest-x', expected: 'findings: []' };
    expect(await codes({ cases: [...folder().cases, stray] })).toEqual(['case-without-rule']);
  });

  it('knows the rules around the checked ones, and does not judge them', async () => {
    const correlation = `
title: A correlation
id: 33333333-3333-4333-8333-333333333333
correlation: { type: event_count, rules: [${RULE_ID}], group-by: [c-ip], timespan: 1m, condition: { gte: 3 } }
`;
    const files = [{ path: 'c.yaml', name: 'c', text: correlation, hasPage: true }];
    const context = [{ path: 'around.yaml', name: 'around', text: `${RULE}---\ntitle: [`, hasPage: false }];
    const seen: string[][] = [];
    const cases = [{ path: 'x', rule: 'c', name: 'honest-x', expected: 'findings: []' }];
    const check = await checkRules({ files, context, cases, complete: false }, async (_, rules) => {
      seen.push([...rules.correlations, ...rules.rules].map(({ path }) => path));
      return { findings: [] };
    });
    expect(check).toMatchObject({ rules: 1, unreadable: [], problems: [] });
    expect(seen).toEqual([['c.yaml', 'around.yaml']]);
  });

  it('tells where a rule cannot be read', async () => {
    const files = [{ path: 'bad.yaml', name: 'bad', text: 'title: [', hasPage: true }];
    const check = await checkRules(folder({ files, cases: [] }), run);
    expect(check.unreadable[0]).toMatchObject({ path: 'bad.yaml', line: 1 });
  });
});
