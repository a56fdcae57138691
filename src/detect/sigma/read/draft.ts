import type { Comparison, FieldComparison, TimePart } from '../rule/value-test.ts';
import type { Wildcard } from '../rule/wildcard.ts';

/** A value of a rule while its modifiers are being applied, one after the other. */
export type Draft =
  | TextDraft
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'exists'; readonly value: boolean }
  | RegexDraft
  | { readonly kind: 'cidr'; readonly range: string }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly value: number }
  | FieldDraft
  | { readonly kind: 'time'; readonly part: TimePart; readonly operator: Comparison; readonly value: number }
  /** One of several: what `base64offset` and `expand` make of one value. */
  | { readonly kind: 'any'; readonly of: readonly Draft[] };

export interface TextDraft {
  readonly kind: 'text';
  readonly pattern: Wildcard;
  readonly cased: boolean;
  /** Each character is a byte already (after `utf16le` and the like). */
  readonly bytes: boolean;
}

export interface RegexDraft {
  readonly kind: 'regex';
  readonly source: string;
  readonly flags: string;
}

export interface FieldDraft {
  readonly kind: 'field';
  readonly field: string;
  readonly how: FieldComparison;
  readonly cased: boolean;
}
