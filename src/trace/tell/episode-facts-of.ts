import type { Stage } from '../../model/actor.ts';
import { ATTACKS, type Attack } from '../../model/attack.ts';
import type { Finding } from '../../model/finding.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import { redact } from '../../request/redaction/redact.ts';
import type { EpisodeFacts, Names } from '../../text/trace/episode-facts.ts';
import { stageOfFinding } from '../finding-traits.ts';
import type { BoundedSet } from '../notes/bounded-set.ts';
import type { Absence } from './absences.ts';
import type { Draft } from './draft.ts';
import type { SharedHole } from './elsewhere.ts';

/** What is known of an episode besides its own figures. */
export interface Surroundings {
  readonly stage: Stage;
  readonly timezone: string;
  readonly tenantNames: ReadonlyMap<string, string> | undefined;
  readonly findings: readonly Finding[];
  readonly absence: Absence;
  readonly elsewhere: SharedHole | undefined;
}

/** As many names of one kind a sentence shows. */
const SHOWN = 3;
/** As much of one name a sentence shows. */
const NAME_LENGTH = 120;

/** Turns an episode's figures into what a sentence needs; every text from the log is made printable here. */
export function episodeFactsOf(draft: Draft, around: Surroundings): EpisodeFacts {
  const { figures, at, until, tenant } = draft.segment;
  return {
    stage: around.stage,
    at,
    until,
    timezone: around.timezone,
    site: show(around.tenantNames?.get(tenant) ?? tenant),
    sites: draft.tenants.size,
    addresses: namesOf(figures.addresses),
    visits: draft.visits,
    absenceDays: around.absence.days,
    sameAddress: around.absence.sameAddress,
    requests: figures.requests,
    answered: figures.answered,
    redirected: figures.redirected,
    refused: figures.refused,
    failed: figures.failed,
    attacks: attacksByCount(figures.attacks),
    succeeded: around.findings.some((finding) => provesSuccess(finding, draft, around.stage)),
    files: namesOf(figures.files),
    methods: figures.methods.sorted().map(show),
    posts: figures.posts,
    writes: figures.writes,
    operations: figures.operations,
    actions: byCount(figures.actions),
    accounts: namesOf(figures.accounts),
    successes: figures.successes,
    deduced: figures.deduced,
    failures: figures.failures,
    tries: figures.tries,
    failuresBefore: figures.failuresBefore,
    firstSuccess: figures.firstSuccess,
    bytes: figures.bytes,
    elsewhere: around.elsewhere === undefined ? undefined : elsewhereFacts(around.elsewhere),
  };
}

/** A text from the log, fit to stand in a sentence. */
export function show(text: string): string {
  const shown = redact(text.slice(0, NAME_LENGTH));
  return text.length > NAME_LENGTH ? `${shown}…` : shown;
}

function namesOf(set: BoundedSet): Names {
  return { shown: set.sorted().slice(0, SHOWN).map(show), count: set.size, more: set.overflowed };
}

function elsewhereFacts({ hole, addresses }: SharedHole): EpisodeFacts['elsewhere'] {
  const names = { shown: addresses.slice(0, SHOWN).map(show), count: addresses.length, more: false };
  return { path: show(hole.path), parameter: show(hole.parameter), addresses: names };
}

function attacksByCount(counts: readonly number[]): Attack[] {
  return ATTACKS.map((attack, bit) => ({ attack, n: counts[bit] ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .map(({ attack }) => attack);
}

function byCount(actions: ReadonlyMap<ShopAction, number>): Map<ShopAction, number> {
  return new Map([...actions].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

function provesSuccess(finding: Finding, draft: Draft, stage: Stage): boolean {
  if (finding.outcome !== 'succeeded' || stageOfFinding(finding) !== stage) return false;
  const { at, until } = draft.segment;
  const meets = !(finding.lastAt < at || finding.firstAt > until);
  return (
    meets && (finding.tenants.length === 0 || finding.tenants.some((tenant) => draft.tenants.has(tenant)))
  );
}
