import { LiquidError } from 'liquidjs';
import type { NoticeProblem } from '../../../model/notice/notice-problem.ts';
import type { NoticeTemplate, TemplateText } from '../../../model/notice/notice-template.ts';
import { REFUSALS, type Refusal } from '../../../text/notice/refusals.ts';
import { TOKEN } from '../render/bound-tokens.ts';
import { createLiquid } from '../render/create-liquid.ts';
import { findNumbers } from './find-numbers.ts';
import { unknownNames } from './unknown-names.ts';

/** Everything for which a template is refused, each with its place: numbers that are typed, names that nobody knows, tags that cannot be read. */
export function checkTemplate(template: NoticeTemplate): NoticeProblem[] {
  const say = REFUSALS[template.language];
  const texts = [template.title, template.body, ...template.partials.values()];
  const liquid = createLiquid(template.partials, template.language, () => '');
  const problems = texts.flatMap((text) => [
    ...findNumbers(text.source).map(({ written, at }) => problem(text, at, say.unboundDigit(written))),
    ...tokensIn(text.source).map((at) => problem(text, at, say.unsupported('U+F0000'))),
    ...findOutputs(text.source).map(({ written, at }) => problem(text, at, say.unboundOutput(written))),
  ]);
  for (const text of texts) {
    try {
      problems.push(...unknownNames(liquid.parse(text.source, text.file), liquid, template, text));
    } catch (error) {
      if (!(error instanceof LiquidError)) throw error;
      const [line, column] = error.token.getPosition() as [number, number];
      const cause = error.originalError?.message ?? error.message;
      problems.push({
        place: `${text.file}:${line + text.linesBefore}:${column}`,
        ...say.liquid(cause.split('\n')[0]!),
      });
    }
  }
  return problems;
}

/** Characters that stand for values while a text is Markdown. */
function tokensIn(source: string): number[] {
  return [...source.matchAll(new RegExp(TOKEN, 'gu'))].map(({ index }) => index);
}

/** Values that Liquid would print and that are typed in the template: `{{ 5 }}`, `{{ "five" }}`, `{{ forloop.index }}`. */
function findOutputs(source: string): { written: string; at: number }[] {
  return [...source.matchAll(/\{\{-?\s*((?:["'\d]|forloop\b|true\b|false\b)[^}|]*)/g)].map((match) => {
    return { written: match[1]!.trim(), at: match.index };
  });
}

function problem({ file, source, linesBefore }: TemplateText, at: number, refusal: Refusal): NoticeProblem {
  const before = source.slice(0, at).split('\n');
  const column = before.at(-1)!.length + 1;
  return { place: `${file}:${before.length + linesBefore}:${column}`, ...refusal };
}
