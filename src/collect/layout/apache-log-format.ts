import { type Column, SKIP } from '../column.ts';
import type { FormatProblem } from '../format-problem.ts';
import { apacheTimeWord, timePatternOf } from '../time/time-pattern.ts';
import { cookieColumn, headerColumn } from './header-column.ts';
import { PartList } from './part-list.ts';

/** `%`, conditions and `<` or `>`, `{argument}`, letter (or `^` and two). */
const DIRECTIVE = /%[!,\d]*([<>]?)(?:\{([^}]*)\})?([<>]?)(\^?[A-Za-z]{1,2}|%)/y;

/**
 * What may follow: the directives of mod_log_config, mod_logio and mod_ssl, and Tomcat's `%F`, `%S` and `%I`. Any other is
 * a slip of the pen, under which what it was meant for would go unread.
 */
const KNOWN = /^(?:[AaBbCcDeFfHhIikLlmnOoPpqRrSsTtUuVvXx%]|\^(?:FB|FU|ti|to))$/;

/**
 * Reads an Apache LogFormat string (mod_log_config, mod_logio). Backslash escapes of the configuration file
 * are understood; directives that say nothing about requests are read over.
 */
export function readApacheLogFormat(text: string): PartList | FormatProblem {
  const list = new PartList();
  for (let i = 0; i < text.length; ) {
    const char = text[i] as string;
    if (char === '\\' && i + 1 < text.length) {
      list.literal(escaped(text[i + 1] as string));
      i += 2;
    } else if (char !== '%') {
      list.literal(char);
      i++;
    } else {
      DIRECTIVE.lastIndex = i;
      const match = DIRECTIVE.exec(text);
      if (match === null) return badDirective(text, i);
      // Only `^FB`, `^FU`, `^ti` and `^to` have two letters.
      const letters = match[4]?.startsWith('^') ? match[4] : (match[4] ?? '').slice(0, 1);
      const length = match[0].length - ((match[4]?.length ?? 0) - letters.length);
      if (!KNOWN.test(letters))
        return { problem: 'unknown-directive', at: i, part: text.slice(i, i + length) };
      const problem = addDirective(list, letters, match[2], match[1] || match[3] || '', i);
      if (problem !== undefined) return { problem, at: i, part: text.slice(i, i + length) };
      i += length;
    }
  }
  return list;
}

function badDirective(text: string, at: number): FormatProblem {
  const part = text.slice(at, at + 20);
  return {
    problem: part.includes('{') && !part.includes('}') ? 'unclosed-brace' : 'unknown-directive',
    at,
    part,
  };
}

function escaped(char: string): string {
  if (char === 't') return '\t';
  return char === 'n' ? '\n' : char;
}

function addDirective(
  list: PartList,
  letter: string,
  argument: string | undefined,
  which: string,
  at: number,
): FormatProblem['problem'] | undefined {
  if (letter === '%') list.literal('%');
  else if (letter !== 't') list.column(columnOf(letter, argument, which), at);
  else if (argument === undefined) list.bracketed({ role: 'time', rank: 3 }, at);
  else {
    const time = timeColumn(argument);
    if (time === undefined) return 'unknown-time-pattern';
    list.column(time, at);
  }
  return undefined;
}

function timeColumn(argument: string): Column | undefined {
  const atEnd = argument.startsWith('end:');
  const text = argument.replace(/^(?:begin|end):/, '');
  // A word of our own, for times that strftime cannot say (fractions, zones with a colon).
  if (text === 'any') return { role: 'time-any', rank: 3 };
  const pattern = apacheTimeWord(text) ?? timePatternOf(text === '' ? '[%d/%b/%Y:%H:%M:%S %z]' : text);
  if (pattern === undefined) return undefined;
  return { role: 'time-pattern', rank: (text === 'sec' ? 2 : 4) - (atEnd ? 1 : 0), pattern };
}

function columnOf(letter: string, argument: string | undefined, which: string): Column {
  switch (letter) {
    case 'a':
      return { role: 'address', rank: argument === 'c' ? 2 : 4 };
    case 's':
      return { role: 'status', rank: which === '>' ? 3 : which === '<' ? 1 : 2 };
    case 'T':
      return durationColumn(argument);
    case 'i':
      return headerColumn(argument ?? '');
    case 'C':
      return cookieColumn(argument ?? '');
    default:
      return PLAIN[letter] ?? SKIP;
  }
}

function durationColumn(unit: string | undefined): Column {
  if (unit === 'us') return { role: 'duration', rank: 4, scale: 0.001 };
  if (unit === 'ms') return { role: 'duration', rank: 3, scale: 1 };
  return { role: 'duration', rank: 2, scale: 1000 };
}

const PLAIN: Readonly<Record<string, Column>> = {
  h: { role: 'address', rank: 3 },
  u: { role: 'account', rank: 2 },
  r: { role: 'request', rank: 2 },
  m: { role: 'method', rank: 1 },
  U: { role: 'path', rank: 1 },
  q: { role: 'query', rank: 1 },
  H: { role: 'protocol', rank: 1 },
  b: { role: 'bytes', rank: 4 },
  B: { role: 'bytes', rank: 4 },
  O: { role: 'bytes', rank: 3 },
  D: { role: 'duration', rank: 5, scale: 0.001 },
  v: { role: 'host', rank: 4 },
  V: { role: 'host', rank: 3 },
};
