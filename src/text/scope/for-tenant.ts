import type { Text } from '../../model/language.ts';

/** A question about one shop. */
export function forTenant(name: string, question: Text): Text {
  return name === '' ? question : { ja: `${name}: ${question.ja}`, en: `${name}: ${question.en}` };
}
