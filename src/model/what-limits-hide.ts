import { CHANNELS, type Channel } from './exposure.ts';
import type { MemoryLimit } from './reached-limits.ts';

/** What a question may be about: as in `Checked.about`. */
type Subject = Channel | 'actors';

/** Whatever an actor whose conduct was lost may have done as somebody who is let in. */
const OF_INTRUDERS = ['export', 'view', 'account-takeover', 'insider'] as const;
/** Whatever a planted program may be for. */
const OF_PLANTED = ['database', 'file', 'skimming', 'exposed-service', 'actors'] as const;
const EVERYTHING: readonly Subject[] = [...CHANNELS, 'actors'];

/**
 * For each bound of memory, of what it may hide that it was there at all once it is reached. Nothing is hidden where what
 * was not kept is counted all the same, or is shown as more than it is.
 */
export const WHAT_LIMITS_HIDE: Readonly<Record<MemoryLimit, readonly Subject[]>> = {
  watched: OF_INTRUDERS,
  'at-work': OF_INTRUDERS,
  correlated: OF_INTRUDERS,
  // The addresses behind findings that are put together are traced only as far as they are named.
  findings: [...OF_INTRUDERS, 'actors'],
  'evidence-lines': [],
  named: [],
  unjudged: [],
  'usual-answers': [],
  scripts: OF_PLANTED,
  administrations: OF_INTRUDERS,
  posted: OF_PLANTED,
  'dropped-files': OF_PLANTED,
  'looked-up': OF_PLANTED,
  traced: [...OF_INTRUDERS, 'database', 'actors'],
  'popular-files': ['actors'],
  accounts: ['actors'],
  'entered-accounts': ['account-takeover', 'export', 'view', 'insider'],
  // Whoever attacked is told of, together with the others or apart.
  tools: [],
  tenants: ['actors'],
  'sql-pages': ['sql-injection'],
  'sql-replies': [],
  'sql-questions': [],
  'sql-spells': [],
  'sql-rows': [],
  'served-rows': [],
  'reached-rows': [],
  'database-clients': ['database'],
  'script-looks': ['skimming'],
  // No gap in the log would be seen.
  'spans-of-time': EVERYTHING,
};
