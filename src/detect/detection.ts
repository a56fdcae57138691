import type { Detection, DetectionSettings } from './detection-settings.ts';
import { RunningDetection } from './running-detection.ts';

export type { Detection, DetectionSettings } from './detection-settings.ts';

/** Builds detection on rules that are ready to be asked. */
export function createDetectionWith(settings: DetectionSettings): Detection {
  return new RunningDetection(settings);
}
