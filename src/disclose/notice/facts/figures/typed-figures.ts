import { BOUNDS } from '../../../../model/exposure.ts';
import type { Language } from '../../../../model/language.ts';
import {
  FIGURE_UNITS,
  type FigureCertainty,
  type NoticeFigure,
} from '../../../../model/notice/notice-figure.ts';
import type { NoticeProblem } from '../../../../model/notice/notice-problem.ts';
import { REFUSALS } from '../../../../text/notice/refusals.ts';
import { childText, type FactNode } from '../fact-tree.ts';

/** Words for how sure a figure is. */
export const FIGURE_CERTAINTIES = [
  'taken',
  'viewed',
  'likely',
  'possible',
  'no-trace',
  'cannot-tell',
  'ruled-out',
] as const satisfies readonly FigureCertainty[];

const ACTS = ['taken', 'viewed', 'used'] as const;

/** The figures that a person recorded as facts `figures.ID.*`, in the order in which they were recorded. */
export function typedFigures(
  root: FactNode,
  language: Language,
): { readonly figures: NoticeFigure[]; readonly problems: NoticeProblem[] } {
  const problems: NoticeProblem[] = [];
  const nodes = [...(root.children.get('figures')?.children.values() ?? [])];
  const figures = nodes.map((node): NoticeFigure => {
    const text = (name: string) => childText(node, name, language) ?? '';
    const choose = <Word extends string>(name: string, words: readonly Word[], absent: Word): Word => {
      const written = text(name);
      const word = words.find((one) => one === written);
      if (word === undefined && written !== '')
        problems.push(unknownWord(`${node.name}.${name}`, written, words, language));
      return word ?? absent;
    };
    const n = node.children.get('n')?.value;
    const isCount = typeof n === 'number' && Number.isSafeInteger(n) && n >= 0;
    if (n !== undefined && !isCount) {
      problems.push({ place: `${node.name}.n`, ...REFUSALS[language].notACount(String(n)) });
    }
    const certainty = choose('certainty', [...FIGURE_CERTAINTIES, ''], '');
    return {
      id: node.name.slice('figures.'.length),
      from: `figure:${node.name.slice('figures.'.length)}`,
      n: isCount ? n : null,
      unit: choose('unit', FIGURE_UNITS, 'records'),
      bound: choose('bound', BOUNDS, 'exact'),
      isRounded: node.children.get('approximate')?.value === true,
      certainty: certainty === '' ? null : certainty,
      act: choose('act', ACTS, certainty === 'viewed' ? 'viewed' : 'taken'),
      items: wordsOf(node.children.get('items'), language),
      label: text('label'),
      partOf: text('part_of'),
      sumOf: wordsOf(node.children.get('sum_of'), language),
      tenant: text('tenant'),
    };
  });
  return { figures, problems };
}

/** A list of words, however it was recorded: as a list, as numbered facts, or divided by commas. */
function wordsOf(node: FactNode | undefined, language: Language): string[] {
  if (node === undefined) return [];
  const numbered = [...node.children].filter(([key]) => /^\d+$/.test(key));
  if (numbered.length > 0) {
    const inOrder = numbered.toSorted(([a], [b]) => Number(a) - Number(b));
    return inOrder.map(([key]) => childText(node, key, language) ?? '').filter((word) => word !== '');
  }
  const value = node.children.get(language)?.value ?? node.value;
  if (Array.isArray(value)) return value;
  return String(value ?? '')
    .split(/[,、]\s*/)
    .filter((word) => word !== '');
}

function unknownWord(
  place: string,
  value: string,
  words: readonly string[],
  language: Language,
): NoticeProblem {
  return { place, ...REFUSALS[language].unknownWord(value, words.filter((word) => word !== '').join(' ')) };
}
