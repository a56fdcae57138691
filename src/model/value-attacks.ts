import { type AttackSet, attackSetOf } from './attack-set.ts';

/** Attacks that stand in a request's values. The others are told by who asks, for what, and how often. */
export const VALUE_ATTACKS: AttackSet = attackSetOf([
  'sqli',
  'xss',
  'traversal',
  'rce',
  'rfi',
  'ssrf',
  'ssti',
  'xxe',
  'crlf',
  'deserialization',
]);
