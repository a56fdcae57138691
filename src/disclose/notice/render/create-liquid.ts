import { Liquid } from 'liquidjs';
import type { Language } from '../../../model/language.ts';
import type { TemplateText } from '../../../model/notice/notice-template.ts';
import { sayDay, sayTime } from '../../../text/notice/say-date.ts';
import { BoundDrop } from './value-drops.ts';

/** Tags that print nothing by themselves, so that every value goes through one place. */
const TAGS = new Set(
  'if unless case for break continue assign render include comment # else elsif when'.split(' '),
);
/** Filters that choose among values and make none. */
const FILTERS = new Set('where reject first last reverse concat find has size'.split(' '));

/**
 * A Liquid that knows partials by name, reads no file, and prints by `print` alone.
 *
 * @param print makes what stands in the text for a value that is printed
 */
export function createLiquid(
  partials: ReadonlyMap<string, TemplateText>,
  language: Language,
  print: (value: unknown) => string,
): Liquid {
  const liquid = new Liquid({
    templates: Object.fromEntries(
      [...partials].map(([name, { source }]) => [name, loneTagsTakeTheirLine(source)]),
    ),
    outputEscape: print,
    strictFilters: true,
    strictVariables: false,
    ownPropertyOnly: true,
    relativeReference: false,
    renderLimit: 10_000,
    parseLimit: 1_000_000,
    memoryLimit: 10_000_000,
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!FILTERS.has(name)) delete liquid.filters[name];
  liquid.registerFilter('day', (value: unknown) => ofDate(value, (written) => sayDay(language, written)));
  liquid.registerFilter('time', (value: unknown) => ofDate(value, (written) => sayTime(language, written)));
  return liquid;
}

function ofDate(value: unknown, say: (written: string) => string): unknown {
  if (!(value instanceof BoundDrop)) return value;
  const { raw, ...rest } = BoundDrop.valueIn(value);
  return typeof raw === 'string' ? new BoundDrop({ ...rest, raw, text: say(raw) }) : value;
}

/** A line of tags that print nothing. */
const LONE_TAGS =
  /^([ \t]*)((?:\{%-?\s*(?!include\b|render\b)(?:(?!%\}).)*%\}[ \t]*)*\{%-?\s*(?!include\b|render\b)(?:(?!%\}).)*(?<!-)%\})[ \t]*\n/gm;

/**
 * Lines that hold tags and print nothing leave no empty line, which would end a table or a list: their line break
 * becomes a comment. The lines that follow keep their numbers.
 */
export function loneTagsTakeTheirLine(source: string): string {
  return source.replace(LONE_TAGS, (_, indent: string, tags: string) => {
    const before = indent === '' ? '' : `{% comment %}${indent}{% endcomment %}`;
    return `${before}${tags}{% comment %}\n{% endcomment %}`;
  });
}
