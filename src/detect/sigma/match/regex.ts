import { loadOnce } from '../../../model/load-once.ts';
import { hasNestedRepeat } from './nested-repeat.ts';

const re2js = loadOnce<typeof import('re2js')>('re2js');

/** How much of a field a backtracking pattern looks at, in characters. */
export const BACKTRACKING_LIMIT = 8192;

/** A pattern of a rule, ready to search a text. */
export interface CompiledRegex {
  /** False when it runs in a backtracking engine, over the first {@link BACKTRACKING_LIMIT} characters. */
  readonly linear: boolean;
  test(text: string): boolean;
}

/**
 * Compiles a pattern as Sigma means it: PCRE, case-sensitive unless `i`, found anywhere. It runs in linear time on
 * RE2; what RE2 refuses (look-around, back-references) runs on the language's own engine, unless that could take
 * for ever (repeats in repeats). An answer that is a string says why neither takes it.
 */
export function compileRegex(source: string, flags: string): CompiledRegex | string {
  let refusal: string;
  try {
    const compiled = re2js().RE2JS.compile(source, re2Flags(flags));
    return { linear: true, test: (text) => compiled.test(text) };
  } catch (error) {
    refusal = (error as Error).message;
  }
  try {
    const own = ownDialect(source, flags);
    const compiled = new RegExp(own.source, own.flags);
    if (hasNestedRepeat(own.source)) return `${refusal}; repeats in repeats`;
    return { linear: false, test: (text) => compiled.test(text.slice(0, BACKTRACKING_LIMIT)) };
  } catch {
    return refusal;
  }
}

function re2Flags(flags: string): number {
  const { RE2JS } = re2js();
  return (
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  );
}

/** Says in ECMAScript what PCRE and Python write otherwise: flags up front, named groups, anchors of the text. */
function ownDialect(source: string, flags: string): { source: string; flags: string } {
  const upFront = /^\(\?([ims]+)\)/.exec(source);
  const body = source
    .slice(upFront?.[0].length ?? 0)
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/(?<!\\)((?:\\\\)*)\\A/g, '$1(?<![\\s\\S])')
    .replace(/(?<!\\)((?:\\\\)*)\\[zZ]/g, '$1(?![\\s\\S])');
  return { source: body, flags: [...new Set(flags + (upFront?.[1] ?? ''))].join('') };
}
