import type { DecodedValue } from '../decode/decoded-value.ts';
import type { Sign } from '../inspection.ts';
import { createLiteralTable } from '../literals/literal-table.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { PROBES, type Probe } from './probe-paths.data.ts';

const probes = createLiteralTable(PROBES);
const HONEST_HIDDEN = /^\.(?:well-known|\.?$)/;
const COPY = /(?:^|\/)(?:copy(?:%20| |_|-)of(?:%20| |_|-)|コピー ?[〜～-] ?)/;

/**
 * A path that belongs to another product, or that would leak: configuration, backups, version control, consoles.
 * Most count only when the server refuses them, since some shop runs that very product.
 */
export function detectProbe(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if (context.place !== 'path') return NOTHING;
  const path = value.lower.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  const best = bestProbe(path);
  if (best === undefined) return hiddenOrCopied(path, value, context);
  const sign = signOf('probe', best.level, best.why, value, context);
  return [best.onlyIfRefused === true ? { ...sign, onlyIfRefused: true } : sign];
}

/** The probe that a path is: one that always counts before one that does not, then the longest. */
function bestProbe(path: string): Probe | undefined {
  let best: Probe | undefined;
  let length = 0;
  for (const { entry, start, end } of probes.find(path, 32)) {
    if (!stands(path, start, end, entry)) continue;
    const always = entry.onlyIfRefused === undefined;
    const bestAlways = best !== undefined && best.onlyIfRefused === undefined;
    if (always === bestAlways ? end - start >= length : always) {
      best = entry;
      length = end - start;
    }
  }
  return best;
}

function stands(path: string, start: number, end: number, { place }: Probe): boolean {
  if (place === 'anywhere') return true;
  if (place === 'suffix') return end === path.length && path.charAt(start - 1) !== '/';
  const begins = path.charAt(start - 1) === '/';
  return begins && (end === path.length || (place === 'segments' && /[/.;]/.test(path.charAt(end))));
}

/** Hidden files and copies: any `/.name` but `/.well-known`, any `Copy of x`. */
function hiddenOrCopied(path: string, value: DecodedValue, context: ValueContext): readonly Sign[] {
  const hidden = path
    .split('/')
    .some((segment) => /^\.[a-z0-9_]/.test(segment) && !HONEST_HIDDEN.test(segment));
  if (!hidden && !COPY.test(path)) return NOTHING;
  return [
    {
      ...signOf('probe', 'low', hidden ? 'hidden-path' : 'backup-path', value, context),
      onlyIfRefused: true,
    },
  ];
}
