/**
 * What kind of conduct a rule is about, as far as it decides who may do it. `compromise` is nobody's business:
 * a file dropped, a webshell talked with.
 */
export const CONDUCTS = ['attack', 'frequency', 'login', 'operation', 'posting', 'compromise'] as const;

export type Conduct = (typeof CONDUCTS)[number];
