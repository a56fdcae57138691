import { createRuleEngine } from './create-rule-engine.ts';
import { createDetectionWith, type Detection, type DetectionSettings } from './detection.ts';
import type { RuleSet } from './sigma/rule/rule-set.ts';

export type { Detection } from './detection.ts';

/** What detection needs: its settings, and rules. */
export interface DetectionOptions extends Omit<DetectionSettings, 'engine'> {
  readonly rules: RuleSet;
}

/** Builds detection on a set of rules. */
export function createDetection(options: DetectionOptions): Detection {
  const { rules, ...settings } = options;
  return createDetectionWith({ ...settings, engine: createRuleEngine(rules, settings.language) });
}
