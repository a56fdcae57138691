import { type Chance, createChance } from '../model/chance.ts';
import { inspectReferer } from './inspect-referer.ts';
import { inspectRequest } from './inspect-request.ts';
import { inspectTarget } from './inspect-target.ts';
import type { Inspection } from './inspection.ts';
import { createTriage } from './triage.ts';

/** What a fuzz run found: at best nothing. */
export interface FuzzReport {
  readonly cases: number;
  /** How many were judged hostile; none at all would mean that the seeds are no good. */
  readonly hostile: number;
  /** Targets that broke a promise, with the promise. */
  readonly broken: readonly { readonly target: string; readonly promise: string }[];
}

// biome-ignore format: one piece a line would fill the screen
const PIECES = [
  "'", '"', ' ', '+', '%20', '/', '.', '=', '1', ' or ', ' and ', '%27', '-', ',', '%2e', '%2f', '\\', '%25', '%00',
  '%0a', '_', '?', '&', '%e3%81%82', '%83%5c', '(', ')', '#', ':', '<', '>', '%3c', '{{', '${', '`', ';', '|', '--',
  '/*', '*/', '..', 'select', 'union', '\xff', '\x00', '%u0027', '&#x27;', '\\x27', '\\u0027', '%c0%ae', '\u00e3\u0081',
];

const SIGNS = /['"<>`|\\{}$^*!();#]|%2[2378]|%3[bce]/gi;
const MAX_BROKEN = 16;

/**
 * Throws mutated requests at the inspector and checks what it promises: it never throws, says the same twice,
 * shows at most 512 characters, and finds nothing hostile in what the triage calls ordinary.
 *
 * @param seed chooses the mutations; the same seed gives the same run
 * @param cases how many requests
 * @param seeds targets to mutate, each character one byte
 */
export function fuzzInspector(seed: number, cases: number, seeds: readonly string[]): FuzzReport {
  const chance = createChance(seed);
  const triage = createTriage();
  const broken: { target: string; promise: string }[] = [];
  let hostile = 0;
  for (let n = 0; n < cases && broken.length < MAX_BROKEN; n++) {
    const target = mutated(seeds, chance);
    const promise = brokenPromise(target, triage.target);
    if (promise === 'hostile') hostile++;
    else if (promise !== '') broken.push({ target, promise });
  }
  return { cases, hostile, broken };
}

function mutated(seeds: readonly string[], { below, pick }: Chance): string {
  let target = pick(seeds);
  for (let times = below(6); times > 0; times--) {
    const at = below(target.length + 1);
    const head = target.slice(0, at);
    const tail = target.slice(at);
    const kind = below(5);
    if (kind === 0) target = head + tail.slice(1 + below(3));
    else if (kind === 1) target = head + pick(PIECES) + tail;
    else if (kind === 2) target = head + String.fromCharCode(below(256)) + tail.slice(1);
    else if (kind === 3) target = head + pick(seeds).slice(0, below(24)) + tail;
    else target = head + head.slice(below(at + 1)).slice(0, 200) + tail;
  }
  // Half the time without the signs that make any look worth while: what is left tests the triage's words.
  return below(2) === 0 ? target : target.replace(SIGNS, '');
}

/** The promise that a target breaks; '' or 'hostile' when it breaks none. */
function brokenPromise(
  target: string,
  triage: (bytes: Uint8Array, start: number, end: number) => boolean,
): string {
  let inspection: Inspection;
  try {
    inspection = inspect(target);
    inspectReferer(`https://shop.example${target}`);
  } catch (error) {
    return `throws ${String(error)}`;
  }
  const { signs } = inspection;
  if (signs.some(({ value }) => value.length > 512)) return 'shows too much';
  if (JSON.stringify(inspect(target)) !== JSON.stringify(inspection)) return 'changes its mind';
  if (inspectTarget(target).length === 0) return '';
  const bytes = Uint8Array.from(target, (sign) => sign.charCodeAt(0));
  return triage(bytes, 0, bytes.length)
    ? 'hostile'
    : `the triage passes ${signs.map(({ why }) => why).join(' ')}`;
}

function inspect(target: string): Inspection {
  return inspectRequest({
    method: 'GET',
    target,
    protocol: 'HTTP/1.1',
    referer: target,
    userAgent: target,
    status: 404,
  });
}
