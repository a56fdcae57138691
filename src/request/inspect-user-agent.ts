import { detectCode } from './code/detect-code.ts';
import { undoLogEscapes } from './decode/log-escapes.ts';
import { detectCrlf } from './header/detect-crlf.ts';
import { inspectValue } from './inspect-value.ts';
import type { Sign } from './inspection.ts';
import { detectTraversal } from './path/detect-traversal.ts';
import { detectScannerAgent, detectScannerMark } from './scanner/detect-scanner.ts';
import { detectShell } from './shell/detect-shell.ts';
import { detectSql } from './sql/detect-sql.ts';
import { detectLookup } from './template/detect-lookup.ts';
import { detectTemplate } from './template/detect-template.ts';
import { needsLook, userAgentScanner } from './triage/needs-look.ts';
import { NOTHING, type ValueDetector } from './value-detector.ts';
import { detectXxe } from './xml/detect-xxe.ts';
import { detectXss } from './xss/detect-xss.ts';

const DETECTORS: readonly ValueDetector[] = [
  detectScannerAgent,
  detectScannerMark,
  detectSql,
  detectXss,
  detectTraversal,
  detectShell,
  detectCode,
  detectLookup,
  detectTemplate,
  detectXxe,
  detectCrlf,
];

/**
 * Judges a User-Agent: tools that name themselves, and attacks on whatever reads it later.
 *
 * @param userAgent as logged, each character one byte
 */
export function inspectUserAgent(userAgent: string): readonly Sign[] {
  if (userAgent === '' || !needsLook(userAgentScanner(), userAgent)) return NOTHING;
  return inspectValue(undoLogEscapes(userAgent), false, { place: 'user-agent', name: '' }, DETECTORS);
}
