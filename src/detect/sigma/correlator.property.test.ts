import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { Correlator } from './correlator.ts';
import { JsonEvent } from './json-event.ts';
import { readRules } from './read-rules.ts';
import type { RuleSet } from './rule/rule-set.ts';
import type { CorrelationBound } from './rule/sigma-correlation.ts';
import { compareNumbers } from './rule/value-test.ts';

/** A rule held on an event. */
interface Offer {
  readonly at: number;
  readonly rule: number;
  readonly ref: number;
  readonly user: string;
  readonly v: number | undefined;
}

/** Whether a condition holds on all that lies in a window, and whether nothing could undo it. */
type Judge = (window: readonly Offer[]) => {
  readonly holds: boolean;
  readonly settled: boolean;
  readonly start: number;
};

const SPAN = 10_000;
const NAMES = ['a', 'b', 'c'];

const sets = new Map<string, RuleSet>();

function setOf(correlation: Readonly<Record<string, unknown>>): RuleSet {
  const key = JSON.stringify(correlation);
  const known = sets.get(key);
  if (known !== undefined) return known;
  const rules = NAMES.map((name) => ({ name, detection: { s: { kinds: name }, condition: 's' } }));
  const whole = {
    id: 'corr',
    correlation: { rules: NAMES, 'group-by': ['user'], timespan: '10s', ...correlation },
  };
  const text = [...rules, whole].map((one) => stringify(one)).join('---\n');
  const set = readRules([{ path: 'r.yml', text }]);
  expect(set.problems).toEqual([]);
  sets.set(key, set);
  return set;
}

/** What the streaming correlator reports. */
function streamed(set: RuleSet, offers: readonly Offer[]): number[] {
  const correlator = new Correlator(set);
  const matches = offers.flatMap(({ at, rule, ref, user, v }) =>
    correlator.offer(rule, at, new JsonEvent({ user, v }), ref),
  );
  return [...matches, ...correlator.finish()].map(({ ref }) => ref).sort((a, b) => a - b);
}

/** What a correlation judged at every event reports: each window is looked at from scratch. */
function atEvents(offers: readonly Offer[], judge: Judge): number[] {
  const refs: number[] = [];
  for (const group of groupsOf(offers)) {
    const verdicts = group.map((offer, index) =>
      judge(group.slice(0, index + 1).filter(({ at }) => at >= offer.at - SPAN)),
    );
    for (const [index, offer] of group.entries()) {
      const before = group[index - 1];
      const held = before !== undefined && before.at >= offer.at - SPAN && verdicts[index - 1]!.holds;
      if (!verdicts[index]!.holds || held) continue;
      const deadline = verdicts[index]!.start + SPAN;
      const decisive = group.findIndex(
        ({ at }, later) =>
          later >= index && at <= deadline && (!verdicts[later]!.holds || verdicts[later]!.settled),
      );
      if (decisive < 0) refs.push(offer.ref);
      else if (verdicts[decisive]!.holds) refs.push(group[decisive]!.ref);
    }
  }
  return refs.sort((a, b) => a - b);
}

/** What a correlation judged at the end of windows reports: windows begin where the one before has ended. */
function atWindowEnds(offers: readonly Offer[], judge: Judge): number[] {
  const refs: number[] = [];
  for (const group of groupsOf(offers)) {
    for (let from = 0; from < group.length; ) {
      const window = group.slice(from).filter(({ at }) => at <= group[from]!.at + SPAN);
      if (judge(window).holds) refs.push(window.at(-1)!.ref);
      from += window.length;
    }
  }
  return refs.sort((a, b) => a - b);
}

function groupsOf(offers: readonly Offer[]): Offer[][] {
  return [...new Set(offers.map(({ user }) => user))].map((user) =>
    offers.filter((offer) => offer.user === user),
  );
}

function within(bounds: readonly CorrelationBound[], value: number) {
  return {
    holds: bounds.every((bound) => compareNumbers(bound.operator, value, bound.value)),
    settled: true,
    start: 0,
  };
}

const inTurn = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 7 }),
      rules: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
      user: fc.constantFrom('x', 'y'),
      v: fc.option(fc.integer({ min: -4, max: 9 }), { nil: undefined }),
    }),
    { maxLength: 30 },
  )
  .map((events): Offer[] => {
    let at = 0;
    return events.flatMap(({ gap, rules, user, v }, ref) => {
      at += gap * 1000;
      return rules.sort((a, b) => a - b).map((rule) => ({ at, rule, ref, user, v }));
    });
  });

const bound = fc.record({
  operator: fc.constantFrom<CorrelationBound['operator']>('gt', 'gte', 'lt', 'lte', 'eq'),
  value: fc.integer({ min: 0, max: 5 }),
});
const lower = fc.oneof(
  fc.record({
    operator: fc.constantFrom<CorrelationBound['operator']>('gt', 'gte'),
    value: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({
    operator: fc.constant<CorrelationBound['operator']>('eq'),
    value: fc.integer({ min: 1, max: 5 }),
  }),
);
const upper = fc.record({
  operator: fc.constantFrom<CorrelationBound['operator']>('lt', 'lte'),
  value: fc.integer({ min: 2, max: 5 }),
});
const asCondition = ({ operator, value }: CorrelationBound) => ({ [operator]: value });
const runs = { numRuns: 1500 };

const countOf = (window: readonly Offer[]) => new Set(window.map(({ ref }) => ref)).size;
const numbersOf = (window: readonly Offer[]) =>
  window.filter(({ ref }, index) => window[index - 1]?.ref !== ref).map(({ v }) => v!);

describe('the streaming correlator agrees with looking at everything anew', () => {
  it('event_count', () => {
    fc.assert(
      fc.property(inTurn, lower, (offers, one) => {
        const set = setOf({ type: 'event_count', condition: asCondition(one) });
        expect(streamed(set, offers)).toEqual(atEvents(offers, (window) => within([one], countOf(window))));
      }),
      runs,
    );
  });

  it('event_count, at most so many', () => {
    fc.assert(
      fc.property(inTurn, upper, (offers, one) => {
        const set = setOf({ type: 'event_count', condition: asCondition(one) });
        expect(streamed(set, offers)).toEqual(
          atWindowEnds(offers, (window) => within([one], countOf(window))),
        );
      }),
      runs,
    );
  });

  it('event_count, silence', () => {
    fc.assert(
      fc.property(inTurn, (offers) => {
        const set = setOf({ type: 'event_count', condition: { eq: 0 } });
        const end = offers.at(-1)?.at ?? 0;
        const wanted = groupsOf(offers).flatMap((group) =>
          group.filter(({ at }, index) => (group[index + 1]?.at ?? end) > at + SPAN).map(({ ref }) => ref),
        );
        expect(streamed(set, offers)).toEqual(wanted.sort((a, b) => a - b));
      }),
      runs,
    );
  });

  it('value_count', () => {
    fc.assert(
      fc.property(inTurn, bound, (all, one) => {
        const offers = all.filter(({ v }) => v !== undefined);
        const set = setOf({ type: 'value_count', condition: { field: 'v', ...asCondition(one) } });
        const isUpper =
          one.operator === 'lt' || one.operator === 'lte' || (one.operator === 'eq' && one.value === 0);
        const naive = isUpper ? atWindowEnds : atEvents;
        const distinct = (window: readonly Offer[]) => new Set(window.map(({ v }) => v)).size;
        expect(streamed(set, all)).toEqual(naive(offers, (window) => within([one], distinct(window))));
      }),
      runs,
    );
  });

  it('value_sum, value_avg, value_median, value_percentile', () => {
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    const rank = (numbers: readonly number[], percent: number) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const place = ((sorted.length - 1) * percent) / 100;
      const low = sorted[Math.floor(place)]!;
      return low + (sorted[Math.ceil(place)]! - low) * (place - Math.floor(place));
    };
    const measures = {
      value_sum: sum,
      value_avg: (numbers: readonly number[]) => sum(numbers) / numbers.length,
      value_median: (numbers: readonly number[]) => rank(numbers, 50),
      value_percentile: (numbers: readonly number[]) => rank(numbers, 25),
    };
    fc.assert(
      fc.property(
        inTurn,
        lower,
        fc.constantFrom(...(Object.keys(measures) as (keyof typeof measures)[])),
        (all, one, type) => {
          const offers = all.filter(({ v }) => v !== undefined);
          const set = setOf({ type, condition: { field: 'v', percentile: 25, ...asCondition(one) } });
          const judge: Judge = (window) => within([one], measures[type](numbersOf(window)));
          expect(streamed(set, all)).toEqual(atEvents(offers, judge));
        },
      ),
      runs,
    );
  });

  it('temporal', () => {
    fc.assert(
      fc.property(inTurn, lower, (offers, one) => {
        const set = setOf({ type: 'temporal', condition: asCondition(one) });
        const seen = (window: readonly Offer[]) => new Set(window.map(({ rule }) => rule)).size;
        expect(streamed(set, offers)).toEqual(atEvents(offers, (window) => within([one], seen(window))));
      }),
      runs,
    );
  });

  it('temporal_ordered', () => {
    /** The most rules that can be found in order, by trying every choice. */
    const longest = (window: readonly Offer[], rule: number, from: number): number => {
      if (rule === NAMES.length) return 0;
      const taken = window
        .filter((offer) => offer.rule === rule && offer.at >= from)
        .map(({ at }) => 1 + longest(window, rule + 1, at));
      return Math.max(longest(window, rule + 1, from), ...taken);
    };
    fc.assert(
      fc.property(inTurn, lower, (offers, one) => {
        const set = setOf({ type: 'temporal_ordered', condition: asCondition(one) });
        expect(streamed(set, offers)).toEqual(
          atEvents(offers, (window) => within([one], longest(window, 0, Number.NEGATIVE_INFINITY))),
        );
      }),
      runs,
    );
  });

  it('boolean conditions', () => {
    const conditions: Readonly<Record<string, (a: boolean, b: boolean, c: boolean) => boolean>> = {
      'a and b or c': (a, b, c) => (a && b) || c,
      'a and (b or c)': (a, b, c) => a && (b || c),
      'a and not b and not c': (a, b, c) => a && !b && !c,
      '(a and not b) or c': (a, b, c) => (a && !b) || c,
      'a and b and not c': (a, b, c) => a && b && !c,
      'not (a and b) and c': (a, b, c) => !(a && b) && c,
    };
    const masks = [0, 1, 2, 3, 4, 5, 6, 7];
    fc.assert(
      fc.property(inTurn, fc.constantFrom(...Object.keys(conditions)), (offers, condition) => {
        const holds = (mask: number) =>
          conditions[condition]!((mask & 1) > 0, (mask & 2) > 0, (mask & 4) > 0);
        const judge: Judge = (window) => {
          const mask = window.reduce((bits, { rule }) => bits | (1 << rule), 0);
          const last = NAMES.map(
            (_, rule) => window.findLast((offer) => offer.rule === rule)?.at ?? Number.POSITIVE_INFINITY,
          );
          const settled = masks.every((more) => (more & mask) !== mask || holds(more));
          return { holds: holds(mask), settled, start: Math.min(...last) };
        };
        expect(streamed(setOf({ type: 'temporal', condition }), offers)).toEqual(atEvents(offers, judge));
      }),
      runs,
    );
  });
});
