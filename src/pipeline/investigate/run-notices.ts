import type { Tenant } from '../../model/config/config.ts';
import type { Notice } from '../../model/investigation.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import { limitNotice } from '../../text/report/limit-notice.ts';
import { notices } from '../../text/report/notices.ts';
import type { Trace } from '../../trace/trace.ts';
import { copiesAmong } from '../evidence/copies-among.ts';
import type { InputBook } from '../evidence/input-book.ts';

/** Addresses that were left out of an actor are told of one by one up to this number. */
const SPARED_SHOWN = 10;
/** A week of rotated files that overlap is told of by a few. */
const TWINS_SHOWN = 3;

/** What a run came to know about its own limits. */
export interface RunLimits {
  readonly books: readonly InputBook[];
  readonly busy: readonly { readonly address: string; readonly part: number }[];
  /** Numbers of inputs that hold the same lines. */
  readonly twins: readonly (readonly [number, number])[];
  /** Whether some line names an account and no address. */
  readonly hasUnaddressed: boolean;
  /** Numbers of inputs of whose requests none says how it was answered. */
  readonly unanswered: ReadonlySet<number>;
  /** Numbers of inputs that hold attacks by senders of whom no address is known. */
  readonly senderless: ReadonlySet<number>;
  /** How the administration is called that no route knew, by its pages; whether pages of one were answered. */
  readonly administration: {
    readonly names: readonly string[];
    /** Those that were recognised, and of which nothing was read any more. */
    readonly unwatched: readonly string[];
    readonly isKnown: boolean;
  };
  /** Whether the shops' routes are those for shops that nobody has described yet. */
  readonly isGeneric: boolean;
  readonly trace: Trace;
  readonly interrupted: boolean;
  readonly tenants: readonly Tenant[];
  /** Whether only a period of the evidence was examined. */
  readonly hasPeriod: boolean;
  /** Bounds of memory that were reached, with how often. */
  readonly reached: ReturnType<ReachedLimits['all']>;
}

/** Tells the reader what was not read, and what of the rest must be taken with care. */
export function runNotices(limits: RunLimits): Notice[] {
  const { books, busy, twins, hasUnaddressed, trace, interrupted, tenants, hasPeriod, reached } = limits;
  const found: Notice[] = interrupted ? [notices.interrupted(limits.administration.unwatched)] : [];
  for (const [input, book] of books.entries()) {
    found.push(...inputNotices(book, hasPeriod, limits.senderless.has(input)));
    if (limits.unanswered.has(input)) found.push(notices.withoutStatuses(book.path));
  }
  for (const { address, part } of busy)
    found.push(notices.busyAddress(address, Math.round(part * 100), trace.laidOf(address) ?? 'hostile'));
  const pairs = new Map([...twins, ...copiesAmong(books)].map((pair) => [pair.join(' '), pair]));
  for (const pair of [...pairs.values()].slice(0, TWINS_SHOWN)) {
    found.push(notices.twinInputs(...(pair.map((input) => books[input]!.path) as [string, string])));
  }
  if (hasUnaddressed) found.push(notices.unaddressedLines());
  found.push(...adminNotices(limits));
  for (const { name, profile, data } of tenants) {
    const isDescribed = (profile.data?.size ?? 0) > 0;
    if (data !== undefined && !isDescribed) found.push(notices.dataWithoutSets(name, profile.name));
  }
  const { omitted, spared } = trace;
  // Of those that carry much of the traffic it has been said.
  const told = new Set(busy.map(({ address }) => address));
  const sharedAddresses = trace.sharedAddresses.filter((address) => !told.has(address));
  if (!trace.complete) found.push(notices.traceIncomplete(interrupted));
  if (omitted.actors + omitted.addresses > 0) {
    found.push(notices.actorsOmitted(omitted.actors, omitted.requests, omitted.addresses));
  }
  for (const { limit, n } of reached) found.push(limitNotice(limit, n));
  const more = (list: readonly unknown[]) => Math.max(0, list.length - SPARED_SHOWN);
  if (sharedAddresses.length > 0) {
    found.push(notices.sharedAddresses(sharedAddresses.slice(0, SPARED_SHOWN), more(sharedAddresses)));
  }
  for (const { address, why } of spared.slice(0, SPARED_SHOWN)) found.push(notices.spared(address, why));
  if (more(spared) > 0) found.push(notices.moreSpared(more(spared)));
  return found;
}

/** Requests below which a log is too short to miss an administration in. */
const LEAST_REQUESTS = 1_000;

/** What an administration is called that the shop named itself; or that none was recognised, so that none was watched. */
function adminNotices({ administration, isGeneric, books, tenants }: RunLimits): Notice[] {
  const { names, unwatched, isKnown } = administration;
  if (unwatched.length > 0) return [];
  if (names.length > 0) return [notices.adminRecognised(names)];
  const requests = books.reduce(
    (sum, { format, understood }) => sum + (format?.kind === 'web' ? understood : 0),
    0,
  );
  const isDescribed = !isGeneric || tenants.some(({ profile }) => profile.name !== 'generic');
  return isKnown || isDescribed || requests < LEAST_REQUESTS ? [] : [notices.noAdministration()];
}

function inputNotices(book: InputBook, hasPeriod: boolean, hasSenderless: boolean): Notice[] {
  const found: Notice[] = [];
  const { path, trouble } = book;
  const { lines, unparsed, bytes, firstAt } = book.toInput();
  if (trouble !== undefined) found.push(notices.inputBrokeOff(path, trouble.kind, trouble.cause));
  if (bytes === 0 && book.complete) found.push(notices.emptyInput(path));
  if (unparsed > 0 && book.understood === 0 && book.complete)
    found.push(notices.nothingUnderstood(path, unparsed, lines - unparsed));
  else if (unparsed > 0) found.push(notices.unparsedLines(path, unparsed, lines));
  // Outside of a period that was asked for no times are looked at.
  if (book.understood > 0 && Number.isNaN(firstAt) && !hasPeriod) found.push(notices.withoutTimes(path));
  if (book.format?.kind === 'web' && book.unaddressed * 2 > book.understood)
    found.push(notices.withoutAddresses(path));
  else if (book.format?.kind === 'web' && book.unaddressed > 0 && hasSenderless)
    found.push(notices.someWithoutAddresses(path, book.unaddressed, lines));
  return found;
}
