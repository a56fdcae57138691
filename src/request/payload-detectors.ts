import { detectCode } from './code/detect-code.ts';
import { detectCrlf } from './header/detect-crlf.ts';
import { detectTraversal } from './path/detect-traversal.ts';
import { detectShell } from './shell/detect-shell.ts';
import { detectSql } from './sql/detect-sql.ts';
import { detectLookup } from './template/detect-lookup.ts';
import { detectTemplate } from './template/detect-template.ts';
import type { ValueDetector } from './value-detector.ts';
import { detectXxe } from './xml/detect-xxe.ts';
import { detectXss } from './xss/detect-xss.ts';

/** What is looked for in every text that a program may read: each place adds what only it can hold. */
export const PAYLOAD_DETECTORS: readonly ValueDetector[] = [
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
