import type { Column, Role } from '../column.ts';
import type { Format } from '../format.ts';
import type { FormatProblem } from '../format-problem.ts';
import { readApacheLogFormat } from './apache-log-format.ts';
import { compileLayout, type LayoutProgram } from './compile-layout.ts';
import { LayoutParser } from './layout-parser.ts';
import { readNginxLogFormat } from './nginx-log-format.ts';
import type { PartList } from './part-list.ts';

/** Whether any of a layout's columns says what was asked for; without one, no attack can be seen in its lines. */
export function tellsRequests(columns: Iterable<string | Column>): boolean {
  for (const column of columns) {
    if (typeof column === 'object' && REQUEST_ROLES.has(column.role)) return true;
  }
  return false;
}

const REQUEST_ROLES = new Set<Role>(['request', 'target', 'path']);

/** The format of an Apache LogFormat string. */
export function apacheFormat(name: string, text: string): Format | FormatProblem {
  const list = readApacheLogFormat(text);
  return 'problem' in list ? list : formatOfParts(name, text, list);
}

/** The format of an nginx log_format string. */
export function nginxFormat(name: string, text: string): Format | FormatProblem {
  const list = readNginxLogFormat(text);
  return 'problem' in list ? list : formatOfParts(name, text, list);
}

function formatOfParts(name: string, text: string, list: PartList): Format | FormatProblem {
  if (!list.parts.some((part) => typeof part === 'object' && part.role !== 'skip')) {
    return { problem: 'no-fields', at: 0, part: text.slice(0, 40) };
  }
  const program = compileLayout({ name, parts: list.parts });
  if ('part' in program) {
    const at = list.placeOf(list.parts[program.part]);
    return { problem: 'adjacent-fields', at, part: text.slice(at, at + 20) };
  }
  if (!tellsRequests(list.parts)) return { problem: 'no-request', at: 0, part: text.slice(0, 40) };
  return formatOfProgram(name, program);
}

function formatOfProgram(name: string, program: LayoutProgram): Format {
  return {
    name,
    kind: 'web',
    layout: program,
    createParser: (options) => new LayoutParser(name, program, options),
  };
}
