import { undoLogEscapes } from './decode/log-escapes.ts';
import { decodePercent } from './decode/percent.ts';
import { inspectValue } from './inspect-value.ts';
import type { Sign } from './inspection.ts';
import { detectObject } from './object/detect-object.ts';
import { COMMAND_NAMES } from './parameter-names.data.ts';
import { detectProbe } from './path/detect-probe.ts';
import { detectUpload } from './path/detect-upload.ts';
import { detectWebshellPath, detectWebshellTalk } from './path/detect-webshell.ts';
import { withoutFileLists } from './path/without-file-lists.ts';
import { PAYLOAD_DETECTORS } from './payload-detectors.ts';
import { detectDirectoryFilter } from './query/detect-directory-filter.ts';
import { detectDocumentQuery } from './query/detect-document-query.ts';
import { detectPathQuery } from './query/detect-path-query.ts';
import { detectQueryProbe } from './query/detect-query-probe.ts';
import { RememberedVerdicts } from './remembered-verdicts.ts';
import { detectScannerMark } from './scanner/detect-scanner.ts';
import { authorityOf, pathOf, queryOf, queryParametersOf } from './url/target-parts.ts';
import { detectRedirect } from './url-value/detect-redirect.ts';
import { detectUrlValue } from './url-value/detect-url-value.ts';
import { NOTHING, type ValueDetector } from './value-detector.ts';
import { WindowBudget } from './value-windows.ts';

const ANYWHERE: readonly ValueDetector[] = [
  ...PAYLOAD_DETECTORS,
  detectObject,
  detectUpload,
  detectScannerMark,
];
const IN_PATH: readonly ValueDetector[] = [...ANYWHERE, detectProbe, detectWebshellPath];
const IN_QUERY: readonly ValueDetector[] = [
  ...ANYWHERE,
  detectDocumentQuery,
  detectDirectoryFilter,
  detectPathQuery,
  detectUrlValue,
  detectRedirect,
  detectWebshellTalk,
  detectQueryProbe,
];

/** Most values are ids, numbers and words of a list: only a scanner's name can be in them. */
const SHORT_WORD = /^(?!\d{1,3}--)[\w-]{0,8}$/;
const IN_SHORT_WORD: readonly ValueDetector[] = [detectScannerMark];

/** Longer than any server's usual limit for a request line (8 KiB in Apache, 32 KiB in nginx). */
const OVERSIZED = 32_768;
const MAX_SIGNS = 32;
const PLAIN_NAME = /^[a-z0-9](?:[a-z0-9-]|_(?!_)){0,31}$/;
/** Also `config["dir"]`, as PHP writes it and the web does not: what is hostile there is the value. */
const ORDINARY_NAME = /^[a-z0-9_.:-]{1,64}(?:\[(?:(["']?)[a-z0-9_.-]{0,32}\1)\]){0,4}$/;

/** The `&` of a numeric entity; not that of `&#38;` itself, with which pages write their links. */
const ENTITY = /&(?=(?:#|%23)(?!(?:0{0,4}38|x0{0,4}26)\b)(?:x[0-9a-f]{1,6}|\d{2,7})(?!\w))/gi;

const verdicts = new RememberedVerdicts();

/**
 * Judges a request target: its path, and each parameter's name and value. Pure; results may be kept by target.
 *
 * @param target as logged, each character one byte
 */
export function inspectTarget(target: string): readonly Sign[] {
  const bytes = undoLogEscapes(target);
  const budget = new WindowBudget();
  // No browser sends a fragment: what stands behind a bare `#` was meant for the server.
  const whole = bytes.includes('#') ? bytes.replaceAll('#', '%23') : bytes;
  const signs: Sign[] = [
    ...verdicts.judge(pathOf(whole), false, { place: 'path', name: '' }, IN_PATH, budget),
  ];
  // A browser would read `&#60;` where a server splits the query: whoever writes so means the browser.
  const cut = queryOf(bytes);
  const query = cut.length > OVERSIZED ? cut : cut.replace(ENTITY, '%26');
  if (query !== '') inspectQuery(query, signs, budget);
  if (target.length > OVERSIZED) {
    signs.push({
      attack: 'protocol',
      level: 'low',
      place: 'protocol',
      value: target.slice(0, 512),
      why: 'oversized-target',
    });
  }
  const authority = authorityOf(bytes);
  if (authority !== '') signs.push(...inspectValue(authority, false, { place: 'path', name: '' }, ANYWHERE));
  return signs.length === 0 ? NOTHING : withoutFileLists(signs, query);
}

function inspectQuery(query: string, signs: Sign[], budget: WindowBudget): void {
  for (const { name, value } of queryParametersOf(query)) {
    if (signs.length >= MAX_SIGNS) return;
    const plainName = decodePercent(name.slice(0, 256), true).trim().toLowerCase();
    if (ORDINARY_NAME.test(plainName)) {
      const detectors = SHORT_WORD.test(value) && !COMMAND_NAMES.has(plainName) ? IN_SHORT_WORD : IN_QUERY;
      signs.push(
        ...verdicts.judge(value, true, { place: 'query-value', name: plainName }, detectors, budget),
      );
      if (value === '' || !PLAIN_NAME.test(plainName)) {
        signs.push(...verdicts.judge(name, true, { place: 'query-name', name: '' }, IN_QUERY, budget));
      }
    } else {
      // Whoever writes `?1 or 1=1` means the whole of it.
      const whole = value === '' ? name : `${name}=${value}`;
      signs.push(...verdicts.judge(whole, true, { place: 'query-name', name: '' }, IN_QUERY, budget));
    }
  }
}
