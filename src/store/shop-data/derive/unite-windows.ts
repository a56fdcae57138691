import type { ClassChoice } from './row-classes.ts';

/** Windows that overlap or touch become one: exports of the same days are looked up once. */
export function uniteWindows(choices: readonly ClassChoice[]): ClassChoice[] {
  const united: ClassChoice[] = [];
  for (const choice of [...choices].sort((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last === undefined || choice.from > last.to) united.push(choice);
    else united[united.length - 1] = { ...last, to: Math.max(last.to, choice.to) };
  }
  return united;
}
