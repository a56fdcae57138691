import type { PlannedRequest } from '../plan/table-plan.ts';
import type { FoundValues } from './find-values.ts';
import type { ClassChoice } from './row-classes.ts';
import type { StagedSet } from './staged-set.ts';
import type { TimeSlots } from './time-slots.ts';

/** A request, spoken in buckets, values and flags of a table. */
export function classChoice(
  { choice }: PlannedRequest,
  {
    slots,
    values,
    staged,
  }: {
    readonly slots: TimeSlots;
    readonly values: readonly FoundValues[];
    readonly staged: StagedSet;
  },
): ClassChoice {
  const { from, to, flags } = choice;
  // A row that was named by its id was there, whatever its time.
  const isNamed = choice.values.some(
    ({ column }) => staged.plan.valueColumns[column]!.join() === staged.plan.set.id,
  );
  const isTimed = !isNamed && (Number.isFinite(from) || Number.isFinite(to));
  return {
    from: slots.bucketFrom(from),
    to: to === Number.POSITIVE_INFINITY ? slots.unknownBucket : slots.bucketFrom(to + 1),
    isTimed,
    // Where the column is missing, any row may be meant.
    values: choice.values
      .filter(({ column }) => !values[column]!.isMissing)
      .map(({ column, values: wanted }) => ({
        column,
        fits: new Set(wanted.flatMap((value) => values[column]!.numbersOf(value))),
      })),
    flags,
  };
}
