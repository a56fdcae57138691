import { compareTimes, earlier } from '../moment.ts';
import { accountKey } from '../notes/account-uses.ts';
import { laidOf } from '../notes/laid-of.ts';
import type { Group, Join, JoinFacts } from './join-facts.ts';
import { UnionFind } from './union-find.ts';

/**
 * Who has been put together so far, and why. Nodes are addresses, accounts and files; the answer does not
 * depend on the order in which joins are made.
 */
export class Membership {
  readonly #facts: JoinFacts;
  readonly #sets = new UnionFind();
  readonly #since = new Map<string, number>();
  readonly #joins: Join[] = [];
  readonly #nodes = new Set<string>();
  readonly #listed = new Map<string, Map<string, Join>>();
  readonly #byFile = new Set<string>();
  readonly #confirmed = new Set<string>();

  /** @param before who belonged after the pass before: joins can make further ones possible */
  constructor(facts: JoinFacts, before?: Membership) {
    this.#facts = facts;
    if (before === undefined) return;
    for (const [address, since] of before.#since) this.admit(address, since);
  }

  /** Whether an address belongs to an actor. */
  has(address: string): boolean {
    return this.#since.has(address);
  }

  /** When the address's first hostile act was. */
  since(address: string): number {
    return this.#since.get(address) ?? Number.NaN;
  }

  addresses(): string[] {
    return [...this.#since.keys()].sort();
  }

  admit(address: string, since: number): void {
    const known = this.#since.get(address);
    this.#since.set(address, known === undefined ? since : earlier(known, since));
    this.#nodes.add(addressNode(address));
  }

  /** Lets in an address for what it did with a file. */
  admitByFile(address: string, since: number): void {
    this.admit(address, since);
    this.#byFile.add(address);
  }

  /** Whether an address placed or called an actor's file. */
  usedFile(address: string): boolean {
    return this.#byFile.has(address);
  }

  /** Lets in an address that findings accuse: only round such a one there is an actor. */
  confirm(address: string, since: number): void {
    this.admit(address, since);
    this.#confirmed.add(address);
  }

  /** Whether nothing may be joined on an address: the shop's own, and what many people share. */
  isApart(address: string, tenant: string, at: number): boolean {
    return this.#facts.known.roleOf(address, at, tenant) !== undefined || this.isShared(address);
  }

  /** Whether an address carries much of the traffic and most of that is honest. */
  isShared(address: string): boolean {
    const { busyAddresses, notes } = this.#facts;
    return busyAddresses.has(address) && laidOf(address, notes.get(address)) === 'hostile';
  }

  /** Puts two nodes together; `join` is shown when it says something. */
  join(a: string, b: string, join?: Join): void {
    this.#nodes.add(a).add(b);
    this.#sets.union(a, b);
    if (join !== undefined) this.#joins.push(join);
  }

  /** Puts an account beside an address that entered it, without making its name a bridge. */
  list(address: string, account: string, join: Join): void {
    const listed = this.#listed.get(address);
    if (listed === undefined) this.#listed.set(address, new Map([[account, join]]));
    else listed.set(account, join);
  }

  /** What belongs together, one group for each set that holds an address. */
  groups(): Group[] {
    const sets = new Map<string, string[]>();
    for (const node of this.#nodes) {
      const name = this.#sets.find(node);
      const set = sets.get(name);
      if (set === undefined) sets.set(name, [node]);
      else set.push(node);
    }
    const joins = new Map<string, Join[]>();
    for (const join of this.#joins) {
      const name = this.#sets.find(addressNode(join.joins[0]));
      joins.set(name, [...(joins.get(name) ?? []), join]);
    }
    return [...sets]
      .map(([name, nodes]) => this.#group(nodes.sort(), joins.get(name) ?? []))
      .filter((group) => group.addresses.some((address) => this.#confirmed.has(address)))
      .sort((a, b) => compareTimes(this.#groupSince(a), this.#groupSince(b)) || compareNames(a, b));
  }

  #group(nodes: readonly string[], joins: readonly Join[]): Group {
    const of = (kind: string) => nodes.filter((node) => node.startsWith(kind)).map((node) => node.slice(1));
    const files = new Set(of('f').map((file) => file.slice(0, file.indexOf('\0'))));
    const addresses = of('a');
    const listed = addresses.flatMap((address) => [...(this.#listed.get(address) ?? [])]);
    const accounts = [...new Set(listed.map(([account]) => account))].sort();
    return { addresses, accounts, files: [...files], joins: [...joins, ...listed.map(([, join]) => join)] };
  }

  #groupSince(group: Group): number {
    return group.addresses.reduce((at, address) => earlier(at, this.since(address)), Number.NaN);
  }
}

function compareNames(a: Group, b: Group): number {
  return a.addresses[0]! < b.addresses[0]! ? -1 : 1;
}

/** The node of an address among what is joined. */
export function addressNode(address: string): string {
  return `a${address}`;
}

/** The node of a tenant's account among what is joined. */
export function accountNode(tenant: string, name: string): string {
  return `u${accountKey(tenant, name)}`;
}

/** @param home the tenant in which the file lies, '' when it is the same file in all */
export function fileNode(path: string, home: string): string {
  return `f${path}\0${home}`;
}
