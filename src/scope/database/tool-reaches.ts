import type { Actor } from '../../model/actor.ts';
import type { Item } from '../../model/item.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { decodeBytes } from '../../request/redaction/decode-bytes.ts';
import { redact } from '../../request/redaction/redact.ts';
import type { Sight } from '../channel-reader.ts';
import type { CredentialUses } from './credential-uses.ts';
import type { ReachParts } from './database-reaches.ts';
import type { Reach } from './reach.ts';
import { rowFilterOf } from './row-filter-of.ts';
import { readToolPage, type ToolPage } from './tool/database-tool.ts';

const CREDENTIALS: readonly Item[] = ['operator_id', 'operator_password_hash'];

/** The first page of a tool that an actor was let in to. */
interface WayIn {
  readonly event: ShopEvent;
  readonly actor: string;
}

/**
 * Gathers what was in reach of actors through web pages that work on a database: the tables that their addresses name,
 * and everything else of the shop. Such pages are posted to, so an access log hardly ever shows which rows they gave.
 */
export class ToolReaches {
  readonly #parts: ReachParts;
  readonly #ways = new Map<string, WayIn>();
  /** Ways by which rows were listed, and those by which more may have been read than addresses tell. */
  readonly #listed = new Set<string>();
  readonly #untold = new Set<string>();

  constructor(parts: ReachParts, _actors: readonly Actor[]) {
    this.#parts = parts;
  }

  observe({ event, actor }: Sight): void {
    if (actor === null) return;
    const page = readToolPage(event);
    if (page === null) return;
    const tenants = this.#parts.tables.tenantsOf(page.database === '' ? event.tenant : '', page.database);
    const tenant = tenants.length === 1 && this.#isKnown(tenants[0]!) ? tenants[0]! : event.tenant;
    const key = `${actor}\0${tenant}`;
    const way = this.#ways.get(key) ?? { event: { ...event, tenant }, actor };
    this.#ways.set(key, way);
    if (page.isTold) this.#listed.add(key);
    else if (mayReadMore(page, event)) this.#untold.add(key);
    if (page.table !== '') this.#named(page, event, tenant, actor);
  }

  /** Everything of the shops in reach; of those whose administration was entered afterwards, the operators too. */
  finish(uses: CredentialUses): void {
    for (const [key, { event, actor }] of this.#ways) {
      const isTold = this.#listed.has(key) && !this.#untold.has(key);
      if (!isTold) this.#all(event, actor, event.tenant);
      for (const tenant of new Set([event.tenant, ...uses.tenantsEntered(actor, event.at)])) {
        this.#operators(event, actor, tenant, uses);
      }
    }
  }

  #named(page: ToolPage, event: ShopEvent, tenant: string, actor: string): void {
    const table = decodeBytes(page.table).toLowerCase();
    const use = {
      schema: '',
      table: table.split('.').at(-1) ?? table,
      does: page.listed === null ? 'touch' : 'read',
      columns: page.listed?.columns ?? null,
      filter: { kind: 'all' },
      isWhole: true,
      limit: Number.POSITIVE_INFINITY,
    } as const;
    const found = this.#parts.tables.find(tenant, use);
    if (found === null) return;
    const { row, listed } = page;
    if (listed !== null && found.set !== null) {
      const own = found.isJoined ? null : rowFilterOf(listed.filter, found.set, this.#parts.timezone, true);
      this.#add(event, actor, {
        tenant,
        set: found.set.name,
        table: use.table,
        items: found.items,
        how: 'row',
        filter: own ?? { kind: 'all' },
        isWhole: own !== null && listed.isWhole,
        limit: own === null || !listed.isWhole ? limitOf(listed) : Number.POSITIVE_INFINITY,
      });
      return;
    }
    const isRow = row !== null && found.set !== null && !found.isJoined;
    const filter: RowFilter = isRow
      ? {
          kind: 'in',
          by: row.column.toLowerCase() === found.set?.id.toLowerCase() ? 'id' : row.column,
          values: [row.value],
        }
      : { kind: 'all' };
    this.#add(event, actor, {
      tenant,
      set: found.set?.name ?? '',
      table: use.table,
      items: found.items,
      how: isRow ? 'row' : 'listed',
      filter,
    });
  }

  #all(event: ShopEvent, actor: string, tenant: string): void {
    for (const { name, table, items } of this.#parts.tables.setsOf(tenant)) {
      // Who works in the administration is told apart, by what was done with it.
      if (CREDENTIALS.some((item) => items.has(item))) continue;
      this.#add(event, actor, {
        tenant,
        set: name,
        table,
        items: [],
        how: 'connected',
        filter: { kind: 'all' },
      });
    }
  }

  #operators(event: ShopEvent, actor: string, tenant: string, uses: CredentialUses): void {
    if (uses.count(actor, tenant, CREDENTIALS, event.at) === 0) return;
    const set = this.#parts.tables
      .setsOf(tenant)
      .find(({ items }) => CREDENTIALS.some((item) => items.has(item)));
    const items = set === undefined ? CREDENTIALS : CREDENTIALS.filter((item) => set.items.has(item));
    this.#add(event, actor, {
      tenant,
      set: set?.name ?? '',
      table: set?.table ?? '',
      items,
      how: 'connected',
      filter: { kind: 'all' },
    });
  }

  #add(
    event: ShopEvent,
    actor: string,
    reach: Pick<Reach, 'tenant' | 'set' | 'table' | 'items' | 'how' | 'filter'> &
      Partial<Pick<Reach, 'isWhole' | 'limit'>>,
  ): void {
    this.#parts.book.add({
      isWhole: true,
      limit: Number.POSITIVE_INFINITY,
      ...reach,
      actor,
      succeeded: false,
      altered: [],
      by: redact(event.path),
      at: event.at,
      evidence: event.source,
    });
  }

  #isKnown(tenant: string): boolean {
    return this.#parts.tables.setsOf(tenant).length > 0;
  }
}

/** Whatever is posted, dumps, and statements; a list of tables or of columns holds nobody's rows. */
function mayReadMore(page: ToolPage, { method, target }: ShopEvent): boolean {
  return method !== 'GET' || page.dumps || /[?&](?:sql|sql_query|call|download)=/.test(target);
}

/** So many rows a page lists at the most. */
function limitOf({ limit, filter }: NonNullable<ToolPage['listed']>): number {
  return filter.kind === 'positions' ? (filter.ranges[0]?.[1] ?? limit) : limit;
}
