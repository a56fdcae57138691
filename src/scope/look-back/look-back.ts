import type { Actor, Stage } from '../../model/actor.ts';
import type { Told } from '../../model/config/config.ts';
import type { Checked, Exposure } from '../../model/exposure.ts';
import type { Finding } from '../../model/finding.ts';
import type { Text } from '../../model/language.ts';
import type { SqlInjectionHole } from '../../model/sql-injection-hole.ts';
import { lookBackTexts as texts } from '../../text/scope/look-back.ts';
import { type Coverage, coversOf, coversWhole } from './coverage.ts';
import { exportsToAskAbout } from './exports-to-ask-about.ts';
import { type HoleTenant, otherUsesOfHoles } from './other-uses-of-holes.ts';
import { shopsOf } from './shops-of.ts';

export interface LookBackFacts {
  readonly tenants: readonly HoleTenant[];
  /** Where SQL came in. */
  readonly holes: readonly SqlInjectionHole[];
  readonly covers: readonly Coverage[];
  readonly actors: readonly Actor[];
  readonly findings: readonly Finding[];
  readonly exposures: readonly Exposure[];
  readonly told: readonly Told[];
}

/** Stages from which on something was got, not merely tried. */
const INSIDE: readonly Stage[] = ['foothold', 'webshell', 'login', 'browse', 'export', 'change'];

/** Two logs of a rotated set, or a quiet night's lines, may lie so far apart. */
const SLACK_MS = 60 * 60_000;

/**
 * Asks what is not known yet of an incident: whether those who got in at one shop were at the others too, what they
 * did where logs cannot show it, and what came before the logs. `no-trace` is answered only where logs cover the
 * whole period; what is not covered cannot be told.
 */
export function lookBack(facts: LookBackFacts): Checked[] {
  const exposed = new Set(facts.exposures.map(({ actor }) => actor));
  const suspects = facts.actors.filter(
    ({ id, stages }) => exposed.has(id) || stages.some((stage) => INSIDE.includes(stage)),
  );
  return [
    ...facts.told.flatMap((told) => ruledOut(told, facts)),
    ...exportsToAskAbout(facts),
    ...otherUsesOfHoles(holesThatGave(facts), facts.tenants, facts.covers, SLACK_MS, (user) =>
      facts.actors.some(({ id }) => id === user),
    ),
    ...(suspects.length === 0 ? [] : [beforeTheLogs(facts), ...throughPrograms(facts, suspects)]),
    ...(suspects.length === 0 ? [] : elsewhere(facts, suspects)),
  ];
}

function ruledOut({ rulesOut, says, tenant, from, to }: Told, { tenants }: LookBackFacts): Checked[] {
  if (rulesOut === undefined) return [];
  const period = { from: from ?? Number.NaN, to: to ?? Number.NaN };
  return [
    {
      question: { ja: rulesOut, en: rulesOut },
      answer: 'ruled-out',
      covers: [],
      says: texts.told(says, tenant === undefined ? '' : nameOf(tenant, tenants), period),
    },
  ];
}

/** Those whose users got at rows: a page that everybody's robots try in vain is no way in. */
function holesThatGave({ holes, actors, exposures }: LookBackFacts): SqlInjectionHole[] {
  const own = exposures.filter(({ channel }) => channel === 'sql-injection').map(({ actor }) => actor);
  const known = new Set(actors.map(({ id }) => id));
  return holes.filter(({ users }) =>
    users.some((user) => own.includes(user) || (own.includes(null) && !known.has(user))),
  );
}

/** Nobody can say of the time before the first line that nothing happened. */
function beforeTheLogs({ covers }: LookBackFacts): Checked {
  const dated = covers.filter(({ from }) => !Number.isNaN(from));
  return {
    question: texts.before,
    answer: 'cannot-tell',
    covers: dated.map((cover) => toCover(cover, texts.notBefore)),
    says: texts.ownLogs,
  };
}

/** An access log shows that a planted program was called, never what it read. */
function throughPrograms({ covers, tenants }: LookBackFacts, suspects: readonly Actor[]): Checked[] {
  const reached = suspects.filter(({ stages }) => stages.includes('webshell') || stages.includes('foothold'));
  const ids = [...new Set(reached.flatMap(shopsOf))].sort();
  return ids.map((id) => ({
    question: texts.throughPrograms(nameOf(id, tenants)),
    answer: 'cannot-tell',
    covers: coversOf(id, covers).map((cover) => toCover(cover, texts.cannotShow(cover.kind))),
    says: texts.ownLogs,
  }));
}

/** Whether those who got in were at shops where nothing of them was found. */
function elsewhere({ tenants, covers }: LookBackFacts, suspects: readonly Actor[]): Checked[] {
  const touched = new Set(suspects.flatMap((actor) => actor.tenants));
  const period = {
    from: Math.min(...suspects.map(({ firstAt }) => firstAt).filter((at) => !Number.isNaN(at))),
    to: Math.max(...suspects.map(({ lastAt }) => lastAt).filter((at) => !Number.isNaN(at))),
  };
  return tenants
    .filter(({ id }) => !touched.has(id))
    .map(({ id, name }) => {
      const own = coversOf(id, covers);
      const isWhole = Number.isFinite(period.from) && coversWhole(own, period, SLACK_MS);
      return {
        question: texts.elsewhere(name),
        answer: isWhole ? 'no-trace' : 'cannot-tell',
        about: 'actors',
        covers: own.map((cover) => toCover(cover, texts.cannotShow(cover.kind))),
        says: own.length === 0 ? texts.noLog : isWhole ? texts.ownLogs : texts.partly,
      } as const;
    });
}

function nameOf(id: string, tenants: LookBackFacts['tenants']): string {
  return tenants.find((tenant) => tenant.id === id)?.name ?? id;
}

function toCover({ input, kind, from, to }: Coverage, cannotShow: Text): Checked['covers'][number] {
  return { input, kind, from, to, cannotShow };
}
