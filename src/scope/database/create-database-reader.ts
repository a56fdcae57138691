import type { Actor } from '../../model/actor.ts';
import type { Config } from '../../model/config/config.ts';
import type { Checked } from '../../model/exposure.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import { createKnownFinder } from '../../request/known/known-finder.ts';
import { databaseTexts } from '../../text/scope/database.ts';
import type { ChannelReader, ChannelReading, ChannelWants, Sight } from '../channel-reader.ts';
import { claimsOfReaches } from './claims-of-reaches.ts';
import { CredentialUses } from './credential-uses.ts';
import { DatabaseReaches } from './database-reaches.ts';
import { ReachBook } from './reach-book.ts';
import { TableFinder } from './table-finder.ts';
import { ToolReaches } from './tool-reaches.ts';

/** All clients are looked at: the shop's own ones tell which others are not. */
const ACTS = ['database.login', 'database.query'] as const;

export interface DatabaseReaderOptions {
  readonly config: Config;
  /** When the incident was, and who was there. */
  readonly actors: readonly Actor[];
  /** Is told what had to be left out. */
  readonly limits?: ReachedLimits | undefined;
}

/**
 * Reads what was reached through databases: by statements of clients that are not the shop's own, as the databases'
 * logs tell them, and through web pages that work on a database. A database's log says what was asked for, not what
 * came back.
 */
export function createDatabaseReader({ config, actors, limits }: DatabaseReaderOptions): ChannelReader {
  const hasLog = config.evidence.some(({ kind }) => kind === 'database_log');
  const book = new ReachBook();
  const uses = new CredentialUses();
  const tables = new TableFinder(config.tenants);
  const parts = { book, tables, timezone: config.timezone };
  const logs = new DatabaseReaches({ ...parts, actors, known: createKnownFinder(config.known) }, limits);
  const tools = new ToolReaches(parts, actors);
  return {
    wants: (): ChannelWants => ({ paths: [], accounts: [], actions: hasLog ? ACTS : [] }),
    observe(sight: Sight) {
      if (sight.event.kind === 'database') {
        logs.observe(sight);
        return;
      }
      logs.observeRequest(sight);
      uses.observe(sight);
      tools.observe(sight);
    },
    read(): ChannelReading {
      logs.finish();
      tools.finish(uses);
      const claims = claimsOfReaches(book.all(), {
        timezone: config.timezone,
        usesAfter: ({ actor, tenant, items, set, at }) => {
          const asked =
            items.length > 0
              ? items
              : [
                  ...(tables
                    .setsOf(tenant)
                    .find(({ name }) => name === set)
                    ?.items.keys() ?? []),
                ];
          return uses.count(actor, tenant, asked, at);
        },
      });
      return { claims, funnels: [], checked: checkedOf(logs) };
    },
  };
}

/** Whether the database's own log tells of clients that are not the shop's. */
function checkedOf(logs: DatabaseReaches): Checked[] {
  return logs.checks().map(({ tenant, answer, covers, unknownTables }) => ({
    question: databaseTexts.question(tenant),
    answer,
    about: 'database',
    covers: covers.map((cover) => ({ ...cover, kind: 'database', cannotShow: databaseTexts.cannotShow })),
    says: databaseTexts.answered(answer, unknownTables),
  }));
}
