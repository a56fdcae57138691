import { TARGET_LIMIT } from '../../model/shop-event.ts';
import { decodeText } from '../../request/decode/decode-text.ts';
import { undoLogEscapes } from '../../request/decode/log-escapes.ts';
import { decodePercent } from '../../request/decode/percent.ts';
import { encodingOf } from '../../request/decode/text-encoding.ts';
import { queryOf, queryParametersOf } from '../../request/url/target-parts.ts';

/** What a request says of one parameter. */
export interface Named {
  /** In UTF-16, without empty ones; a parameter that is not a list has at most one. */
  readonly values: readonly string[];
  /** False when the log holds only the target's beginning, so that more may have stood there. */
  readonly whole: boolean;
}

/** The values that a request names. */
export type ValueOf = (name: string) => Named;

interface Parameter {
  readonly name: string;
  readonly value: string;
}

/**
 * The parameters of a request target's query, decoded as servers do. Of a parameter that stands there several
 * times the last one counts, as in PHP; `ids[]=1&ids[]=2` and a parameter that was asked for with `[]` or in the
 * plural are lists, of which each counts. An empty value is none: forms send what was left open.
 */
export function queryValues(target: string): ValueOf {
  const parameters = queryParametersOf(queryOf(undoLogEscapes(target)), MOST_PARAMETERS).map(decoded);
  const isCut = target.length >= TARGET_LIMIT;
  return (asked) => {
    const name = asked.replace(/\[\]$/, '');
    const found = parameters.flatMap((parameter, at) => {
      const isListed = parameter.name.startsWith(`${name}[`) && parameter.name.endsWith(']');
      return isListed || parameter.name === name ? [{ ...parameter, isListed, at }] : [];
    });
    const isList = isListName(asked) || found.some(({ isListed }) => isListed);
    const counted = isList ? found : found.slice(-1);
    const isWhole = !isList && found.length > 0 && found.at(-1)!.at < parameters.length - 1;
    return {
      values: counted.flatMap(({ value }) => (value.trim() === '' ? [] : [value.trim()])),
      whole: !isCut || isWhole,
    };
  };
}

const MOST_PARAMETERS = 4096;

function decoded({ name, value }: Parameter): Parameter {
  return { name: readText(decodePercent(name, true)), value: readText(decodePercent(value, true)) };
}

/** Whether a parameter of this name is asked for as a list: `ids[]`, `ids`. */
export function isListName(asked: string): boolean {
  return /(?:s|\[\])$/i.test(asked);
}

/** Bytes of a log as a person would read them. */
export function readText(bytes: string): string {
  return decodeText(bytes, encodingOf(bytes));
}
