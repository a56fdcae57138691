/** Attacks that stand in a request's values. The others are told by who asks, for what, and how often. */
export const VALUE_ATTACKS = [
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
] as const;

/**
 * The kinds of attack Hinomi names, in the words of the report's schema. The position in this list is the
 * attack's bit in an {@link AttackSet}; new words go to the end.
 */
export const ATTACKS = [
  ...VALUE_ATTACKS,
  'webshell',
  'upload',
  'scanner',
  'probe',
  'method-abuse',
  'protocol',
  'brute-force',
  'credential-stuffing',
  'enumeration',
] as const;

export type Attack = (typeof ATTACKS)[number];
