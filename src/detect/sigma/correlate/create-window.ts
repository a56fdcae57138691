import type { SigmaCorrelation } from '../rule/sigma-correlation.ts';
import { planByExpression, planByLength } from './chain-plan.ts';
import { ChainWindow } from './chain-window.ts';
import type { CorrelationWindow } from './correlation-window.ts';
import { EventWindow } from './event-window.ts';
import { type Measure, NumberWindow } from './number-window.ts';
import { PresenceWindow } from './presence-window.ts';
import { tabulateRules } from './rule-mask.ts';
import { ValueWindow } from './value-window.ts';

/** Makes the windows of a correlation's groups; what they have in common is worked out once. */
export function windowFactory(correlation: SigmaCorrelation, maxValues: number): () => CorrelationWindow {
  const { type, bounds, rules, expression, timespanMs, percentile } = correlation;
  const numbers = (measure: Measure) => () => new NumberWindow(bounds, measure, maxValues);
  switch (type) {
    case 'event_count':
      return () => new EventWindow(bounds);
    case 'value_count':
      return () => new ValueWindow(bounds);
    case 'value_sum':
      return numbers({ kind: 'sum' });
    case 'value_avg':
      return numbers({ kind: 'mean' });
    case 'value_median':
      return numbers({ kind: 'percentile', percent: 50 });
    case 'value_percentile':
      return numbers({ kind: 'percentile', percent: percentile });
    case 'temporal': {
      const table = expression && tabulateRules(expression, rules);
      return () => new PresenceWindow(rules.length, bounds, table);
    }
    case 'temporal_ordered': {
      const plan = expression ? planByExpression(rules, expression) : planByLength(rules.length, bounds);
      return () => new ChainWindow(plan, timespanMs);
    }
  }
}
