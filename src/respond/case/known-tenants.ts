import type { CaseState } from '../../model/case/case-state.ts';
import { factValue } from '../../model/case/fact-value.ts';

/** Every tenant that the case knows of: said to exist (`organisation.tenants`), or named by a report. */
export function knownTenants(state: CaseState): string[] {
  const said = factValue(state, 'organisation.tenants');
  const listed = typeof said === 'string' ? said.split(/[,、\s]+/) : Array.isArray(said) ? said : [];
  const reported = state.reports.flatMap(({ content }) => content.tenants);
  return [...new Set([...listed, ...reported].filter((tenant) => tenant !== ''))].sort();
}
