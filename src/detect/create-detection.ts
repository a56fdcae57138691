import { createRuleEngine } from './create-rule-engine.ts';
import { createDetectionWith, type Detection, type DetectionSettings } from './detection.ts';

import { readRules } from './sigma/read-rules.ts';
import type { RuleFile } from './sigma/rule/rule-file.ts';

export type { Detection } from './detection.ts';

/** What detection needs: its settings, and rules as files. */
export interface DetectionOptions extends Omit<DetectionSettings, 'engine'> {
  readonly rules: readonly RuleFile[];
}

/** Builds detection on the rules of some files. Files that cannot be read are the caller's to report. */
export function createDetection(options: DetectionOptions): Detection {
  const { rules, ...settings } = options;
  return createDetectionWith({ ...settings, engine: createRuleEngine(readRules(rules), settings.language) });
}
