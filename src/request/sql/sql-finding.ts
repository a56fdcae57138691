import type { Level } from '../../model/level.ts';

/** A piece of SQL where a value should be. */
export interface SqlFinding {
  readonly why: string;
  readonly level: Level;
}

/** What each recognised structure is called, and how grave it is. */
export const SQL_FINDINGS = {
  unionSelect: { why: 'union-select', level: 'high' },
  nestedSelect: { why: 'nested-select', level: 'high' },
  statement: { why: 'sql-statement', level: 'high' },
  stackedQuery: { why: 'stacked-query', level: 'high' },
  timeFunction: { why: 'time-function', level: 'high' },
  leakingFunction: { why: 'error-function', level: 'high' },
  informationFunction: { why: 'information-function', level: 'medium' },
  waitfor: { why: 'waitfor-delay', level: 'high' },
  conditionalCall: { why: 'conditional-call', level: 'medium' },
  caseWhen: { why: 'case-when', level: 'high' },
  intoOutfile: { why: 'into-outfile', level: 'critical' },
  procedureAnalyse: { why: 'procedure-analyse', level: 'high' },
  catalogue: { why: 'catalogue-name', level: 'high' },
  systemVariable: { why: 'system-variable', level: 'medium' },
  databaseProcedure: { why: 'database-procedure', level: 'critical' },
  characterBuilding: { why: 'character-building', level: 'medium' },
  typeConversion: { why: 'type-conversion', level: 'medium' },
  tautology: { why: 'tautology', level: 'high' },
  booleanCondition: { why: 'boolean-condition', level: 'high' },
  quoteProbe: { why: 'quote-probe', level: 'low' },
  trailingComment: { why: 'comment-after-break-out', level: 'medium' },
  concatenation: { why: 'string-concatenation', level: 'medium' },
  orderProbe: { why: 'order-by-probe', level: 'medium' },
  versionComment: { why: 'version-comment', level: 'medium' },
} as const satisfies Readonly<Record<string, SqlFinding>>;
