import { LEVELS } from '../../model/level.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Cell } from './cell.ts';

const GRAVITY: Readonly<Record<Outcome, number>> = { attempted: 0, unknown: 1, succeeded: 2 };

/** Orders cells from the one that can best be folded away: less grave, then smaller, then newer. */
export function compareWeight(a: Cell, b: Cell): number {
  return (
    Number(a.outcome === 'succeeded') - Number(b.outcome === 'succeeded') ||
    LEVELS.indexOf(a.rule.level) - LEVELS.indexOf(b.rule.level) ||
    GRAVITY[a.outcome] - GRAVITY[b.outcome] ||
    Number(a.answer !== null) - Number(b.answer !== null) ||
    a.count - b.count ||
    b.key - a.key
  );
}
