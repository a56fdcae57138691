import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const INNERMOST =
  /\$\{(?:(?:lower|upper|date):'?([^${}]{0,32}?)'?|[^${}:]{0,64}(?::[^${}]{0,64})?:-([^${}]{0,64}))\}/g;
const JNDI = /\$\{[\s]{0,8}jndi[\s]{0,4}:/;
const HIDING = /\$\{(?:lower|upper|env|sys|date|::)[^}]{0,32}[\s\S]{0,48}?\$\{(?:lower|upper|env|sys|::|-)/;
const LEAK =
  /\$\{(?:env|sys|java|ctx|main|hostname|bundle|log4j|docker|k8s):[a-z0-9_.:-]{1,64}\}?|\$\{base64:[a-z0-9+/_-]{8}|\$\{(?:script|dns|url|xml|file|const):[a-z0-9_.-]{2,32}[:|]/;
const MAX_PASSES = 6;

/** Lookups of log libraries (Log4Shell, CVE-2021-44228), also with the nested lookups that hide the word. */
export function detectLookup(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if ((value.shape & SHAPE.dollar) === 0 || !value.lower.includes('${')) return NOTHING;
  let text = value.lower;
  for (let pass = 0; pass < MAX_PASSES && !JNDI.test(text); pass++) {
    const plainer = text.replace(
      INNERMOST,
      (_, folded: string | undefined, fallback: string | undefined) => folded ?? fallback ?? '',
    );
    if (plainer === text) break;
    text = plainer;
  }
  if (JNDI.test(text)) return [signOf('rce', 'critical', 'jndi-lookup', value, context)];
  if (HIDING.test(value.lower)) return [signOf('rce', 'high', 'nested-lookup', value, context)];
  return LEAK.test(value.lower) ? [signOf('rce', 'high', 'log-lookup', value, context)] : NOTHING;
}
