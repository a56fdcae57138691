import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readShippedProfile } from '../adapters/settings/read-profile.ts';
import { shippedFolder } from '../adapters/settings/shipped-folder.ts';
import type { Pointer, Route } from '../model/route.ts';
import type { RowFilter } from '../model/row-filter.ts';
import { compileRoutes } from '../request/route/compile-routes.ts';
import { nextResult } from '../request/route/next-result.ts';
import { routeResult } from '../request/route/route-result.ts';
import { decodedPathOf } from '../request/url/decoded-path.ts';
import { queryOf } from '../request/url/target-parts.ts';
import { readSelection } from '../scope/selection/read-selection.ts';
import { queryValues } from '../scope/selection/request-values.ts';

const folder = shippedFolder('profiles');
const cases = await readdir(join(folder, 'cases'));

/** One entry of `expected.yaml`: what the line of the same number in `access.log` means. */
interface Expected {
  readonly action: string;
  readonly result?: string;
  readonly rows?: Readonly<Record<string, unknown>>;
  readonly narrowed?: boolean;
}

interface Line {
  readonly address: string;
  readonly at: number;
  readonly method: string;
  readonly target: string;
  readonly status: number;
}

const COMBINED = /^(\S+) - - \[\d+\/\w+\/\d+:(\d+):(\d+):(\d+) [^\]]+\] "(\w+) (\S+) HTTP\/1\.1" (\d{3}) /;

function read(line: string): Line {
  const [, address = '', hour, minute, second, method = '', target = '', status] = COMBINED.exec(line) ?? [];
  const at = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return { address, at, method, target, status: Number(status) };
}

describe.each(cases)('%s, case', async (name) => {
  const reading = await readShippedProfile(name, folder);
  if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.say('en')).join('\n'));
  const { profile } = reading;
  const routes = compileRoutes(profile);
  const textOf = (file: string) => readFileSync(join(folder, 'cases', name, file), 'utf8');
  const lines = textOf('access.log').trim().split('\n').map(read);
  const expected = parse(textOf('expected.yaml')) as Expected[];

  it('expects something of every line', () => {
    expect(expected.length).toBe(lines.length);
  });

  it('shows each action that the profile knows', () => {
    const shown = new Set(expected.map(({ action }) => action));
    expect(
      [...new Set(profile.routes.map(({ action }) => action))].filter((each) => !shown.has(each)),
    ).toEqual([]);
  });

  it.each(lines.map((line, at) => [at + 1, `${line.method} ${line.target}`] as const))('%i: %s', (number) => {
    const line = lines[number - 1]!;
    const wanted = expected[number - 1]!;
    const match = routes.match(line.method, decodedPathOf(line.target), queryOf(line.target));
    expect(match?.route.action ?? '').toBe(wanted.action);
    if (match === null) return;
    const { route, params } = match;
    expect(routeResult(route, line.status) || resultByNext(route, number)).toBe(wanted.result);
    if (wanted.rows !== undefined) {
      const rows = Object.entries(route.selects ?? {}).map(([set, selection]) => {
        const context = { timezone: 'Asia/Tokyo', dataSet: profile.data?.get(set), params };
        const chosen = readSelection(selection, { ...context, query: queryValues(line.target) });
        expect(chosen.unread).toEqual([]);
        return [set, shown(chosen.filter)];
      });
      expect(Object.fromEntries(rows)).toEqual(wanted.rows);
      expect(isNarrowed(route, line.target)).toBe(wanted.narrowed ?? false);
    }
  });

  function resultByNext(route: Route, number: number): string {
    const { address, at } = lines[number - 1]!;
    const next = lines.slice(number).find((line) => line.address === address);
    if (next === undefined) return '';
    return nextResult(route, {
      path: decodedPathOf(next.target),
      status: next.status,
      afterMs: next.at - at,
    });
  }
});

/** `all`, the column of a period, or the values picked by column. */
function shown(filter: RowFilter): unknown {
  if (filter.kind === 'between') return filter.by;
  if (filter.kind === 'in') {
    const values = filter.values.map((value) => (/^\d+$/.test(value) ? Number(value) : value));
    return { [filter.by]: values };
  }
  return filter.kind;
}

function isNarrowed({ narrowedBy = [] }: Route, target: string): boolean {
  const query = queryValues(target);
  return narrowedBy.some(
    (each) => !each.includes('.') || query((each as Pointer).slice('query.'.length)).values.length > 0,
  );
}
