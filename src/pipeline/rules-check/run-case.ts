import type { Finding } from '../../model/finding.ts';

/** Runs a case's logs through the whole pipeline. */
export type RunCase = (folder: string) => Promise<{ readonly findings: readonly Finding[] }>;
