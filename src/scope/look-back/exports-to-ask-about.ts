import type { Actor } from '../../model/actor.ts';
import type { Checked } from '../../model/exposure.ts';
import type { Finding } from '../../model/finding.ts';
import { lookBackTexts as texts } from '../../text/scope/look-back.ts';
import { type Coverage, coversOf } from './coverage.ts';
import { shopsOf } from './shops-of.ts';

/** ATT&CK: data from information repositories. */
const COLLECTION = 'T1213';

export interface ExportFacts {
  readonly tenants: readonly { readonly id: string; readonly name: string }[];
  readonly covers: readonly Coverage[];
  readonly actors: readonly Actor[];
  readonly findings: readonly Finding[];
}

/**
 * Exports that a finding asks about and nobody was accused for: from an address that is new to the shop. They count in no
 * figure, and nobody can say from the logs whether they were an operator's.
 */
export function exportsToAskAbout({ tenants, covers, actors, findings }: ExportFacts): Checked[] {
  const accused = new Set(actors.flatMap(({ addresses }) => addresses));
  const open = findings.filter(
    ({ techniques, outcome, sources }) =>
      techniques.includes(COLLECTION) &&
      outcome === 'succeeded' &&
      sources.length > 0 &&
      !sources.some((address) => accused.has(address)),
  );
  const ids = [...new Set(open.flatMap(shopsOf))].sort();
  return ids.map((id) => {
    const own = open.filter((finding) => shopsOf(finding).includes(id));
    const addresses = [...new Set(own.flatMap(({ sources }) => sources))].sort();
    return {
      question: texts.newAddresses(tenants.find((tenant) => tenant.id === id)?.name ?? id),
      answer: 'cannot-tell',
      covers: coversOf(id, covers).map(({ input, kind, from, to }) => {
        return { input, kind, from, to, cannotShow: texts.notWho };
      }),
      says: texts.askOperators(
        own.reduce((sum, { count }) => sum + count, 0),
        addresses,
      ),
    };
  });
}
