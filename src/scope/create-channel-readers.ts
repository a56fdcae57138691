import type { Actor } from '../model/actor.ts';
import type { Config } from '../model/config/config.ts';
import type { Finding } from '../model/finding.ts';
import type { ReachedLimits } from '../model/reached-limits.ts';
import type { Route } from '../model/route.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { UsualReplies } from '../model/usual-replies.ts';
import type { ScriptReading } from '../request/script-history/script-history.ts';
import { queryOf } from '../request/url/target-parts.ts';
import { createAccountTakeoverReader } from './account-takeover/create-account-takeover-reader.ts';
import type { ChannelReader } from './channel-reader.ts';
import { createDatabaseReader } from './database/create-database-reader.ts';
import { createExportViewReader } from './export-view/create-export-view-reader.ts';
import { createShopFinder } from './export-view/shop-reader.ts';
import { createFileReader, type LeakInput } from './file/create-file-reader.ts';
import { createOpaqueReader } from './opaque/create-opaque-reader.ts';
import { createSkimmingReader } from './skimming/create-skimming-reader.ts';
import { createSqlInjectionReader } from './sql-injection/create-sql-injection-reader.ts';

export interface ChannelOptions {
  readonly config: Config;
  readonly actors: readonly Actor[];
  /** Files that left or were found. */
  readonly leaks: readonly LeakInput[];
  /** What detection found. */
  readonly findings: readonly Finding[];
  /** What payment pages served. */
  readonly history: ScriptReading;
  /** The first and the last time that any evidence has; NaN for none. */
  readonly span: { readonly from: number; readonly to: number };
  /** Is told what had to be left out. */
  readonly limits?: ReachedLimits | undefined;
  /** The route that an event took, by its tenant's profile. */
  readonly routeOf: (event: ShopEvent) => Route | null;
  readonly usual: UsualReplies;
}

/** One reader a channel. */
export function createChannelReaders(options: ChannelOptions): readonly ChannelReader[] {
  const { config, actors, leaks, findings, history, span, routeOf, usual, limits } = options;
  const { tenants, told, timezone } = config;
  const byId = new Map(tenants.map((tenant) => [tenant.id, tenant]));
  const profileOf = (tenant: string) => byId.get(tenant)?.profile ?? config.profile;
  const nameOf = (tenant: string) => byId.get(tenant)?.name ?? tenant;
  const shopOf = createShopFinder(config);
  const matchOf = ({ tenant, method, path, target }: ShopEvent) =>
    shopOf(tenant).match(method, path, queryOf(target));
  return [
    createExportViewReader({ config, findings, limits }),
    createAccountTakeoverReader({ findings, profileOf, routeOf, matchOf, nameOf, timezone, limits }),
    createSqlInjectionReader({ config, actors, limits, ...usual }),
    createDatabaseReader({ config, actors, limits }),
    createOpaqueReader({ routeOf, nameOf }),
    createFileReader(leaks, nameOf, config.known),
    createSkimmingReader({ history, told, findings, tenants, profileOf, routeOf, span, timezone, limits }),
  ];
}
