import type { Stage } from '../model/actor.ts';
import { attackSetOf } from '../model/attack-set.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { KnownFinder } from '../request/known/known-finder.ts';
import type { JoinFacts, JoinResult } from './join/join-facts.ts';
import { joinUp } from './join/join-up.ts';
import type { Knowledge, Learned } from './knowledge.ts';
import { AccountUses } from './notes/account-uses.ts';
import { type AddressNotes, newAddressNotes, noteAddress } from './notes/address-notes.ts';
import { AttackTimes } from './notes/attack-times.ts';
import { FileContacts } from './notes/file-contacts.ts';
import { type Laid, laidOf } from './notes/laid-of.ts';
import { PendingLogins } from './notes/pending-logins.ts';
import { type Segment, Segments } from './notes/segments.ts';
import { ToolUses } from './notes/tool-uses.ts';
import { stageOf, wroteFile } from './stage-of.ts';

const ENUMERATION = attackSetOf(['enumeration']);
const WRITTEN_LIMIT = 10_000;

/** One pass over the drawn-in events: what they add up to, and who belongs together by them. */
export class Round {
  readonly #segments: Segments;
  /** What looks honest of busy addresses, when they attacked and else. */
  readonly #atAttacks: Segments;
  readonly #apart: Segments;
  readonly #attackTimes = new Map<string, AttackTimes>();
  readonly notes = new Map<string, AddressNotes>();
  result: JoinResult = { groups: [], spared: [], candidates: new Set() };
  readonly #knowledge: Knowledge;
  readonly #busy: ReadonlySet<string>;
  readonly #known: KnownFinder;
  readonly #commonAgents: ReadonlySet<string>;
  readonly #limits: ReachedLimits;
  #contacts: FileContacts;
  #accounts: AccountUses;
  readonly #tools: ToolUses;
  readonly #logins = new PendingLogins();
  /** Files placed by addresses that are looked at, with those addresses. */
  readonly #written = new Map<string, Set<string>>();

  constructor(
    knowledge: Knowledge,
    busy: ReadonlySet<string>,
    known: KnownFinder,
    commonAgents: ReadonlySet<string>,
    limits = new ReachedLimits(),
  ) {
    this.#limits = limits;
    this.#segments = new Segments(undefined, limits);
    this.#atAttacks = new Segments(undefined, limits);
    this.#apart = new Segments(undefined, limits);
    this.#contacts = new FileContacts(limits);
    this.#accounts = new AccountUses(limits);
    this.#knowledge = knowledge;
    this.#busy = busy;
    this.#known = known;
    this.#commonAgents = commonAgents;
    this.#tools = new ToolUses(commonAgents, limits);
  }

  draw(event: ShopEvent): void {
    if (this.#knowledge.isDropped(event.path)) this.#contacts.note(event);
    this.learn(event);
    if (!this.#isDrawn(event) || this.#isInRole(event)) return;
    const shown = this.#knowledge.isStepOfWalk(event)
      ? { ...event, attacks: event.attacks | ENUMERATION }
      : event;
    this.#logins.take(shown, stageOf(shown, this.#knowledge), this.#tell);
  }

  /** Notes who uses which account, and nothing else. */
  learn(event: ShopEvent): void {
    if (event.account === '') return;
    if (this.#isDrawn(event) || this.#knowledge.isWantedAccount(event.account)) this.#accounts.note(event);
  }

  #isDrawn({ address }: ShopEvent): boolean {
    return address !== '' && this.#knowledge.isDrawn(address);
  }

  readonly #tell = (event: ShopEvent, stage: Stage): void => {
    let notes = this.notes.get(event.address);
    if (notes === undefined) {
      notes = newAddressNotes();
      this.notes.set(event.address, notes);
    }
    noteAddress(notes, event, stage);
    this.#segmentsFor(event, stage).add(event, stage);
    if (stage === 'attack' || stage === 'foothold') this.#tools.note(event);
    if (wroteFile(event)) this.#noteWritten(event);
  };

  #segmentsFor(event: ShopEvent, stage: Stage): Segments {
    if (!this.#busy.has(event.address) || !isHonestLooking(event, stage)) return this.#segments;
    return this.isAtAttack(event.address, event.at) ? this.#atAttacks : this.#apart;
  }

  /** Whether findings tell of an attack of an address about a time. */
  isAtAttack(address: string, at: number): boolean {
    let times = this.#attackTimes.get(address);
    if (times === undefined) {
      times = new AttackTimes(this.#knowledge.seeds.get(address)?.findings ?? []);
      this.#attackTimes.set(address, times);
    }
    return times.holds(at);
  }

  /** What an address did that is laid to the actor it belongs to. */
  segmentsOf(address: string): Segment[] {
    const laid = this.laidOf(address);
    return [
      ...this.#segments.of(address),
      ...(laid === 'hostile' ? [] : this.#atAttacks.of(address)),
      ...(laid === 'all' ? this.#apart.of(address) : []),
    ];
  }

  /** User-Agents on which somebody may come to be joined, in order. */
  sharedAgents(): string[] {
    return [...new Set([...this.#tools.shared(), ...this.#accounts.sharedTools()])].sort();
  }

  /** Puts together who belongs together, and says what there is to learn from it. Nothing can be drawn after it. */
  end(): Learned {
    this.#logins.finish(this.#tell);
    this.result = joinUp(this.#facts(), this.#limits);
    const { groups, candidates } = this.result;
    const popular = this.#knowledge.files().filter((path) => this.#contacts.isPopular(path));
    // Large, and only joining needs them; the round itself stays to the end.
    this.#contacts = new FileContacts(this.#limits);
    this.#accounts = new AccountUses(this.#limits);
    const addresses = new Set(groups.flatMap((group) => group.addresses));
    return {
      addresses,
      candidates,
      files: [...this.#written]
        .filter(([, writers]) => [...writers].some((writer) => addresses.has(writer)))
        .map(([path]) => path)
        .sort(),
      accounts: groups.flatMap((group) => group.accounts.map((key) => key.slice(key.indexOf('\0') + 1))),
      popular,
    };
  }

  /** What of an address is laid to the actor it belongs to. */
  laidOf(address: string): Laid {
    return this.#busy.has(address) ? laidOf(address, this.notes.get(address)) : 'all';
  }

  /** Whether many people share an address, so that only what is hostile by itself can be laid to an actor. */
  isShared(address: string): boolean {
    return this.laidOf(address) === 'hostile';
  }

  get knowledge(): Knowledge {
    return this.#knowledge;
  }

  /** Attacks on holes, for what is said but not joined. */
  get tools(): ToolUses {
    return this.#tools;
  }

  /** A known address that a time limit makes a stranger again is only looked at while it is one. */
  #isInRole(event: ShopEvent): boolean {
    const seed = this.#knowledge.seeds.get(event.address);
    if (seed === undefined) return this.#known.roleOf(event.address, event.at, event.tenant) !== undefined;
    const always = this.#known.roleOf(event.address, seed.firstAt, event.tenant) !== undefined;
    return !always && this.#known.roleOf(event.address, event.at, event.tenant) !== undefined;
  }

  #noteWritten(event: ShopEvent): void {
    const writers = this.#written.get(event.path);
    if (writers !== undefined) writers.add(event.address);
    else if (this.#written.size < WRITTEN_LIMIT) this.#written.set(event.path, new Set([event.address]));
    else this.#limits.note('traced');
  }

  #facts(): JoinFacts {
    return {
      seeds: this.#knowledge.seeds,
      files: this.#knowledge.files(),
      contacts: this.#contacts,
      accounts: this.#accounts,
      tools: this.#tools,
      notes: this.notes,
      known: this.#known,
      busyAddresses: this.#busy,
      commonAgents: this.#commonAgents,
    };
  }
}

/** What an address that many people share does without being told apart: it is not laid to anybody. */
const HONEST_LOOKING: ReadonlySet<Stage> = new Set(['browse', 'login-attempt', 'login', 'export', 'change']);

/** Pages that are missing are looked for by everybody: only requests that probe by themselves tell. */
function isHonestLooking({ attacks }: ShopEvent, stage: Stage): boolean {
  return HONEST_LOOKING.has(stage) || (stage === 'reconnaissance' && attacks === 0);
}
