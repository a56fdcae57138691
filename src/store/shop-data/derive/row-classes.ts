/** Rows that no request tells apart: those of one bucket of time, with the same values and flags. */
export interface RowClass {
  readonly bucket: number;
  readonly values: readonly number[];
  readonly flags: readonly boolean[];
  readonly rows: number;
}

/** A request, spoken in buckets, values and flags. */
export interface ClassChoice {
  /** Buckets `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Whether rows of unknown time may fit; they surely do when the time does not matter. */
  readonly isTimed: boolean;
  /** Which values of which column. */
  readonly values: readonly { readonly column: number; readonly fits: ReadonlySet<number> }[];
  readonly flags: readonly number[];
}

/** Which classes fit which request. */
export interface FittingClasses {
  /** For each request, the rows that fit. */
  readonly rows: readonly number[];
  /** For each request, those of them whose time is unknown while it matters. */
  readonly untimed: readonly number[];
  /** Calls back with the index of each class that fits. */
  each(choice: ClassChoice, visit: (index: number) => void): void;
}

/**
 * Finds the classes of each request. A request by value looks only at the classes that hold one of its values; one by
 * time alone is counted by prefix sums.
 */
export function fitClasses(
  classes: readonly RowClass[],
  choices: readonly ClassChoice[],
  unknownBucket: number,
): FittingClasses {
  const order = classes.map((_, index) => index).sort((a, b) => classes[a]!.bucket - classes[b]!.bucket);
  const buckets = order.map((index) => classes[index]!.bucket);
  const before = [0];
  for (const index of order) before.push(before.at(-1)! + classes[index]!.rows);
  const unknownFrom = lowerBound(buckets, unknownBucket);
  const byValue = indexByValue(classes);
  const each = (choice: ClassChoice, visit: (index: number) => void) => {
    if (choice.from >= choice.to) return;
    const take = (index: number) => {
      if (fits(classes[index]!, choice, unknownBucket)) visit(index);
    };
    const [first] = choice.values;
    if (first !== undefined) {
      for (const value of first.fits) byValue[first.column]?.get(value)?.forEach(take);
      return;
    }
    const end = Math.min(lowerBound(buckets, choice.to), unknownFrom);
    for (let at = lowerBound(buckets, choice.from); at < end; at++) take(order[at]!);
    for (let at = unknownFrom; at < order.length; at++) take(order[at]!);
  };
  const rows: number[] = [];
  const untimed: number[] = [];
  for (const choice of choices) {
    let known = 0;
    let unknown = 0;
    if (choice.values.length === 0 && choice.flags.length === 0 && choice.from < choice.to) {
      const from = lowerBound(buckets, choice.from);
      const end = Math.min(lowerBound(buckets, choice.to), unknownFrom);
      known = Math.max(0, before[end]! - before[from]!);
      unknown = before.at(-1)! - before[unknownFrom]!;
    } else {
      each(choice, (index) => {
        if (classes[index]!.bucket === unknownBucket) unknown += classes[index]!.rows;
        else known += classes[index]!.rows;
      });
    }
    rows.push(known + unknown);
    untimed.push(choice.isTimed ? unknown : 0);
  }
  return { rows, untimed, each };
}

function fits(row: RowClass, choice: ClassChoice, unknownBucket: number): boolean {
  if (row.bucket !== unknownBucket && (row.bucket < choice.from || row.bucket >= choice.to)) return false;
  return (
    choice.values.every(({ column, fits }) => fits.has(row.values[column]!)) &&
    choice.flags.every((flag) => row.flags[flag])
  );
}

function indexByValue(classes: readonly RowClass[]): Map<number, number[]>[] {
  const columns: Map<number, number[]>[] = (classes[0]?.values ?? []).map(() => new Map());
  for (const [index, { values }] of classes.entries()) {
    for (const [column, value] of values.entries()) {
      if (value === 0) continue;
      const list = columns[column]!.get(value);
      if (list === undefined) columns[column]!.set(value, [index]);
      else list.push(index);
    }
  }
  return columns;
}

function lowerBound(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
