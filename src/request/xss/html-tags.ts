/** One attribute as a browser would read it. */
export interface HtmlAttribute {
  /** Lower case. */
  readonly name: string;
  /** Lower case, without its quotes; '' when there is none. */
  readonly value: string;
}

/** A tag as a browser would read it, from `<` on. */
export interface HtmlTag {
  /** Lower case: `img`, `svg:a`, `!doctype`, `?xml`. */
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: readonly HtmlAttribute[];
  /** Whether its `>` was seen. */
  readonly closed: boolean;
  /** Place of the `<`. */
  readonly start: number;
  readonly end: number;
}

const TAG_NAME = /\/?[\s\0]{0,8}([a-z!?%][^\s\0/>"'<=]{0,64})/y;
const ATTRIBUTE_NAME = /[\s\0/+]{0,64}([^\s\0/>=]{1,128})/y;
const EQUALS = /[\s\0+]{0,16}=[\s\0+]{0,16}/y;
const MAX_TAGS = 32;
const MAX_ATTRIBUTES = 24;
const MAX_ATTRIBUTE_VALUE = 1024;

/**
 * The tags of a text, in order, at most 32. A text that ends inside a tag still has it: what follows in the page
 * will close it.
 *
 * @param lower text in lower case
 */
export function htmlTags(lower: string): HtmlTag[] {
  const tags: HtmlTag[] = [];
  for (let at = lower.indexOf('<'); at >= 0 && tags.length < MAX_TAGS; ) {
    TAG_NAME.lastIndex = at + 1;
    const head = TAG_NAME.exec(lower);
    if (head === null) {
      at = lower.indexOf('<', at + 1);
      continue;
    }
    const tag = readAttributes(lower, at, head[1]!, head[0].startsWith('/'), at + 1 + head[0].length);
    tags.push(tag);
    at = lower.indexOf('<', Math.max(at + 1, tag.closed ? tag.end : at + 1));
  }
  return tags;
}

function readAttributes(lower: string, start: number, name: string, closing: boolean, from: number): HtmlTag {
  const attributes: HtmlAttribute[] = [];
  let i = from;
  while (i < lower.length && attributes.length < MAX_ATTRIBUTES) {
    if (lower.charCodeAt(i) === 0x3e) return { name, closing, attributes, closed: true, start, end: i + 1 };
    ATTRIBUTE_NAME.lastIndex = i;
    const attribute = ATTRIBUTE_NAME.exec(lower);
    if (attribute === null) {
      i++;
      continue;
    }
    i += attribute[0].length;
    EQUALS.lastIndex = i;
    const equals = EQUALS.exec(lower);
    let value = '';
    if (equals !== null) {
      i += equals[0].length;
      const end = endOfValue(lower, i);
      value = lower.slice(i, end).replace(/^["'`]|["'`]$/g, '');
      i = end;
    }
    attributes.push({ name: attribute[1]!, value });
  }
  return { name, closing, attributes, closed: false, start, end: i };
}

function endOfValue(lower: string, from: number): number {
  const quote = lower.charAt(from);
  const limit = Math.min(lower.length, from + MAX_ATTRIBUTE_VALUE);
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = lower.slice(from + 1, limit).indexOf(quote);
    return close < 0 ? limit : from + close + 2;
  }
  let end = from;
  while (end < limit && !/[\s>]/.test(lower.charAt(end))) end++;
  return end;
}
