import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { countIn } from '../numbers-in.ts';

const TOTAL = /^(?:合計|総計|計|total|sum)$/i;

/** A table with a row of totals: what stands above adds up to it, column by column. */
export const partitions: LintRule = ({ sections, language }) =>
  sections.flatMap(({ tables }) =>
    tables.flatMap((rows) => {
      const last = rows.at(-1) ?? [];
      if (rows.length < 3 || !TOTAL.test(last[0]?.trim() ?? '')) return [];
      return last.flatMap((cell, column) => {
        const total = countIn(cell);
        const parts = rows.slice(1, -1).map((row) => countIn(row[column] ?? ''));
        if (column === 0 || total === null || parts.some((part) => part === null)) return [];
        const sum = parts.reduce<number>((all, part) => all + part!, 0);
        if (sum === total) return [];
        const text = LINT_TEXTS[language].partitions(sum, total);
        return [{ rule: 'partitions', severity: 'refused' as const, place: last.join(' '), text }];
      });
    }),
  );
