import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { compileRules } from '../../../detect/sigma/compile-rules.ts';
import { readRules } from '../../../detect/sigma/read-rules.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import { type FieldContext, RequestFields } from './request-fields.ts';
import { RuleMemory } from './rule-memory.ts';

const context: FieldContext = {
  host: '',
  protocol: 'HTTP/1.1',
  signs: [],
  probes: [],
  isScript: false,
  inContent: false,
  known: undefined,
  message: '',
  carried: () => '',
};

function matcherOf(...detections: readonly object[]) {
  const files = detections.map((detection, index) => ({
    path: `${index}.yml`,
    text: stringify({ title: `rule ${index}`, id: `${index}`, detection }),
  }));
  const set = readRules(files);
  expect(set.problems).toEqual([]);
  return { matcher: compileRules(set.rules), ids: set.rules.map(({ id }) => id) };
}

const word = fc.constantFrom('', 'a', 'b', 'a;1:b', '1:a', ';', 'secret', 'tool');
const someEvent: fc.Arbitrary<ShopEvent> = fc
  .record({
    method: fc.constantFrom('GET', 'POST'),
    status: fc.constantFrom(200, 404, -1),
    path: word,
    query: word,
    userAgent: word,
    referer: word,
    address: fc.constantFrom('192.0.2.1', '192.0.2.2'),
    bytes: fc.constantFrom(-1, 5, 500),
  })
  .map(({ path, query, ...parts }) => ({
    kind: 'web',
    at: 0,
    source: { input: 0, line: 1, offset: 0 },
    account: '',
    carried: '',
    tenant: '',
    target: `/${path}?${query}`,
    path: `/${path}`,
    durationMs: -1,
    action: '',
    result: '',
    object: '',
    attacks: 0,
    attackLevel: 'informational',
    rules: [],
    ...parts,
  }));

const RULES = [
  { one: { 'sc-status': 200, 'cs-uri-query|contains': 'a' }, condition: 'one' },
  { one: { 'sc-status': 404 }, two: { 'cs-user-agent|contains': 'tool' }, condition: 'one and not two' },
  {
    one: { 'cs-method': 'POST' },
    two: { 'cs-referer': 'secret' },
    three: { 'cs-user-agent': 'b' },
    condition: 'one and (two or three)',
  },
  { one: { 'cs-method': 'POST', 'sc-bytes|gt': 100 }, condition: 'one' },
  { one: { 'sc-status': 404, 'c-ip': '192.0.2.1' }, condition: 'one' },
];

test('what is remembered is what the rules say', () => {
  const keyword = { words: ['secret'], condition: 'words' };
  for (const rules of [RULES, [...RULES, keyword]]) {
    const { matcher, ids } = matcherOf(...rules);
    fc.assert(
      fc.property(fc.array(someEvent, { minLength: 1, maxLength: 60 }), (events) => {
        const memory = new RuleMemory(matcher, ids);
        for (const event of events) {
          const said = matcher.match(new RequestFields(event, context)).map((rule) => ids[rule]);
          expect(memory.of(event, context).rules).toEqual(said);
        }
      }),
      { numRuns: 60 },
    );
  }
});

test('what hangs on the address is told, also of the second request', () => {
  const { matcher, ids } = matcherOf({ one: { 'sc-status': 404, 'c-ip': '192.0.2.1' }, condition: 'one' });
  const memory = new RuleMemory(matcher, ids);
  const [event] = fc.sample(someEvent, 1);
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.1']) {
    const held = memory.of({ ...event!, status: 404, address }, context);
    expect(held).toEqual({ rules: address === '192.0.2.1' ? ['0'] : [], isOwn: true });
  }
});

test('requests that are alike in what rules ask are asked once', () => {
  const { matcher, ids } = matcherOf({
    one: { 'sc-status': 404, 'cs-user-agent|contains': 'tool' },
    condition: 'one',
  });
  let asked = 0;
  const counting = {
    ...matcher,
    triggerFields: matcher.triggerFields,
    match: (fields: RequestFields) => {
      asked++;
      return matcher.match(fields);
    },
  };
  const memory = new RuleMemory(counting as typeof matcher, ids);
  const [event] = fc.sample(someEvent, 1);
  for (let i = 0; i < 20; i++) memory.of({ ...event!, status: 404, target: `/${i}`, bytes: i }, context);
  expect(asked).toBe(1);
});
