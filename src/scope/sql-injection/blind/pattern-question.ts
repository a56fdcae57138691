import type { BlindCell } from './blind-cell.ts';

/** What a pattern asks: which character, and which codes it lets pass. */
export interface PatternQuestion {
  readonly place: number;
  readonly key: string;
  readonly equal: number;
  readonly holds: (code: number) => boolean;
}

const SEQUENCE = /^\^((?:\\.|[^\\[\](){}.*+?|^$])*)(?:\.\{(\d{1,4})\})?(\[(?:\\.|[^\]\\])+\]|)/s;

/**
 * Reads `like 'abc%'`, `regexp '^abc'`, `regexp '^ab[c-f]'` as a question about the last character that they name:
 * what stands before it is known already. Null when the pattern names no place.
 */
export function patternQuestion(operator: string, pattern: string, cell: BlindCell): PatternQuestion | null {
  if (cell.about !== 'value') return null;
  if (/^(?:rlike|regexp|~|~\*)$/.test(operator)) return regularQuestion(pattern, cell);
  const wild = operator === 'glob' ? '*' : '%';
  const end = pattern.indexOf(wild);
  const fixed = end < 0 ? pattern : pattern.slice(0, end);
  const signs = [...fixed.replace(/\\(.)/gs, '$1')];
  const last = signs.at(-1);
  if (last === undefined) return null;
  const single = cell.start >= 1 && cell.length === 1;
  if (single && (signs.length > 1 || end >= 0)) return null;
  return isCode(last.codePointAt(0)!, Math.max(1, cell.start) + signs.length - 1);
}

function regularQuestion(pattern: string, cell: BlindCell): PatternQuestion | null {
  const single = cell.start >= 1 && cell.length === 1;
  const anchored = single && !pattern.startsWith('^') ? `^${pattern}` : pattern;
  const read = SEQUENCE.exec(anchored);
  if (read === null) return null;
  const signs = [...read[1]!.replace(/\\(.)/gs, '$1')];
  const skipped = signs.length + Number(read[2] ?? 0);
  const set = read[3]!;
  const start = Math.max(1, cell.start);
  if (set === '') {
    return signs.length === 0 || read[2] !== undefined
      ? null
      : isCode(signs.at(-1)!.codePointAt(0)!, start + signs.length - 1);
  }
  const ranges = rangesOf(set);
  const inverted = set.startsWith('[^');
  const holds = (code: number): boolean =>
    ranges.some(([from, to]) => code >= from && code <= to) !== inverted;
  return { place: start + skipped, key: set, equal: Number.NaN, holds };
}

function isCode(code: number, place: number): PatternQuestion {
  return { place, key: `=${code}`, equal: code, holds: (other) => other === code };
}

function rangesOf(set: string): (readonly [number, number])[] {
  const signs = [...set.slice(set.startsWith('[^') ? 2 : 1, -1).replace(/\\(.)/gs, '$1')].map(
    (sign) => sign.codePointAt(0)!,
  );
  const ranges: (readonly [number, number])[] = [];
  for (let i = 0; i < signs.length; i++) {
    if (signs[i + 1] === 0x2d && i + 2 < signs.length) {
      ranges.push([signs[i]!, signs[i + 2]!]);
      i += 2;
    } else ranges.push([signs[i]!, signs[i]!]);
  }
  return ranges;
}
