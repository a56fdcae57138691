import { compareEvidence } from '../../model/evidence-ref.ts';
import { type Act, isUntold } from './act.ts';

/** Clocks and moments of writing of two logs may differ by so much. */
const APART_MS = 2000;

/**
 * Finds the acts that several logs tell of (the access log and the audit log, a proxy's and a server's), and
 * makes one of each: it knows its rows when any of the logs names them.
 *
 * @param acts in order of time
 */
export function uniteActs(acts: readonly Act[]): Act[] {
  const united: Act[] = [];
  const inputs = new Set(acts.map(({ evidence }) => evidence[0]!.input));
  if (inputs.size < 2) return [...acts];
  for (const act of acts) {
    const at = sameActBefore(united, act);
    if (at < 0) united.push(act);
    else united[at] = asOne(united[at]!, act);
  }
  return united;
}

/** Where the act that this one repeats stands; -1 when there is none. Equal rows go before unknown ones. */
function sameActBefore(acts: readonly Act[], act: Act): number {
  let best = -1;
  let bestLikeness = 0;
  for (let at = acts.length - 1; at >= 0; at--) {
    const before = acts[at]!;
    if (!(act.at - before.at <= APART_MS)) break;
    const likeness = likenessOf(before, act);
    if (likeness <= bestLikeness) continue;
    best = at;
    bestLikeness = likeness;
    if (likeness === MOST_ALIKE) break;
  }
  return best;
}

const MOST_ALIKE = 2;

/** 0 when two lines cannot tell of one act. */
function likenessOf(a: Act, b: Act): number {
  const input = b.evidence[0]!.input;
  if (a.way !== b.way || !mayBeOneShop(a, b) || !mayBeOneVisitor(a, b)) return 0;
  if (a.evidence.some((ref) => ref.input === input)) return 0;
  if (a.from === 'web' && b.from === 'web') return a.request === b.request ? MOST_ALIKE : 0;
  if (a.action !== b.action) return 0;
  if (rowsOf(a) === rowsOf(b)) return MOST_ALIKE;
  return isVague(a) || isVague(b) ? 1 : 0;
}

/** An audit log over all shops may not say which one it was. */
function mayBeOneShop(a: Act, b: Act): boolean {
  return a.tenant === b.tenant || a.tenant === '' || b.tenant === '';
}

/** A line without an address is whose account it names, or anybody's. */
function mayBeOneVisitor(a: Act, b: Act): boolean {
  if (a.actor === b.actor && (a.address === b.address || a.address === '' || b.address === '')) return true;
  return (a.address === '' && a.actor === null) || (b.address === '' && b.actor === null);
}

/** Whether it is open which rows were reached, or whether any. */
function isVague({ doubts }: Act): boolean {
  return doubts.some(({ kind }) => kind !== 'by-account');
}

const written = new WeakMap<Act['rows'], string>();

function rowsOf({ rows }: Act): string {
  let text = written.get(rows);
  if (text === undefined) {
    text = JSON.stringify(rows);
    written.set(rows, text);
  }
  return text;
}

function asOne(a: Act, b: Act): Act {
  const web = a.from === 'web' || b.from !== 'web' ? a : b;
  const other = web === a ? b : a;
  const isClearer = doubtOf(other) < doubtOf(web);
  const { rows, items, doubts } = isClearer ? other : web;
  const hasAddress = web.address !== '' || other.address !== '';
  const isAnswered = [a, b].some((act) => !act.doubts.some(({ kind }) => kind === 'unanswered'));
  return {
    ...web,
    actor: web.actor ?? other.actor,
    address: web.address || other.address,
    tenant: web.tenant || other.tenant,
    rows,
    items: items.length > 0 ? items : web.items,
    doubts: doubts.filter(
      ({ kind }) => !(isAnswered && kind === 'unanswered') && !(hasAddress && kind === 'by-account'),
    ),
    isBySoleAccount: hasAddress ? undefined : web.isBySoleAccount,
    bytes: Math.max(web.bytes, other.bytes),
    evidence: [...web.evidence, ...[...other.evidence].sort(compareEvidence)],
  };
}

function doubtOf(act: Act): number {
  return isUntold(act) ? 2 : isVague(act) ? 1 : 0;
}
