import { type Actor, STAGES, type Stage } from '../../model/actor.ts';
import type { Episode } from '../../model/episode.ts';
import type { Finding } from '../../model/finding.ts';
import type { KnownFinder } from '../../request/known/known-finder.ts';
import { episodeEn } from '../../text/trace/en.ts';
import { episodeJa } from '../../text/trace/ja.ts';
import { later } from '../moment.ts';
import type { Round } from '../round.ts';
import type { Trace } from '../trace.ts';
import type { TraceManner } from '../trace-manner.ts';
import { type Absence, absences } from './absences.ts';
import { contentId } from './content-id.ts';
import { ACTORS_LIMIT, type Dossier, openDossiers } from './dossier.ts';
import type { Draft } from './draft.ts';
import { draftEpisodes } from './drafts.ts';
import { sharedHoleKey, sharedHoles } from './elsewhere.ts';
import { episodeFactsOf } from './episode-facts-of.ts';
import { partOf } from './part-of.ts';
import { wordJoin, wordSpared } from './word-joins.ts';

const LINKS_LIMIT = 500;
const SPARED_LIMIT = 100;

/** Tells what the last round came to: actors, timeline, and what was left out. */
export function tellTrace(round: Round, manner: TraceManner, known: KnownFinder, complete: boolean): Trace {
  const all = openDossiers(round);
  const dossiers = all.slice(0, ACTORS_LIMIT);
  const ids = dossiers.map(idOf);
  const drafts = draftEpisodes(dossiers);
  const days = absences(drafts);
  const stages = drafts.map((draft, index) => stageShown(draft, days[index]!.days));
  const omitted = all.slice(ACTORS_LIMIT);
  const idByAddress = idsByAddress(dossiers, ids);
  const idOfOmitted = idsByAddress(omitted, omitted.map(idOf));
  const told = { dossiers, ids, days, stages };
  const unlessApart = (id: string | undefined, address: string, at: number | undefined) => {
    if (id === undefined || round.isShared(address)) return undefined;
    if (at === undefined) return id;
    if (round.laidOf(address) === 'at-attacks' && !round.isAtAttack(address, at)) return undefined;
    const since = round.knowledge.seeds.get(address)?.firstAt ?? Number.NaN;
    const hadRole = known.roleOf(address, since, '') !== undefined;
    // What came from one of the shop's own lines before anything hostile did is its people's work.
    if (hadRole) return at < since ? undefined : id;
    return known.roleOf(address, at, '') === undefined ? id : undefined;
  };
  return {
    actors: dossiers.map((dossier, actor) => {
      const own = stages.filter((_, index) => drafts[index]!.actor === actor);
      const returned = drafts.some((draft, index) => draft.actor === actor && days[index]!.days > 0);
      return toActor(dossier, ids[actor]!, returned ? [...own, 'return'] : own, manner);
    }),
    timeline: tellTimeline(drafts, told, round, manner),
    retold: (findings) =>
      tellTimeline(drafts, { ...told, dossiers: withFindings(dossiers, findings) }, round, manner),
    omitted: {
      actors: omitted.length,
      requests: omitted.reduce((sum, dossier) => sum + dossier.requests, 0),
      addresses: round.knowledge.leftOut,
    },
    spared: round.result.spared.slice(0, SPARED_LIMIT).map(wordSpared),
    laidOf: (address) => (idByAddress.has(address) ? round.laidOf(address) : undefined),
    sharedAddresses: [...idByAddress.keys()].filter((address) => round.isShared(address)).sort(),
    complete,
    actorOf: (address, at) => unlessApart(idByAddress.get(address), address, at),
    ownerOf: (address, at) => unlessApart(idByAddress.get(address) ?? idOfOmitted.get(address), address, at),
  };
}

function withFindings(dossiers: readonly Dossier[], findings: readonly Finding[]): readonly Dossier[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return dossiers.map((dossier) => ({
    ...dossier,
    findings: dossier.findings.map((finding) => byId.get(finding.id) ?? finding),
  }));
}

function idsByAddress(dossiers: readonly Dossier[], ids: readonly string[]): Map<string, string> {
  return new Map(
    dossiers.flatMap((dossier, index) =>
      dossier.group.addresses.map((address) => [address, ids[index]!] as const),
    ),
  );
}

/** Merely looking around after a long silence is a stage of its own; a return to more is called what it is. */
function stageShown(draft: Draft, absenceDays: number): Stage {
  const { stage } = draft.segment;
  return absenceDays > 0 && stage === 'browse' ? 'return' : stage;
}

function idOf(dossier: Dossier): string {
  const { addresses, files } = dossier.group;
  const first = dossier.findings
    .flatMap((finding) => finding.evidence)
    .reduce<readonly [number, number]>(
      (least, { input, offset }) =>
        input < least[0] || (input === least[0] && offset < least[1]) ? [input, offset] : least,
      [Number.MAX_SAFE_INTEGER, 0],
    );
  return contentId('actor', [addresses, files, first]);
}

function toActor(dossier: Dossier, id: string, stages: readonly Stage[], manner: TraceManner): Actor {
  const { group, segments, findings } = dossier;
  const part = partOf(dossier);
  const tenants = new Set([...segments.map((one) => one.tenant), ...findings.flatMap((one) => one.tenants)]);
  const written = segments.filter((one) => one.stage === 'foothold' && one.figures.writes > 0);
  const files = new Set([...group.files, ...written.flatMap((one) => one.figures.files.sorted())]);
  const last = segments.reduce((at, one) => later(at, one.until), Number.NaN);
  return {
    id,
    addresses: group.addresses,
    accounts: [...new Set(group.accounts.map((key) => key.slice(key.indexOf('\0') + 1)))].sort(),
    tenants: [...tenants].filter((tenant) => tenant !== '').sort(),
    files: [...files].sort(),
    firstAt: dossier.firstAt,
    lastAt: Number.isNaN(last) ? findings.reduce((at, one) => later(at, one.lastAt), Number.NaN) : last,
    stages: STAGES.filter((stage) => stages.includes(stage)),
    links: group.joins.slice(0, LINKS_LIMIT).map((join) => wordJoin(join, manner.language)),
    requests: dossier.requests,
    ...(part === undefined ? {} : { part }),
  };
}

interface Told {
  readonly dossiers: readonly Dossier[];
  readonly ids: readonly string[];
  readonly days: readonly Absence[];
  readonly stages: readonly Stage[];
}

function tellTimeline(drafts: readonly Draft[], told: Told, round: Round, manner: TraceManner): Episode[] {
  const holes = sharedHoles(told.dossiers, round.tools);
  return drafts.map((draft, index) => {
    const { actor, segment, tenants } = draft;
    const stage = told.stages[index]!;
    const key = sharedHoleKey(actor, segment.tenant);
    const elsewhere = stage === 'attack' ? holes.get(key) : undefined;
    if (elsewhere !== undefined) holes.delete(key);
    const facts = episodeFactsOf(draft, {
      stage,
      timezone: manner.timezone,
      tenantNames: manner.tenantNames,
      findings: told.dossiers[actor]!.findings,
      absence: told.days[index]!,
      elsewhere,
    });
    return {
      at: segment.at,
      until: segment.until,
      actor: told.ids[actor]!,
      tenant: tenants.size > 1 ? '' : segment.tenant,
      stage,
      text: { ja: episodeJa(facts), en: episodeEn(facts) },
      evidence: segment.evidence.references(),
    };
  });
}
