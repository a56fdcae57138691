import { createHash } from 'node:crypto';
import type { Claim, SeenRows, ShopRows } from '../model/claim.ts';
import { combineBounds } from '../model/combine-bounds.ts';
import { compareEvidence, type EvidenceRef } from '../model/evidence-ref.ts';
import {
  CERTAINTIES,
  CHANNELS,
  type Exposure,
  type Partition,
  type Scope,
  type ServedRows,
  type Total,
  type Unit,
} from '../model/exposure.ts';
import type { Text } from '../model/language.ts';
import type { ProvenAttack } from '../model/proven-attack.ts';
import type { Profile } from '../model/route.ts';
import type { ScopeCount, ShopData } from '../model/shop-data.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { SqlInjectionHole } from '../model/sql-injection-hole.ts';
import type { ChannelReader, ChannelReading, ChannelWants, Sight } from './channel-reader.ts';
import { composeExposure } from './compose-exposure.ts';
import { countWithoutData } from './count-without-data.ts';
import { type GroupedClaims, groupClaims } from './group-claims.ts';
import { ofUnknownHand } from './of-unknown-hand.ts';

export interface ScoperOptions {
  readonly readers: readonly ChannelReader[];
  readonly profileOf: (tenant: string) => Profile;
  /** Whether a tenant has shop data. */
  readonly hasData: (tenant: string) => boolean;
}

/** What scope found, and each request behind it. */
export interface Scoped {
  readonly scope: Scope;
  /** In order of exposure, then of time. */
  readonly served: readonly ServedRows[];
  /** The exposure of each group that was counted, by the group's place. */
  readonly exposureOf: (group: number) => Exposure;
  readonly proven: readonly ProvenAttack[];
  readonly holes: readonly SqlInjectionHole[];
}

export interface Scoper {
  /** What else must be drawn in; asked once, before the first event. */
  wants(): ChannelWants;
  /** Events in order of time, each once. */
  observe(sight: Sight): void;
  /** As in {@link ChannelReader}. */
  observeHostile(event: ShopEvent): void;
  /**
   * Counts what was reached.
   *
   * @param shopData not touched when nothing that was reached can be counted: then figures stay open
   */
  finish(shopData: ShopData): Promise<Scoped>;
}

/** Finds whose data was reached: gathers what each channel claims, has it counted once over all, tells the figures. */
export function createScoper({ readers, profileOf, hasData }: ScoperOptions): Scoper {
  return {
    wants() {
      const wants = readers.map((reader) => reader.wants());
      return {
        paths: [...new Set(wants.flatMap(({ paths }) => paths))],
        accounts: [...new Set(wants.flatMap(({ accounts }) => accounts))],
        actions: [...new Set(wants.flatMap(({ actions = [] }) => actions))],
        attacks: wants.reduce((set, { attacks = 0 }) => set | attacks, 0),
      };
    },
    observe(sight) {
      for (const reader of readers) reader.observe(sight);
    },
    observeHostile(event) {
      for (const reader of readers) reader.observeHostile?.(event);
    },
    async finish(shopData) {
      const readings = readers.map((reader) => reader.read());
      const groups = groupClaims(
        readings.flatMap(({ claims }) => claims.map(ofUnknownHand)),
        profileOf,
      );
      const asked = groups.map(({ claims }) => ({ claims }));
      const isCountable = asked.some(({ claims }) => claims.some((claim) => canBeCounted(claim, hasData)));
      const counted = isCountable ? await shopData.count(asked) : countWithoutData(asked);
      return toldScope(groups, counted, readings);
    },
  };
}

/** Whether anything tells how many: the shop's data, or rows and numbers that the evidence holds. */
function canBeCounted({ tenant, rows }: Claim, hasData: (tenant: string) => boolean): boolean {
  return hasData(tenant) || rows.some(({ kind }) => kind !== 'shop');
}

function toldScope(
  groups: readonly GroupedClaims[],
  counted: ScopeCount,
  readings: readonly ChannelReading[],
): Scoped {
  const byGroup = groups.map((group, index) => composeExposure(group, counted.groups[index]!));
  const exposures = [...byGroup].sort(compareExposures);
  const open = groups.filter((_, index) => byGroup[index]!.persons === null);
  return {
    scope: {
      exposures,
      totals: withOpenOnes(counted.totals, open),
      partitions: withOpenOnes(counted.partitions, open).map(withId),
      funnels: readings.flatMap(({ funnels }) => funnels),
      checked: readings.flatMap(({ checked }) => checked),
      sources: counted.sources,
    },
    served: servedRows(groups, counted, byGroup, exposures),
    exposureOf: (group) => byGroup[group]!,
    holes: readings.flatMap(({ holes = [] }) => holes),
    proven: readings.flatMap(({ proven = [] }) => proven),
  };
}

function compareExposures(a: Exposure, b: Exposure): number {
  return (
    compareWords(a.tenant, b.tenant) ||
    CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty) ||
    CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel) ||
    compareTimes(a.from, b.from) ||
    compareWords(a.id, b.id)
  );
}

/** What has no time (NaN) comes last. */
function compareTimes(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

function compareWords(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** An exposure whose persons nobody can count makes every total that it belongs to a lower bound: none is the most. */
function withOpenOnes<Figure extends Pick<Total, 'tenant' | 'certainty' | 'unit' | 'bound'>>(
  totals: readonly Figure[],
  open: readonly GroupedClaims[],
): Figure[] {
  return totals.map((total) => {
    const isOpen = open.some(({ claims }) => {
      const { tenant, certainty } = claims[0]!;
      if ((total.tenant !== null && total.tenant !== tenant) || total.certainty !== certainty) return false;
      if (total.unit === 'records')
        return !claims.every((claim) => isCountedAs(claim, ['records', 'orders']));
      if (total.unit === 'orders')
        return claims.some((claim) => mayHoldOrders(claim) && !isCountedAs(claim, ['orders']));
      return true;
    });
    return isOpen ? { ...total, bound: combineBounds([total.bound, 'min']) } : total;
  });
}

/** Whose the records are may be open where their number is not: that has its own bound. */
function isCountedAs({ rows }: Claim, units: readonly Unit[]): boolean {
  return rows.length > 0 && rows.every((part) => part.kind === 'unnamed' && units.includes(part.unit));
}

/** A list of members adds no order, however long it is. */
function mayHoldOrders({ rows }: Claim): boolean {
  return rows.length === 0 || rows.some((part) => part.kind !== 'shop' || part.set === 'orders');
}

function withId(partition: Omit<Partition, 'id'>): Partition {
  const { tenant, certainty, unit } = partition;
  const hash = createHash('sha256').update(JSON.stringify([tenant, certainty, unit]));
  return { id: `partition-${hash.digest('hex').slice(0, 16)}`, ...partition };
}

/** Rows that one request was answered with. What was selected is told when it is written: rows may be very many. */
class Served implements ServedRows {
  readonly exposure: number;
  readonly rows: number | null;
  readonly #part: ShopRows | SeenRows;

  constructor(exposure: number, part: ShopRows | SeenRows, rows: number | null) {
    this.exposure = exposure;
    this.#part = part;
    this.rows = rows;
  }

  get set(): string {
    return this.#part.set;
  }

  get at(): number {
    return this.#part.at;
  }

  get evidence(): EvidenceRef | null {
    return this.#part.evidence;
  }

  get selection(): Text {
    return this.#part.selection;
  }
}

function servedRows(
  groups: readonly GroupedClaims[],
  counted: ScopeCount,
  byGroup: readonly Exposure[],
  exposures: readonly Exposure[],
): ServedRows[] {
  const places = new Map(exposures.map((exposure, place) => [exposure, place]));
  const served = groups.flatMap(({ claims }, group) =>
    claims.flatMap(({ rows }, claim) =>
      rows.flatMap((part, index): ServedRows[] => {
        if (part.kind === 'unnamed' || ('isOfMany' in part && part.isOfMany)) return [];
        const n = counted.groups[group]!.served[claim]?.[index] ?? null;
        return [new Served(places.get(byGroup[group]!)!, part, n)];
      }),
    ),
  );
  return served.sort(
    (a, b) =>
      a.exposure - b.exposure ||
      compareTimes(a.at, b.at) ||
      (a.evidence === null || b.evidence === null ? 0 : compareEvidence(a.evidence, b.evidence)),
  );
}
