import { type AttackSet, attackSetOf } from '../model/attack-set.ts';

/** Attacks that run code on the server or write files there: with each of them a program can be planted. */
export const PLANTING_ATTACKS: AttackSet = attackSetOf([
  'rce',
  'rfi',
  'deserialization',
  'ssti',
  'sqli',
  'xxe',
]);
