import type { Checked } from '../../model/exposure.ts';
import type { SqlInjectionHole } from '../../model/sql-injection-hole.ts';
import { lookBackTexts as texts } from '../../text/scope/look-back.ts';
import { type Coverage, coversOf, coversWhole } from './coverage.ts';

/** A shop, and what it runs on. */
export interface HoleTenant {
  readonly id: string;
  readonly name: string;
  readonly profile?: { readonly name: string } | undefined;
}

/** Holes that are asked about one by one, the most used first. */
const HOLES_SHOWN = 20;

/**
 * Asks of each place where SQL came in whether others used it, at the shops that were attacked through it and at those
 * that run on the same: over all evidence, whoever sent it. Uses that were found are exposures; here stands what was
 * looked through where none was.
 *
 * @param slackMs how far two logs may lie apart
 * @param isActor whether a hole's user is an actor; else it is an address that many may share
 */
export function otherUsesOfHoles(
  holes: readonly SqlInjectionHole[],
  tenants: readonly HoleTenant[],
  covers: readonly Coverage[],
  slackMs: number,
  isActor: (user: string) => boolean,
): Checked[] {
  const shown = [...holes].sort((a, b) => b.count - a.count || compareHoles(a, b)).slice(0, HOLES_SHOWN);
  return shown.flatMap((hole) => {
    const attacked = tenants.filter(({ id }) => hole.tenants.includes(id));
    const platforms = new Set(attacked.map(({ profile }) => profile?.name));
    const alike = tenants.filter(({ profile }) => profile !== undefined && platforms.has(profile.name));
    const isShared = !hole.users.every(isActor);
    return [...new Set([...attacked, ...alike])].flatMap((tenant) =>
      ofHole(hole, tenant, covers, slackMs, isShared),
    );
  });
}

function ofHole(
  { path, parameter, tenants, users }: SqlInjectionHole,
  { id, name }: HoleTenant,
  covers: readonly Coverage[],
  slackMs: number,
  isShared: boolean,
): Checked[] {
  const isAttacked = tenants.includes(id);
  if (isAttacked && users.length > 1) return [];
  const own = coversOf(id, covers).filter(({ kind }) => kind === 'web' || kind === 'waf');
  const isCovered = own.some(({ kind }) => kind === 'web') && coversWhole(own, periodOf(covers), slackMs);
  const isUntold = isAttacked && isShared;
  const says = own.length === 0 ? texts.noLog : isCovered ? texts.ownLogs : texts.partlyAtAll;
  return [
    {
      question: texts.hole(name, path, parameter, isAttacked),
      answer: isCovered && !isUntold ? 'no-trace' : 'cannot-tell',
      about: 'sql-injection',
      covers: own.map(({ input, kind, from, to }) => ({
        input,
        kind,
        from,
        to,
        cannotShow: texts.cannotShow(kind),
      })),
      says: isUntold ? texts.behindOne : says,
    },
  ];
}

/** From the first line of any evidence to the last. */
function periodOf(covers: readonly Coverage[]): { readonly from: number; readonly to: number } {
  const dated = covers.filter(({ from }) => !Number.isNaN(from));
  return {
    from: dated.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    to: dated.reduce((most, { to }) => Math.max(most, to), Number.NEGATIVE_INFINITY),
  };
}

function compareHoles(a: SqlInjectionHole, b: SqlInjectionHole): number {
  return a.path < b.path || (a.path === b.path && a.parameter < b.parameter) ? -1 : 1;
}
