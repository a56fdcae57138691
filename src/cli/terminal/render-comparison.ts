import type { Language } from '../../model/language.ts';
import type { ComparedIncident } from '../../replay/published/compare-incident.ts';
import { count } from '../../text/count.ts';
import { displayWidth } from '../../text/display-width.ts';
import { demoWords } from '../../text/terminal/demo.ts';

const NUMBER_WIDTH = 11;

/** Published figures beside the report's, and who was accused. */
export function renderComparison(compared: ComparedIncident, language: Language): string {
  const words = demoWords[language];
  const rows = compared.figures.map(({ what, published, found }) => [
    what[language],
    count(published),
    found === null ? words.scaled : count(found),
  ]);
  const width = Math.max(...rows.map(([name = '']) => displayWidth(name)));
  const table = [['', words.published, words.found], ...rows].map(
    ([name = '', published = '', found = '']) =>
      `  ${name}${' '.repeat(width - displayWidth(name))}${right(published)}${right(found)}`,
  );
  const { decisive, wronglyAccused, isEqual } = compared;
  const timely = decisive.every(({ isInTime }) => isInTime) ? [words.timely(decisive.length)] : [];
  const different = isEqual ? [] : [words.different];
  return [
    words.compared,
    ...table,
    '',
    ...timely,
    words.accused(wronglyAccused.join(' ')),
    ...different,
    '',
  ].join('\n');
}

function right(text: string): string {
  return ' '.repeat(Math.max(1, NUMBER_WIDTH - displayWidth(text))) + text;
}
