import { escapeHtml } from '../../../request/redaction/escape-html.ts';

/** HTML that may be written as it stands. Only {@link html} and {@link joined} make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand inside a template. Everything that is no markup already is text and gets escaped. */
export type Content = Markup | string | number | readonly Content[];

/**
 * A piece of HTML as a template: `${values}` become text, also inside quoted attributes, so that nothing from
 * data is ever a tag or the end of an attribute.
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Markup {
  let text = strings[0] as string;
  values.forEach((value, i) => {
    text += written(value) + strings[i + 1];
  });
  return new Markup(text);
}

/** Pieces one after the other, with something between them. */
export function joined(pieces: readonly Content[], between: Content): Markup {
  return new Markup(pieces.map(written).join(written(between)));
}

/** Nothing at all. */
export const NOTHING = new Markup('');

function written(value: Content): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  return escapeHtml(String(value));
}
