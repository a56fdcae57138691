import type { Attack } from '../../../../model/attack.ts';
import type { Language } from '../../../../model/language.ts';
import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import type { NoticeProblem } from '../../../../model/notice/notice-problem.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { REFUSALS } from '../../../../text/notice/refusals.ts';
import { sayTried } from '../../../../text/notice/say-tried.ts';
import { sayList } from '../../../../text/notice/say-value.ts';
import { ATTACK_WORDS } from '../../../../text/report/words.ts';
import type { AbuseActivity } from '../../xarf.ts';
import { bound, boundFact, group } from '../make-values.ts';

/** What a report tells of one address, or why it tells nothing. */
export type ReportedSource =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, NoticeValue> }
  | { readonly ok: false; readonly problem: NoticeProblem };

const OPTION = '--source';

/** How many addresses of a report a refusal names, and a summary for the police lists. */
const MOST = 50;

/**
 * The values `source.*` of an attacking address, as a report tells them of it alone: what only several addresses
 * together are known to have done says nothing of one of them.
 */
export function reportedSource(report: Report | null, address: string, language: Language): ReportedSource {
  const say = REFUSALS[language];
  if (report === null) return { ok: false, problem: { place: OPTION, ...say.noReport() } };
  const known = addressesOf(report);
  if (!known.includes(address)) {
    const named = known.slice(0, 10).join(' ');
    return { ok: false, problem: { place: OPTION, ...say.unknownSource(address, named, known.length) } };
  }
  const deeds = deedsOf(report, address);
  if (deeds === null) return { ok: false, problem: { place: OPTION, ...say.sharedSource(address) } };
  return { ok: true, fields: fieldsOf(address, deeds, language) };
}

/** The attacking addresses of a report of which it tells by themselves, each as {@link reportedSource} has it. */
export function reportedSources(report: Report, language: Language): NoticeValue[] {
  return addressesOf(report)
    .slice(0, MOST)
    .flatMap((address) => {
      const deeds = deedsOf(report, address);
      return deeds === null ? [] : [group(fieldsOf(address, deeds, language))];
    });
}

function addressesOf({ actors }: Report): string[] {
  return [...new Set(actors.flatMap(({ addresses }) => addresses))];
}

interface Deeds {
  readonly first: string;
  readonly last: string;
  /** null where nobody counted those of this address alone. */
  readonly requests: number | null;
  readonly attacks: readonly Attack[];
  /** Those of them of which one was seen to succeed. */
  readonly succeeded: readonly Attack[];
}

/** Of an actor with one address all is that address's; else what findings say of it alone. */
function deedsOf({ actors, findings }: Report, address: string): Deeds | null {
  const own = findings.filter(({ sources, sourceCount }) => sourceCount === 1 && sources[0] === address);
  const attacksOf = (findings: typeof own) => [...new Set(findings.flatMap((finding) => finding.attacks))];
  const succeeded = attacksOf(own.filter(({ outcome }) => outcome === 'succeeded'));
  const alone = actors.find(({ addresses, addressCount }) => addressCount === 1 && addresses[0] === address);
  const told = alone === undefined ? own : [alone];
  const times = told.flatMap(({ firstAt, lastAt }) => [firstAt ?? [], lastAt ?? []].flat()).sort(byTime);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { first, last, requests: alone?.requests ?? null, attacks: attacksOf(own), succeeded };
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

function fieldsOf(address: string, deeds: Deeds, language: Language): Map<string, NoticeValue> {
  const from = `source:${address}`;
  const { first, last, requests, attacks, succeeded } = deeds;
  const activity = activityOf(attacks);
  const tried = attacks.filter((attack) => !succeeded.includes(attack));
  const wordsOf = (kinds: readonly Attack[]) =>
    sayList(
      language,
      kinds.map((attack) => ATTACK_WORDS[language][attack]),
    );
  const done = [
    ...(succeeded.length === 0 ? [] : [wordsOf(succeeded)]),
    ...(tried.length === 0 ? [] : [sayTried(language, wordsOf(tried))]),
  ];
  return new Map<string, NoticeValue>([
    ['address', bound(address, from)],
    ['first', boundFact(language, first, from)],
    ['last', boundFact(language, last, from)],
    ...(requests === null ? [] : [['requests', boundFact(language, requests, from)] as const]),
    ...(done.length === 0 ? [] : [['what', bound(sayList(language, done), from)] as const]),
    ...(activity === null ? [] : [['activity', bound(activity, from)] as const]),
  ]);
}

/** XARF knows few words; which of them fits a planted program is for a person to say. */
function activityOf(attacks: readonly Attack[]): AbuseActivity | null {
  if (attacks.includes('sqli')) return 'sql_injection';
  if (attacks.some((one) => one === 'brute-force' || one === 'credential-stuffing')) return 'login_attack';
  return attacks.some((one) => one === 'scanner' || one === 'probe') ? 'vulnerability_scan' : null;
}
