import { gatherNoticeFacts } from '../../disclose/notice/facts/gather-notice-facts.ts';
import { lintNotice } from '../../disclose/notice/lint/lint-notice.ts';
import { lintedText } from '../../disclose/notice/lint/linted-text.ts';
import type { Language } from '../../model/language.ts';
import type { LintFinding } from '../../model/notice/lint-finding.ts';
import type { NoticeKind } from '../../model/notice/notice-kind.ts';
import type { CaseDesk } from '../case/case-desk.ts';
import { attachedReport } from './attached-report.ts';
import { refuseNotice } from './refuse-notice.ts';

/** A text that somebody wrote or changed, and what the linter is told of it. */
export interface WrittenNotice {
  readonly text: string;
  readonly kind: NoticeKind | null;
  readonly language: Language;
}

/** Everything that the linter finds in a text that was written by hand. Its numbers are held against the case's facts. */
export async function lintWritten(
  desk: CaseDesk,
  { text, kind, language }: WrittenNotice,
): Promise<LintFinding[]> {
  const view = await desk.view();
  const report = await attachedReport(desk, view.state.reports.at(-1)?.content.sha256);
  const { facts, problems } = gatherNoticeFacts({ view, report, language, tenant: '' });
  refuseNotice('NOTICE_FACTS', problems);
  return lintNotice(lintedText(text, { kind, language, facts }), 'by-hand');
}
