import { detectCode } from './code/detect-code.ts';
import { undoLogEscapes } from './decode/log-escapes.ts';
import { decodePercent } from './decode/percent.ts';
import { detectCrlf } from './header/detect-crlf.ts';
import { inspectValue } from './inspect-value.ts';
import type { Sign } from './inspection.ts';
import { detectTraversal } from './path/detect-traversal.ts';
import { detectScannerMark } from './scanner/detect-scanner.ts';
import { detectShell } from './shell/detect-shell.ts';
import { detectSql } from './sql/detect-sql.ts';
import { detectLookup } from './template/detect-lookup.ts';
import { detectTemplate } from './template/detect-template.ts';
import { needsLook, refererScanner } from './triage/needs-look.ts';
import { authorityOf, pathOf, queryOf, queryParametersOf } from './url/target-parts.ts';
import { NOTHING, type ValueDetector } from './value-detector.ts';
import { detectXss } from './xss/detect-xss.ts';

const IN_URL: readonly ValueDetector[] = [
  detectSql,
  detectXss,
  detectTraversal,
  detectCode,
  detectLookup,
  detectTemplate,
  detectCrlf,
  detectScannerMark,
];

/** What no browser sends may be meant for a shell, too. */
const NO_URL: readonly ValueDetector[] = [...IN_URL, detectShell];

/** In a URL's words only what nobody searches for counts: the visitor's search engine may stand here. */
const SEARCH_ENGINE =
  /^https?:\/\/(?:[a-z0-9-]{1,40}\.){0,4}(?:google|bing|yahoo|yandex|baidu|duckduckgo|ecosia|qwant|naver|goo|ask|aol|startpage|dogpile|babylon|conduit|sogou|so)\.[a-z.]{2,8}(?:[/?:]|$)/i;
const MAX_PARAMETERS = 128;

/**
 * Judges a Referer as the input that it is for logs, statistics and careless pages. The words that a visitor
 * gave to a search engine are not judged: they were said to somebody else.
 *
 * @param referer as logged, each character one byte
 */
export function inspectReferer(referer: string): readonly Sign[] {
  if (referer === '' || !needsLook(refererScanner(), referer)) return NOTHING;
  const bytes = undoLogEscapes(referer);
  const lookups: readonly ValueDetector[] = [detectLookup, detectScannerMark];
  if (SEARCH_ENGINE.test(bytes)) return inspectValue(bytes, true, { place: 'referer', name: '' }, lookups);
  if (!/^[a-z]{2,12}:\/\//i.test(bytes))
    return inspectValue(bytes, true, { place: 'referer', name: '' }, NO_URL);
  const signs: Sign[] = [...inspectValue(authorityOf(bytes), false, { place: 'referer', name: '' }, lookups)];
  signs.push(...inspectValue(pathOf(bytes), false, { place: 'referer', name: '' }, IN_URL));
  for (const { name, value } of queryParametersOf(queryOf(bytes), MAX_PARAMETERS)) {
    const plainName = decodePercent(name.slice(0, 64), true).toLowerCase();
    const odd = !/^[\w.:[\]-]{1,64}$/.test(plainName);
    const judged = odd && value !== '' ? `${name}=${value}` : value === '' ? name : value;
    signs.push(...inspectValue(judged, true, { place: 'referer', name: odd ? '' : plainName }, IN_URL));
  }
  return signs.length === 0 ? NOTHING : signs;
}
