import type { Config } from '../../model/config/config.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { type RouteResult, routeResult } from '../../request/route/route-result.ts';
import type { ChannelReader, Sight } from '../channel-reader.ts';
import type { Act, Doubt } from './act.ts';
import { ActBook } from './act-book.ts';
import { actOfAudit } from './act-of-audit.ts';
import { actOfCopy } from './act-of-copy.ts';
import { actOfOutsideExport } from './act-of-outside-export.ts';
import { actOfRead } from './act-of-read.ts';
import { actOfRequest, type RequestedAct } from './act-of-request.ts';
import { actOfWalk } from './act-of-walk.ts';
import { AwaitedActs } from './awaited-acts.ts';
import { claimsOfActs } from './claims-of-acts.ts';
import { InputHabits } from './input-habits.ts';
import { ListReads } from './list-reads.ts';
import { SentSecrets } from './sent-secrets.ts';
import { settleActs } from './settle-acts.ts';
import { ShopPresence } from './shop-presence.ts';
import { createShopFinder } from './shop-reader.ts';
import { uniteActs } from './unite-acts.ts';
import { Walks } from './walks.ts';

/** Exports of others that are kept, to learn how large a row is. */
const HONEST_KEPT = 2000;

/**
 * Reads the channels export and view: which rows the actors were sent or shown, by their requests and by audit
 * logs. What was refused, redirected or answered with nothing does not count, nor does what anybody else did.
 * Memory is bounded: {@link ActBook}.
 *
 * @param limits is told what could not be kept
 */
export function createExportViewReader({
  config,
  findings = [],
  limits,
}: {
  readonly config: Config;
  /** What detection found: of pages looked through by number. */
  readonly findings?: readonly Finding[];
  readonly limits?: ReachedLimits | undefined;
}): ChannelReader {
  const shopOf = createShopFinder(config);
  const { timezone } = config;
  const habits = new InputHabits();
  const acts = new ActBook(limits);
  const walks = new Walks(findings);
  const reads = new ListReads(findings);
  const sent = new SentSecrets(findings);
  const presence = new ShopPresence();
  /** Lines of audit logs that do not say which shop they are about. */
  const homeless: Sight[] = [];
  let honest = 0;

  const keep = (act: Act): void => {
    if (act.actor === null && (act.way !== 'export' || honest++ >= HONEST_KEPT)) return;
    acts.add(act);
  };
  const awaited = new AwaitedActs(({ act }, result) => {
    if (result === 'success') keep(act);
    else if (result === '' && act.way !== 'change') keep(doubted(act, { kind: 'unanswered' }));
  });

  const takeRequest = (event: ShopEvent, actor: string | null): void => {
    const visitor = `${event.address}\0${event.tenant}`;
    awaited.follow(visitor, event);
    const shop = shopOf(event.tenant);
    const requested =
      actOfRequest(event, actor, shop, timezone) ??
      actOfWalk(event, actor, shop, walks) ??
      actOfOutsideExport(event, actor, shop, reads) ??
      actOfCopy(event, actor, shop, sent) ??
      actOfRead(event, actor, shop, reads);
    if (requested === null || isEmptyAnswer(requested, event)) return;
    const result = event.result === 'failure' ? 'failure' : routeResult(requested.route, event.status);
    if (result === '' && requested.route.success?.next !== undefined && event.status >= 100) {
      awaited.add(visitor, requested);
      return;
    }
    const act = answered(requested.act, result, event.status);
    if (act !== null) keep(act);
  };
  const takeAudit = ({ event, actor, hand }: Sight): void => {
    if (event.result === 'failure' || event.action === '') return;
    const act = actOfAudit(event, hand?.actor ?? actor, shopOf(event.tenant), timezone);
    if (act === null) return;
    const told = event.result === '' ? doubted(act, { kind: 'unanswered' }) : act;
    keep(hand === undefined ? told : byAccount(told, hand.isSole));
  };

  return {
    wants: () => ({ paths: [], accounts: [] }),
    observe(sight: Sight) {
      const { event, actor } = sight;
      habits.observe(event);
      if (event.kind === 'web') {
        if (actor !== null) presence.observe(event);
        takeRequest(event, actor);
      } else if (event.kind === 'audit') {
        if (actor !== null && event.tenant === '') homeless.push(sight);
        else takeAudit(sight);
      }
    },
    read() {
      awaited.finish();
      for (const { event, actor } of homeless) {
        takeAudit({ event: { ...event, tenant: presence.shopOf(event) }, actor });
      }
      const told = (some: readonly Act[]) => some.flatMap((act) => withHabits(act, habits));
      const settled = settleActs(uniteActs(told(acts.single()).sort(byTime)));
      return { claims: claimsOfActs([...settled, ...told(acts.united())], config), funnels: [], checked: [] };
    },
  };
}

/** What an answer's status says of an act; null when it was refused. */
function answered(act: Act, result: RouteResult, status: number): Act | null {
  if (result === 'failure') return null;
  if (result === 'success') return status === 206 ? doubted(act, { kind: 'partial' }) : act;
  if (act.way === 'change') return null;
  if (status < 100) return doubted(act, { kind: 'unanswered' });
  return status === 304 ? doubted(act, { kind: 'not-modified' }) : null;
}

/** Whether an answer that would hold the rows held nothing. A redirect to the file is not meant. */
function isEmptyAnswer({ act, route }: RequestedAct, { status, bytes }: ShopEvent): boolean {
  if (act.way === 'change') return false;
  if (status === 204 || status === 205) return route.success === undefined;
  return (status === 200 || status === 206) && bytes === 0;
}

/** What only the whole input tells of one of its lines. */
function withHabits(act: Act, habits: InputHabits): Act[] {
  const { input } = act.evidence[0]!;
  if (act.from === 'audit') {
    return habits.hasOutcomes(input) ? [act] : [{ ...act, doubts: act.doubts.filter(isNotUnanswered) }];
  }
  const isSilent = act.bytes < 0 && act.way !== 'change' && act.isBody && habits.hasSizes(input);
  return isSilent ? [] : [act];
}

function isNotUnanswered({ kind }: Doubt): boolean {
  return kind !== 'unanswered';
}

function doubted(act: Act, doubt: Doubt): Act {
  return { ...act, doubts: [...act.doubts, doubt] };
}

function byAccount(act: Act, isSole: boolean): Act {
  return isSole ? { ...act, isBySoleAccount: true } : doubted(act, { kind: 'by-account' });
}

/** Events come in order of time; those that had to wait do not. */
function byTime(a: Act, b: Act): number {
  return a.at - b.at || 0;
}
