import type { Language } from '../../../../model/language.ts';
import type { NoticeProblem } from '../../../../model/notice/notice-problem.ts';
import { CONTRADICTIONS } from '../../../../text/notice/contradictions.ts';
import { isDate, japanTime, localDate, sayDate } from '../../../../text/notice/say-date.ts';
import type { FactNode } from '../fact-tree.ts';

/** Where moments come from. */
export interface TimeSources {
  readonly root: FactNode;
  readonly language: Language;
  readonly knownAt: number;
  readonly now: number;
}

/** A moment with the name of its fact; as much of it counts as was written, so that a day clashes with no hour of it. */
interface NamedTime {
  readonly name: string;
  readonly at: string;
}

/** Names that hold moments. */
const TIMES = /(?:^|_)(?:at|from|to)$/;

/**
 * Periods that end before they begin, discoveries before the intrusion, publications before anybody knew, deeds that are
 * done tomorrow and events of days that have not come.
 */
export function clashingTimes({ root, language, knownAt, now }: TimeSources): NoticeProblem[] {
  const say = CONTRADICTIONS[language];
  const all = namedTimes(root);
  const broken = all.filter(({ at }) => /^\d{4}-\d/.test(at) && !isDate(at));
  const times = new Map(all.filter(({ at }) => isDate(at)).map(({ name, at }) => [name, localDate(at)]));
  const named = (name: string): NamedTime[] => {
    const at = times.get(name);
    return at === undefined ? [] : [{ name, at }];
  };
  const known = Number.isNaN(knownAt) ? [] : [{ name: 'knownAt', at: japanTime(knownAt).slice(0, 16) }];
  const today = { name: say.today, at: japanTime(now).slice(0, 16) };
  const published = named('publication.at')[0];
  // What a notice of a later day tells may be of any day until then.
  const told = published !== undefined && isAfter(published.at, today.at) ? published : today;
  const periods = [...times.keys()].filter((name) => name.endsWith('.from') || name.endsWith('_from'));
  const ordered: (readonly [readonly NamedTime[], readonly NamedTime[]])[] = [
    ...periods.map((name) => [named(name), named(name.replace(/from$/, 'to'))] as const),
    [named('incident.from'), named('incident.found_at')],
    [named('incident.from'), known],
    [named('incident.from'), named('cards.stopped_at')],
    [known, [today]],
    [named('incident.found_at'), [today]],
    [known, named('individuals.from')],
    [known, named('investigation.done_at')],
    [known, named('publication.at')],
    [named('incident.found_at'), named('publication.at')],
    ...[...times.keys()]
      .filter((name) => /^reports\.[^.]+\.at$/.test(name))
      .map((name) => [known, named(name)] as const),
    ...[...times.keys()]
      .filter((name) => /^(?:reports\.[^.]+|events\.\d+)\.at$/.test(name))
      .map((name) => [named(name), [told]] as const),
    ...[...times.keys()]
      .filter((name) => name.endsWith('done_at'))
      .map((name) => [named(name), [today]] as const),
  ];
  return [
    ...broken.map(({ name, at }) => ({ place: name, ...say.noDate(at) })),
    ...ordered.flatMap(([[first], [second]]) => {
      if (first === undefined || second === undefined || !isAfter(first.at, second.at)) return [];
      const said = [first, second].map(({ at }) => sayDate(language, at)) as [string, string];
      return [{ place: first.name, ...say.order(first.name, said[0], second.name, said[1]) }];
    }),
  ];
}

function isAfter(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) > b.slice(0, length);
}

function namedTimes(node: FactNode): NamedTime[] {
  const last = node.name.split('.').at(-1)!;
  const own = TIMES.test(last) && typeof node.value === 'string' ? [{ name: node.name, at: node.value }] : [];
  return [...own, ...[...node.children.values()].flatMap(namedTimes)];
}
