import type { Stage } from '../model/actor.ts';
import type { Finding } from '../model/finding.ts';
import { isAtLeast } from '../model/level.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { chooseSeeds, type Seed } from './choose-seeds.ts';
import { isBeyondNoise, rankOf, stageOfFinding } from './finding-traits.ts';
import type { StageKnowledge } from './stage-of.ts';
import type { Wanted } from './wanted.ts';

/** What a round came to know besides what it counted. */
export interface Learned {
  readonly addresses: Iterable<string>;
  /** Addresses that need a closer look before they are joined or not. */
  readonly candidates: Iterable<string>;
  readonly files: Iterable<string>;
  readonly accounts: Iterable<string>;
  /** Paths that turned out to be everybody's. */
  readonly popular: Iterable<string>;
}

const PATHS_LIMIT = 2_000;
const ACCOUNTS_LIMIT = 20_000;
const ADDRESSES_LIMIT = 10_000;

/** What the tracer knows between rounds. It only grows, so the rounds come to an end. */
export class Knowledge implements StageKnowledge {
  readonly seeds: ReadonlyMap<string, Seed>;
  /** Addresses of findings that were too many to look into. */
  readonly leftOut: number;
  readonly #addresses: Set<string>;
  readonly #files = new Set<string>();
  readonly #popular = new Set<string>();
  readonly #accounts = new Set<string>();
  readonly #ruleStages = new Map<string, Stage>();
  readonly #walks = new Map<string, Finding[]>();

  readonly #limits: ReachedLimits;

  constructor(findings: readonly Finding[], limits = new ReachedLimits()) {
    this.#limits = limits;
    const { seeds, leftOut } = chooseSeeds(findings);
    this.seeds = new Map(seeds.map((seed) => [seed.address, seed]));
    this.leftOut = leftOut;
    limits.note('traced', unnamedSources(findings));
    this.#addresses = new Set(this.seeds.keys());
    const byRank = [...findings].sort((a, b) => rankOf(b) - rankOf(a) || (a.id < b.id ? -1 : 1));
    for (const finding of byRank) {
      const stage = stageOfFinding(finding);
      if (stage !== undefined) this.#ruleStages.set(finding.rule, stage);
      if (finding.attacks.includes('enumeration')) this.#noteWalk(finding);
      if (!isAtLeast(finding.level, 'medium') || finding.outcome === 'attempted') continue;
      for (const file of finding.files) this.#addFile(file);
    }
  }

  wanted(): Wanted {
    const paths = new Set([...this.#files].filter((path) => !this.#popular.has(path)));
    return { addresses: new Set(this.#addresses), paths, accounts: new Set(this.#accounts) };
  }

  /** Whether all requests of an address are being drawn in. */
  isDrawn(address: string): boolean {
    return this.#addresses.has(address);
  }

  isWantedAccount(name: string): boolean {
    return this.#accounts.has(name);
  }

  isDropped(path: string): boolean {
    return this.#files.has(path);
  }

  ruleStage(rule: string): Stage | undefined {
    return this.#ruleStages.get(rule);
  }

  /**
   * Whether a request is a step of a walk through numbers, or a guess in vain, that a finding tells of. No single step shows it: only
   * the finding knows.
   */
  isStepOfWalk(event: ShopEvent): boolean {
    const isRefused = event.status >= 400 && event.status < 500;
    if (event.kind !== 'web' || (event.object === '' && !isRefused)) return false;
    const walks = this.#walks.get(event.address);
    return walks?.some((walk) => isWithin(walk, event)) ?? false;
  }

  files(): string[] {
    return [...this.#files].sort();
  }

  /** @returns whether anything was new that further events can tell of */
  learn(learned: Learned): boolean {
    const before = this.#size();
    for (const address of [...learned.addresses, ...learned.candidates]) {
      this.#add(this.#addresses, address, ADDRESSES_LIMIT);
    }
    for (const file of learned.files) this.#addFile(file);
    for (const account of learned.accounts) this.#add(this.#accounts, account, ACCOUNTS_LIMIT);
    for (const path of learned.popular) this.#popular.add(path);
    return this.#size() > before;
  }

  #noteWalk(finding: Finding): void {
    for (const address of finding.sources) {
      const walks = this.#walks.get(address);
      if (walks === undefined) this.#walks.set(address, [finding]);
      else walks.push(finding);
    }
  }

  #addFile(path: string): void {
    if (path !== '') this.#add(this.#files, path, PATHS_LIMIT);
  }

  #add(known: Set<string>, name: string, most: number): void {
    if (known.size < most) known.add(name);
    else if (!known.has(name)) this.#limits.note('traced');
  }

  #size(): number {
    return this.#addresses.size + this.#files.size + this.#accounts.size;
  }
}

/** Addresses of a finding beyond those that it names, at the most of any one: nobody can look into them. */
function unnamedSources(findings: readonly Finding[]): number {
  const grave = findings.filter((finding) => isBeyondNoise([finding]));
  return grave.reduce((most, { sources, sourceCount }) => Math.max(most, sourceCount - sources.length), 0);
}

function isWithin({ firstAt, lastAt, tenants }: Finding, { at, tenant }: ShopEvent): boolean {
  const isApart = at < firstAt || at > lastAt;
  return !isApart && (tenants.length === 0 || tenants.includes(tenant));
}
