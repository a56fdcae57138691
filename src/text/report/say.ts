import type { Language } from '../../model/language.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { ReportText } from './report-text.ts';
import { spoken } from './spoken.ts';
import type { Statement, StatementCode, StatementOf } from './statement.ts';

/** The report's texts of a language. */
export const REPORT_TEXT: Readonly<Record<Language, ReportText>> = { ja, en };

/** Says statements in one language, with times of one zone. */
export function sayer(language: Language, timezone: string): (statement: Statement) => string {
  const values = spoken(language, timezone);
  return <Code extends StatementCode>(statement: StatementOf<Code>) => {
    const say = REPORT_TEXT[language].say[statement.code as Code] as (
      statement: StatementOf<Code>,
      values: ReturnType<typeof spoken>,
    ) => string;
    return say(statement, values);
  };
}
