import { isBeyondNoise } from '../finding-traits.ts';
import { compareMoments, type Moment } from '../moment.ts';
import { type ContactStrength, contactStrength } from '../notes/contact-strength.ts';
import type { Contact } from '../notes/file-contacts.ts';
import type { JoinFacts, Spared } from './join-facts.ts';
import { addressNode, fileNode, type Membership } from './membership.ts';

/** A file that more addresses than this call, none of them found hostile, is a page and not a backdoor. */
const CALLERS_LIMIT = 20;
/** File names that attackers choose independently: in two tenants they need not be one file. */
const USUAL_NAMES =
  /^(?:index|shell|cmd|c99|r57|wso|b374k|alfa|mini|up|upload|uploader|test|info|phpinfo|config|admin|login|default|xmlrpc|wp-[\w-]+|.{1,2})$/i;

interface Judged {
  readonly contact: Contact;
  readonly strength: ContactStrength;
  readonly found: boolean;
}

/** Joins addresses that placed or called the same file, and says whom it leaves out. */
export function joinOnFiles(facts: JoinFacts, members: Membership): Spared[] {
  const spared: Spared[] = [];
  for (const path of facts.files) {
    const judged = facts.contacts.of(path).map((contact) => judge(contact, path, facts));
    for (const [home, part] of byHome(path, judged)) joinFile(path, home, part, members, spared);
  }
  return spared;
}

function judge(contact: Contact, path: string, facts: JoinFacts): Judged {
  const seed = facts.seeds.get(contact.address);
  const found = seed?.findings.some((finding) => finding.files.includes(path)) ?? false;
  return {
    contact,
    strength: contactStrength(contact, seed !== undefined && isBeyondNoise(seed.own)),
    found,
  };
}

/**
 * Which contacts are about one and the same file. A path that was placed in several tenants is a file in each;
 * a path that was placed in one is one file, even when other tenants of the platform answer for it.
 */
function byHome(path: string, judged: readonly Judged[]): Map<string, Judged[]> {
  const placed = judged.filter((one) => one.strength === 'placed');
  let homes = new Set(placed.map((one) => one.contact.tenant));
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
  if (homes.size === 0 && USUAL_NAMES.test(name)) homes = new Set(judged.map((one) => one.contact.tenant));
  if (homes.size < 2) return new Map([['', [...judged]]]);
  return new Map(
    [...homes].sort().map((home) => [home, judged.filter((one) => one.contact.tenant === home)]),
  );
}

function joinFile(path: string, home: string, judged: Judged[], members: Membership, spared: Spared[]): void {
  const honest = isInHonestUse(judged, members);
  const joined: Judged[] = [];
  for (const one of judged) {
    const { contact } = one;
    if (members.isApart(contact.address, contact.tenant, contact.first.at)) {
      spare(one, path, 'known', members, spared);
    } else if (one.strength === 'weak') {
      spare(one, path, contact.crawler ? 'crawler' : 'few-visits', members, spared);
    } else if (honest && one.strength === 'called' && !one.found) {
      spare(one, path, 'file-in-honest-use', members, spared);
    } else joined.push(one);
  }
  if (!joined.some((one) => members.has(one.contact.address))) return;
  linkAll(path, home, joined, members);
}

/** Joins all with the file; the first is linked with the file itself, each further one with the first. */
function linkAll(path: string, home: string, joined: readonly Judged[], members: Membership): void {
  const sorted = [...joined].sort((a, b) => compareMoments(reached(a), reached(b)));
  const first = sorted[0]!;
  const linked = new Set<string>();
  for (const one of sorted) {
    const { address } = one.contact;
    members.admitByFile(address, reached(one).at);
    const placed = one.strength === 'placed';
    const isNew = !linked.has(address);
    linked.add(address);
    if (!isNew) members.join(addressNode(address), fileNode(path, home));
    else if (one === first) {
      const reason = { kind: placed ? 'file-placed' : 'file-called', file: path } as const;
      const evidence = [reached(one).source];
      members.join(addressNode(address), fileNode(path, home), { joins: [address, path], reason, evidence });
    } else {
      const evidence = [reached(first).source, reached(one).source];
      const reason = { kind: 'same-file', file: path, placed } as const;
      const joins = [address, first.contact.address] as const;
      members.join(addressNode(address), fileNode(path, home), { joins, reason, evidence });
    }
  }
}

/**
 * Whether honest people use the file: somebody never found hostile got it before it was placed or first
 * called by a hostile address, and the server did not say that it was new (so it is a page that was there before),
 * or many call it.
 */
function isInHonestUse(judged: readonly Judged[], members: Membership): boolean {
  const hostile = judged.filter(
    (one) => one.strength !== 'weak' && (one.found || members.has(one.contact.address)),
  );
  const strangers = judged.filter((one) => !one.found && !members.has(one.contact.address));
  if (strangers.filter((one) => one.strength === 'called').length > CALLERS_LIMIT) return true;
  if (judged.some((one) => one.contact.created)) return false;
  const start = hostile.map(reached).sort(compareMoments)[0];
  if (start === undefined) return false;
  return strangers.some(
    (one) => one.contact.firstAnswer !== undefined && compareMoments(one.contact.firstAnswer, start) < 0,
  );
}

function reached(one: Judged): Moment {
  return one.contact.firstWrite ?? one.contact.firstAnswer ?? one.contact.first;
}

function spare(
  one: Judged,
  file: string,
  why: Spared['reason'],
  members: Membership,
  spared: Spared[],
): void {
  const { address, firstAnswer } = one.contact;
  if (firstAnswer === undefined || members.has(address)) return;
  const reason = why === 'known' && members.isShared(address) ? 'shared' : why;
  spared.push({ address, file, reason, evidence: [firstAnswer.source] });
}
