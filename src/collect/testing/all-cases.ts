import { AUTH_CASES } from './auth-cases.ts';
import { CLOUD_CASES } from './cloud-cases.ts';
import { COLLECTED_CASES } from './collected-cases.ts';
import { DATABASE_CASES } from './database-cases.ts';
import { EXPORT_CASES } from './export-cases.ts';
import { FIREWALL_CASES } from './firewall-cases.ts';
import { FORMAT_CASES, type FormatCases } from './format-cases.ts';
import { LOGGER_CASES } from './logger-cases.ts';

/** Lines of every format, good and bad. */
export const ALL_CASES: readonly FormatCases[] = [
  ...FORMAT_CASES,
  ...AUTH_CASES,
  ...DATABASE_CASES,
  ...CLOUD_CASES,
  ...COLLECTED_CASES,
  ...EXPORT_CASES,
  ...FIREWALL_CASES,
  ...LOGGER_CASES,
];
