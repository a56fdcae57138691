import type { Actor, Stage } from '../../../model/actor.ts';
import { ReachedLimits } from '../../../model/reached-limits.ts';
import { DAY_MS } from '../../../model/time-units.ts';
import type { KnownFinder } from '../../../request/known/known-finder.ts';
import type { DatabaseClient } from './client.ts';

/** Why a client is not taken for the shop's own. */
export type ForeignReason = 'actor' | 'new' | 'guessed';

/** Clients that are remembered. */
const CAPACITY = 100_000;
/** So many refused logins from an address, and its next success is taken for a guess that was right. */
const GUESSES = 5;

/** Whoever only knocked did not begin the incident: somebody scans every day. */
const INSIDE: readonly Stage[] = ['foothold', 'webshell', 'login', 'export', 'change'];

/** Addresses of containers and of machines that come and go: the network tells as much as the address. */
const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

/**
 * Tells clients of a database that are the shop's own from others. A client is the shop's own when it (account,
 * address and application together) was seen before the incident began; while the log says nothing of the time
 * before, nobody is called foreign for being new.
 */
export class ClientBook {
  readonly #known: KnownFinder;
  readonly #actors: readonly Actor[];
  readonly #usual = new Set<string>();
  readonly #failures = new Map<string, number>();
  readonly #guessed = new Set<string>();
  /** Tenants (of evidence entries) whose log reaches back before the incident. */
  readonly #covered = new Set<string>();
  readonly #beginsAt: number;
  readonly #limits: ReachedLimits;

  constructor(actors: readonly Actor[], known: KnownFinder, limits = new ReachedLimits()) {
    this.#limits = limits;
    const inside = actors.filter(({ stages }) => stages.some((stage) => INSIDE.includes(stage)));
    this.#actors = inside.length > 0 ? inside : actors;
    this.#known = known;
    this.#beginsAt = Math.min(
      ...this.#actors.map(({ firstAt }) => firstAt).filter((at) => !Number.isNaN(at)),
    );
  }

  /** Whether the log of a tenant tells which clients were there before the incident. */
  covers(tenant: string): boolean {
    return this.#covered.has(tenant);
  }

  noteLogin(client: DatabaseClient, result: 'success' | 'failure'): void {
    const { address } = client;
    if (address === '') return;
    if (result === 'failure') {
      const failed = this.#failures.get(address);
      if (failed !== undefined || this.#failures.size < CAPACITY)
        this.#failures.set(address, (failed ?? 0) + 1);
      else this.#limits.note('database-clients');
      return;
    }
    if ((this.#failures.get(address) ?? 0) >= GUESSES) this.#guessed.add(`${address}\0${client.account}`);
    this.#failures.delete(address);
  }

  /** Whether a time is before all that is known of the incident; never while nobody is known. */
  isBefore(at: number): boolean {
    return at < this.#beginsAt && this.#actors.length > 0;
  }

  /** Whether a client, seen at a time, is not the shop's own, and why; null for its own. */
  judge(client: DatabaseClient, at: number): ForeignReason | null {
    if (client.actor !== null) return 'actor';
    if (at < this.#beginsAt) this.#noteUsual(client);
    if (client.address !== '' && this.#known.roleOf(client.address, at, client.tenant) !== undefined)
      return null;
    if (this.#guessed.has(`${client.address}\0${client.account}`)) return 'guessed';
    if (at < this.#beginsAt || !this.covers(client.tenant) || !this.#isDuring(client.tenant, at)) return null;
    return this.#usual.has(keyOf(client)) ? null : 'new';
  }

  #noteUsual(client: DatabaseClient): void {
    this.#covered.add(client.tenant);
    const key = keyOf(client);
    if (this.#usual.size < CAPACITY) this.#usual.add(key);
    else if (!this.#usual.has(key)) this.#limits.note('database-clients');
  }

  /** From the first act of an actor at the tenant until a day after the last. */
  #isDuring(tenant: string, at: number): boolean {
    const there = this.#actors.filter(
      ({ tenants }) => tenant === '' || tenants.length === 0 || tenants.includes(tenant),
    );
    const asked = there.length > 0 ? there : this.#actors;
    return asked.some(({ firstAt, lastAt }) => at >= firstAt && at <= lastAt + DAY_MS);
  }
}

function keyOf({ tenant, account, address, application }: DatabaseClient): string {
  const place = PRIVATE.test(address) ? address.slice(0, address.lastIndexOf('.')) : address;
  // A version number is no other program.
  const program = application.toLowerCase().replace(/[\d.]+/g, '');
  return [tenant, account, place, program].join('\0');
}
