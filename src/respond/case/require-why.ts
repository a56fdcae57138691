import { AppError } from '../../errors/app-error.ts';

/** Refuses what owes a reason and has none. */
export function requireWhy(why: string): void {
  if (why.trim() === '') throw new AppError('CASE_WHY');
}
