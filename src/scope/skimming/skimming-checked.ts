import type { Checked } from '../../model/exposure.ts';
import type { ScriptReading, WatchedPage } from '../../request/script-history/script-history.ts';
import { forTenant } from '../../text/scope/for-tenant.ts';
import { nothingApproved, SKIMMING_CHECKED, SKIMMING_QUESTION } from '../../text/scope/skimming.ts';

/** Of which shops nothing shows that cards were read, and how far that could be shown at all. */
export function skimmingChecked(
  history: ScriptReading,
  /** Shops that take cards on their own pages, with their names. */
  shops: ReadonlyMap<string, string>,
  /** Those with a window. */
  reached: ReadonlySet<string>,
): Checked[] {
  const tenants = [...new Set([...shops.keys(), ...history.pages.map(({ tenant }) => tenant)])].sort();
  return tenants.flatMap((tenant): Checked[] => {
    const pages = history.pages.filter((page) => page.tenant === tenant);
    const question = forTenant(shops.get(tenant) ?? tenant, SKIMMING_QUESTION);
    const unjudged = pages.filter(({ isJudged }) => !isJudged);
    if (unjudged.length > 0) {
      const changes = unjudged.reduce((sum, page) => sum + page.changes.length, 0);
      return [
        { question, answer: 'cannot-tell', covers: coversOf(unjudged), says: nothingApproved(changes) },
      ];
    }
    if (reached.has(tenant)) return [];
    if (pages.length === 0) {
      return [{ question, answer: 'cannot-tell', covers: [], says: SKIMMING_CHECKED.notWatched }];
    }
    const covers = coversOf(pages);
    return [{ question, answer: 'no-trace', about: 'skimming', covers, says: SKIMMING_CHECKED.noTrace }];
  });
}

function coversOf(pages: readonly WatchedPage[]): Checked['covers'] {
  return pages.map(({ first, firstAt, lastAt }) => ({
    input: first.input,
    kind: 'script',
    from: firstAt,
    to: lastAt,
    cannotShow: SKIMMING_CHECKED.cannotShow,
  }));
}
