import type { PersonKey } from '../../../model/data-set.ts';
import type { ListedIdentifiers } from '../../../model/shop-data.ts';
import { maskIdentifier, withoutCardNumbers } from './mask-identifier.ts';

/** What may be shown of an identifier. Card numbers and secrets are masked whatever else is shown. */
export function shownIdentifier(key: PersonKey, text: string, { unmask, redact }: ListedIdentifiers): string {
  return redact(unmask ? withoutCardNumbers(text.trim()) : maskIdentifier(key, text));
}
