import { undoLogEscapes } from './decode/log-escapes.ts';
import { inspectValue } from './inspect-value.ts';
import type { Sign } from './inspection.ts';
import { PAYLOAD_DETECTORS } from './payload-detectors.ts';
import { detectScannerAgent, detectScannerMark } from './scanner/detect-scanner.ts';
import { needsLook, userAgentScanner } from './triage/needs-look.ts';
import { NOTHING, type ValueDetector } from './value-detector.ts';

const DETECTORS: readonly ValueDetector[] = [detectScannerAgent, detectScannerMark, ...PAYLOAD_DETECTORS];

/**
 * Judges a User-Agent: tools that name themselves, and attacks on whatever reads it later.
 *
 * @param userAgent as logged, each character one byte
 */
export function inspectUserAgent(userAgent: string): readonly Sign[] {
  if (userAgent === '' || !needsLook(userAgentScanner(), userAgent)) return NOTHING;
  return inspectValue(undoLogEscapes(userAgent), false, { place: 'user-agent', name: '' }, DETECTORS);
}
