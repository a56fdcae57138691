import type { Stage } from '../../model/actor.ts';
import type { Finding } from '../../model/finding.ts';
import { rankOf } from '../finding-traits.ts';
import type { Group } from '../join/join-facts.ts';
import { compareTimes, earlier } from '../moment.ts';
import type { Segment } from '../notes/segments.ts';
import type { Round } from '../round.ts';

/** One actor before it is put into words. */
export interface Dossier {
  readonly group: Group;
  readonly findings: readonly Finding[];
  readonly segments: readonly Segment[];
  readonly requests: number;
  readonly firstAt: number;
}

/** As many actors are shown; a shop on the internet has more visitors than anybody can read about. */
export const ACTORS_LIMIT = 200;

const WEIGHT: Readonly<Record<Stage, number>> = {
  export: 6,
  webshell: 5,
  foothold: 4,
  login: 3,
  change: 3,
  attack: 2,
  'login-attempt': 1,
  reconnaissance: 0,
  browse: 0,
  return: 0,
};

/** The actors of a round, most serious first: what succeeded, how far it came, how grave, how much, how early. */
export function openDossiers(round: Round): Dossier[] {
  return round.result.groups
    .map((group) => openDossier(group, round))
    .filter((dossier) => !isOfCrowds(dossier, round))
    .map((dossier) => ({ dossier, key: seriousness(dossier) }))
    .sort((a, b) => compareKeys(b.key, a.key) || compareAges(a.dossier, b.dossier))
    .map(({ dossier }) => dossier);
}

/** Whether there is nobody but lines that many share, and nothing of theirs that can be laid to anybody. */
function isOfCrowds({ group, requests }: Dossier, round: Round): boolean {
  return requests === 0 && group.addresses.every((address) => round.isShared(address));
}

function openDossier(group: Group, round: Round): Dossier {
  const segments = group.addresses.flatMap((address) => round.segmentsOf(address));
  const findings = new Map<string, Finding>();
  for (const address of group.addresses) {
    for (const finding of round.knowledge.seeds.get(address)?.findings ?? [])
      findings.set(finding.id, finding);
  }
  const first = segments.reduce((at, segment) => earlier(at, segment.at), Number.NaN);
  const found = [...findings.values()].reduce((at, finding) => earlier(at, finding.firstAt), Number.NaN);
  return {
    group,
    findings: [...findings.values()],
    segments,
    requests: segments.reduce((sum, segment) => sum + segment.figures.requests, 0),
    firstAt: Number.isNaN(first) ? found : first,
  };
}

function seriousness(dossier: Dossier): number[] {
  const succeeded = dossier.findings.some((finding) => finding.outcome === 'succeeded') ? 1 : 0;
  const far = Math.max(0, ...dossier.segments.map((segment) => WEIGHT[segment.stage]));
  const grave = Math.max(0, ...dossier.findings.map(rankOf));
  return [succeeded, far, grave, dossier.requests];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function compareAges(a: Dossier, b: Dossier): number {
  return compareTimes(a.firstAt, b.firstAt) || (a.group.addresses[0]! < b.group.addresses[0]! ? -1 : 1);
}
