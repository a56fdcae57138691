import { RepeatMemory } from '../../../model/repeat-memory.ts';
import type { Route } from '../../../model/route.ts';
import { inspectTarget } from '../../../request/inspect-target.ts';
import type { Sign } from '../../../request/inspection.ts';
import { garbageLine } from '../../../request/method/garbage-line.ts';
import { objectIdOf } from '../../../request/object-id.ts';
import { ownText } from '../../../request/own-text.ts';
import type { ContentFinder } from '../../../request/route/compile-content.ts';
import type { RouteMatcher } from '../../../request/route/compile-routes.ts';
import { decodedPathOf } from '../../../request/url/decoded-path.ts';
import { isScriptPath } from '../../../request/url/script-path.ts';
import { pathOf, queryOf } from '../../../request/url/target-parts.ts';
import { type createHarmlessTarget, type Harmless, NOTHING_HARMLESS } from '../triage/harmless-target.ts';

/** What a target's path tells. */
interface PathFacts {
  /** Decoded once, without the query. */
  readonly path: string;
  readonly isScript: boolean;
  readonly inContent: boolean;
}

/** What a request's method and target tell, whoever sent it and whatever was answered. */
export interface RequestFacts extends PathFacts {
  readonly route: Route | null;
  /** The id of what the request is about: an order, a member. */
  readonly object: string;
  readonly signs: readonly Sign[];
  /** Words of the signs that are probes if the server refuses. */
  readonly probes: readonly string[];
  /** Nothing where there was nothing to inspect: then nobody asks. */
  readonly harmless: Harmless;
}

/** How one shop's requests are read. */
export interface ShopReading {
  readonly routes: RouteMatcher;
  readonly content: ContentFinder;
}

/** Targets longer than this are not remembered, and no more than this many (with GET, and with other methods). */
const REMEMBERED_LENGTH = 512;
const REMEMBERED = 16_384;

const NO_SIGNS: readonly Sign[] = [];
const NO_PROBES: readonly string[] = [];

/** Reads requests, remembering the verdict on what repeats. */
export class FactsReader {
  readonly #gets = new Map<ShopReading, RepeatMemory<RequestFacts>>();
  readonly #others = new Map<ShopReading, RepeatMemory<RequestFacts>>();
  readonly #paths = new Map<ShopReading, RepeatMemory<PathFacts>>();
  readonly #harmlessOf: ReturnType<typeof createHarmlessTarget>;
  readonly #isSuspect: boolean;

  /** @param isSuspect false where the triage found nothing in the targets: then there is nothing for the inspector */
  constructor(harmlessOf: ReturnType<typeof createHarmlessTarget>, isSuspect: boolean) {
    this.#harmlessOf = harmlessOf;
    this.#isSuspect = isSuspect;
  }

  read(shop: ShopReading, method: string, target: string): RequestFacts {
    if (target.length > REMEMBERED_LENGTH) return this.#read(shop, method, target);
    // Most ask with GET, and those apart: a key that is put together is copied, which takes longer than to find it.
    const isGet = method === 'GET';
    const remembered = rememberedFor(isGet ? this.#gets : this.#others, shop);
    const key = isGet ? target : `${method} ${target}`;
    let facts = remembered.get(key);
    if (facts === undefined) {
      facts = this.#read(shop, method, target);
      remembered.set(key, facts);
    }
    return facts;
  }

  #read(shop: ShopReading, method: string, target: string): RequestFacts {
    const { path, isScript, inContent } = this.#pathOf(shop, target);
    const match = shop.routes.match(method, path, queryOf(target));
    const signs = garbageLine(method, target) ?? (this.#isSuspect ? inspectTarget(target) : NO_SIGNS);
    const route = match?.route ?? null;
    const object = match?.params.id ?? objectIdOf(target);
    const probes = signs.length === 0 ? NO_PROBES : probesIn(signs);
    const harmless = this.#isSuspect
      ? this.#harmlessOf(target, { path, signs, isScript, object, route })
      : NOTHING_HARMLESS;
    return { path, isScript, inContent, route, object, signs, probes, harmless };
  }

  /** What the path tells: it comes again when its query does not. */
  #pathOf(shop: ShopReading, target: string): PathFacts {
    const raw = target.length > REMEMBERED_LENGTH ? ownText(pathOf(target)) : pathOf(target);
    if (raw.length > REMEMBERED_LENGTH) return readPath(shop, raw);
    const remembered = rememberedFor(this.#paths, shop);
    let facts = remembered.get(raw);
    if (facts === undefined) {
      facts = readPath(shop, raw);
      remembered.set(raw, facts);
    }
    return facts;
  }
}

function probesIn(signs: readonly Sign[]): readonly string[] {
  return signs.filter(({ attack }) => attack === 'probe').map(({ why }) => why);
}

function readPath(shop: ShopReading, raw: string): PathFacts {
  const path = decodedPathOf(raw);
  return { path, isScript: isScriptPath(path), inContent: shop.content(path)?.executable === 'never' };
}

function rememberedFor<Facts>(
  byShop: Map<ShopReading, RepeatMemory<Facts>>,
  shop: ShopReading,
): RepeatMemory<Facts> {
  let remembered = byShop.get(shop);
  if (remembered === undefined) {
    remembered = new RepeatMemory(REMEMBERED);
    byShop.set(shop, remembered);
  }
  return remembered;
}
