import type { Draft } from './draft.ts';
import { anchored } from './modifier/anchored.ts';
import { base64, base64offset } from './modifier/base64.ts';
import { eachOf, type Modify, type Placeholders } from './modifier/context.ts';
import { expand } from './modifier/expand.ts';
import { comparison, timePart } from './modifier/number-modifiers.ts';
import { cased, cidr, exists, fieldref, regexFlag } from './modifier/type-modifiers.ts';
import { utf16 } from './modifier/utf16.ts';
import { windash } from './modifier/windash.ts';

/** `re` is no function here: its value is not read as a Sigma string in the first place (see read-item). */
const passed: Modify = (draft) => draft;

/** Modifiers that change each value. `all` and `neq` change how the values are joined; see read-item. */
const MODIFIERS = {
  all: passed,
  neq: passed,
  re: passed,
  contains: anchored,
  startswith: anchored,
  endswith: anchored,
  cased,
  i: regexFlag,
  m: regexFlag,
  s: regexFlag,
  cidr,
  exists,
  fieldref,
  base64,
  base64offset,
  utf16,
  utf16le: utf16,
  utf16be: utf16,
  windash,
  expand,
  gt: comparison,
  gte: comparison,
  lt: comparison,
  lte: comparison,
  minute: timePart,
  hour: timePart,
  day: timePart,
  week: timePart,
  month: timePart,
  year: timePart,
} as const satisfies Record<string, Modify>;

const ALIASES: Readonly<Record<string, string>> = {
  wide: 'utf16le',
  ignorecase: 'i',
  multiline: 'm',
  dotall: 's',
};

/** Every name that may stand after a field's. */
export const MODIFIER_NAMES: readonly string[] = [...Object.keys(MODIFIERS), ...Object.keys(ALIASES)];

/** The modifier that a name means; undefined if there is none. */
export function modifierNamed(name: string): string | undefined {
  const meant = Object.hasOwn(ALIASES, name) ? ALIASES[name]! : name;
  return Object.hasOwn(MODIFIERS, meant) ? meant : undefined;
}

/** Applies modifiers (aliases resolved) in the order written. Throws a RuleFault where one does not fit. */
export function applyModifiers(
  draft: Draft,
  modifiers: readonly string[],
  field: string,
  placeholders: Placeholders,
): Draft {
  let value = draft;
  modifiers.forEach((modifier, index) => {
    const applied = modifiers.slice(0, index);
    const modify: Modify = MODIFIERS[modifier as keyof typeof MODIFIERS];
    value = eachOf(value, (one) => modify(one, { modifier, applied, field, placeholders }));
  });
  return value;
}
