import { pageKey } from '../page-key.ts';
import type { Cell } from './cell.ts';

/** The programs with which somebody talked and which do not belong there, by {@link pageKey}, as far as findings say so. */
export function plantedPrograms(cells: Iterable<Cell>): ReadonlySet<string> {
  const programs = new Set<string>();
  for (const { rule, outcome, tenants, files } of cells) {
    if (outcome !== 'succeeded' || !rule.attacks.includes('webshell')) continue;
    for (const file of files) programs.add(pageKey(tenants[0] ?? '', file));
  }
  return programs;
}
