import type { z } from 'zod';
import { AppError } from '../../errors/app-error.ts';
import { nearestWord } from '../../model/config/nearest-word.ts';
import { PROBLEM } from '../../model/config/schema-parts.ts';
import { nearestTimezone } from '../nearest-timezone.ts';
import { meantKey } from './meant-key.ts';
import type { Place, YamlSource } from './yaml-source.ts';

/** Makes catalogue entries of what a schema found in a file, one for each key that is wrong. */
export function schemaProblems(source: YamlSource, error: z.ZodError): AppError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey(source, issue.path, key, issue.message));
    }
    return [configProblem(source, issue.path, issue.message)];
  });
}

/**
 * Makes a catalogue entry of one problem at one place. A problem with keys is that of the path's last one.
 *
 * @param problem as in {@link PROBLEM}, else an example of a right value
 */
export function configProblem(source: YamlSource, path: readonly PropertyKey[], problem: string): AppError {
  if (problem.startsWith(PROBLEM.keys)) {
    return unknownKey(source, path.slice(0, -1), String(path.at(-1)), problem);
  }
  if (path.length === 0) return new AppError('CONFIG_SHAPE', where(source, source.placeOf(path)));
  const key = nameOf(path);
  const value = source.writtenAt(path);
  const at = { ...where(source, source.placeOf(path)), key, value };
  if (isMissing(source.value, path)) {
    return new AppError('CONFIG_KEY_MISSING', { ...at, example: `${key}: ${exampleOf(problem)}` });
  }
  if (problem.startsWith(PROBLEM.choice)) {
    const known = problem.slice(PROBLEM.choice.length).split(' ');
    return new AppError('CONFIG_CHOICE', {
      ...at,
      known: known.join(' '),
      nearest: nearestWord(value.replace(/^(['"])(.*)\1$/, '$2'), known),
    });
  }
  if (problem === PROBLEM.zone) {
    return new AppError('CONFIG_ZONE', { ...at, nearest: nearestTimezone(value) });
  }
  for (const [start, code, name] of OF_PROFILES) {
    if (problem.startsWith(start)) return new AppError(code, { ...at, [name]: problem.slice(start.length) });
  }
  const code = CODES[problem];
  return code === undefined
    ? new AppError('CONFIG_VALUE', { ...at, example: problem })
    : new AppError(code, at);
}

/** Problems of profiles, and what stands behind their colon. */
const OF_PROFILES = [
  [PROBLEM.alias, 'PROFILE_JOIN', 'column_name'],
  [PROBLEM.pointer, 'PROFILE_POINTER', 'path'],
  [PROBLEM.placedAt, 'PROFILE_PLACED_AT', 'set'],
] as const;

const CODES = {
  [PROBLEM.address]: 'CONFIG_ADDRESS',
  [PROBLEM.time]: 'CONFIG_TIME',
  [PROBLEM.order]: 'CONFIG_PERIOD',
  [PROBLEM.duplicate]: 'CONFIG_DUPLICATE',
  [PROBLEM.path]: 'PROFILE_PATH',
} as Readonly<
  Record<string, 'CONFIG_ADDRESS' | 'CONFIG_TIME' | 'CONFIG_PERIOD' | 'CONFIG_DUPLICATE' | 'PROFILE_PATH'>
>;

const EXAMPLES: Readonly<Record<string, string>> = {
  [PROBLEM.address]: '203.0.113.0/28',
  [PROBLEM.time]: '2026-09-01',
  [PROBLEM.path]: '/admin/**',
  [PROBLEM.zone]: 'Asia/Tokyo',
};

function exampleOf(problem: string): string {
  if (problem.startsWith(PROBLEM.choice)) return problem.slice(PROBLEM.choice.length).split(' ')[0] ?? '';
  return EXAMPLES[problem] ?? problem;
}

function unknownKey(
  source: YamlSource,
  path: readonly PropertyKey[],
  key: string,
  message: string,
): AppError {
  const known = message
    .slice(PROBLEM.keys.length)
    .split(' ')
    .filter((word) => word !== '');
  const nearest = meantKey(key, known);
  const at = { ...where(source, source.placeOfKey(path, key)), key, known: known.join(' ') };
  return nearest === ''
    ? new AppError('CONFIG_NO_SUCH_KEY', at)
    : new AppError('CONFIG_UNKNOWN_KEY', { ...at, nearest });
}

/** Parameters that name a place. */
export function where(source: YamlSource, { line, column }: Place): Record<string, string> {
  return { file: source.file, line: String(line), column: String(column) };
}

/** The name of a value in a file: `data[1].persons`. */
export function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1);
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return true;
    at = (at as Record<PropertyKey, unknown>)[part];
  }
  return at === undefined && path.length > 0;
}
