import type { DecodedValue } from '../decode/decoded-value.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { SCHEMA_WORDS, UNSIGNED_TOKENS } from './query-probes.data.ts';

/**
 * A value that only somebody sends who tries what a program gives away or takes: a question for all of a GraphQL
 * interface, a token that nobody signed. A developer's own tools send them too: alone they accuse nobody.
 */
export function detectQueryProbe(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const why = probeIn(value);
  return why === undefined
    ? NOTHING
    : [{ ...signOf('probe', 'low', why, value, context), onlyIfRefused: true }];
}

function probeIn({ text, lower }: DecodedValue): string | undefined {
  if (SCHEMA_WORDS.some((word) => lower.includes(word))) return 'graphql-introspection';
  return UNSIGNED_TOKENS.some((token) => text.includes(token)) ? 'unsigned-token' : undefined;
}
