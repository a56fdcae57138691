import { readTemplate } from './adapters/settings/read-template.ts';
import { shippedFolder } from './adapters/settings/shipped-folder.ts';
import { ConfigErrors } from './compose.ts';
import type { CaseDesk } from './compose-case-desk.ts';
import { abuseAttachment } from './disclose/notice/abuse-attachment.ts';
import { gatherNoticeFacts } from './disclose/notice/facts/gather-notice-facts.ts';
import { lintNotice } from './disclose/notice/lint/lint-notice.ts';
import { lintedDocument } from './disclose/notice/lint/linted-document.ts';
import { lintedText } from './disclose/notice/lint/linted-text.ts';
import { renderNotice } from './disclose/notice/render/render-notice.ts';
import { checkTemplate } from './disclose/notice/template/check-template.ts';
import { AppError } from './errors/app-error.ts';
import type { CaseView } from './model/case/case-duty.ts';
import type { Language } from './model/language.ts';
import type { NoticeValue } from './model/notice/bound-value.ts';
import type { LintFinding } from './model/notice/lint-finding.ts';
import type { NoticeDocument } from './model/notice/notice-document.ts';
import type { NoticeFacts } from './model/notice/notice-facts.ts';
import type { NoticeAttachment } from './model/notice/notice-format.ts';
import type { NoticeKind } from './model/notice/notice-kind.ts';
import type { NoticeProblem } from './model/notice/notice-problem.ts';
import { REPORT_SCHEMA, type Report } from './model/report-schema.ts';

/** Which notice is wanted. */
export interface NoticeRequest {
  readonly kind: NoticeKind;
  readonly language: Language;
  /** A folder with a company's own templates; undefined for those that ship alone. */
  readonly templates?: string | undefined;
  /** The tenant that a platform's notice to one shop is about; '' for all. */
  readonly tenant: string;
  /** An attacking address of the report, which an abuse report is about. */
  readonly source?: string | undefined;
  /** An account takeover of the report, which a customer is asked about. */
  readonly exposure?: string | undefined;
}

/** A notice's text. */
export interface RenderedNotice {
  readonly document: NoticeDocument;
  /** What the linter found and does not refuse. */
  readonly warnings: readonly LintFinding[];
}

/** A notice, and the facts that it was made from. */
export interface MadeNotice extends RenderedNotice {
  readonly facts: NoticeFacts;
  readonly view: CaseView;
  /** Files that belong to its mail. */
  readonly attachments: readonly NoticeAttachment[];
}

/** A notice that is made again and again, with values that differ from one reader to the next. */
export interface PreparedNotice {
  readonly facts: NoticeFacts;
  readonly view: CaseView;
  readonly report: Report | null;
  /** @throws ConfigErrors with everything for which it is refused */
  render(values: ReadonlyMap<string, NoticeValue>): RenderedNotice;
}

/**
 * Makes a notice of a case. Nothing is written.
 *
 * @throws ConfigErrors with everything for which it is refused
 */
export async function makeNotice(desk: CaseDesk, request: NoticeRequest): Promise<MadeNotice> {
  const { facts, view, render } = await prepareNotice(desk, request);
  return { ...render(new Map()), facts, view, attachments: attachmentsOf(request.kind, facts) };
}

function attachmentsOf(kind: NoticeKind, facts: NoticeFacts): NoticeAttachment[] {
  if (kind !== 'abuse') return [];
  const made = abuseAttachment(facts);
  if (made.ok) return [made.attachment];
  refuse('NOTICE_FACTS', made.problems);
  return [];
}

/**
 * Reads what a notice of a case is made from.
 *
 * @throws ConfigErrors with everything for which it is refused
 */
export async function prepareNotice(desk: CaseDesk, request: NoticeRequest): Promise<PreparedNotice> {
  const { kind, language, templates, tenant, source, exposure } = request;
  const view = await desk.view();
  const folders = [...(templates === undefined ? [] : [templates]), shippedFolder('templates')];
  const reading = await readTemplate(folders, kind, language);
  if (!reading.ok) throw new ConfigErrors(reading.problems);
  const { template } = reading;
  refuse('NOTICE_TEMPLATE', checkTemplate(template));
  const report = await attachedReport(desk, view.state.reports.at(-1)?.content.sha256);
  const { facts, problems } = gatherNoticeFacts({ view, report, language, tenant, source, exposure });
  refuse('NOTICE_FACTS', problems);
  return {
    facts,
    view,
    report,
    render(values) {
      const all = { ...facts, values: new Map([...facts.values, ...values]) };
      const rendering = renderNotice(template, all);
      if (!rendering.ok) {
        refuse('NOTICE_FACTS', rendering.problems);
        throw new Error('a notice was refused for nothing');
      }
      const { document } = rendering;
      const found = lintNotice(lintedDocument(document, all), 'rendered');
      refuseFindings(found);
      return { document, warnings: found };
    },
  };
}

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
  refuse('NOTICE_FACTS', problems);
  return lintNotice(lintedText(text, { kind, language, facts }), 'by-hand');
}

function refuseFindings(findings: readonly LintFinding[]): void {
  const refused = findings.filter(({ severity }) => severity === 'refused');
  if (refused.length === 0) return;
  throw new ConfigErrors(
    refused.map(({ rule, place, text }) => {
      return new AppError('NOTICE_LINT', { rule, problem: place === '' ? text : `${text} ← ${place}` });
    }),
  );
}

function refuse(code: 'NOTICE_TEMPLATE' | 'NOTICE_FACTS', problems: readonly NoticeProblem[]): void {
  if (problems.length === 0) return;
  throw new ConfigErrors(
    problems.map(({ place, text, mend }) => new AppError(code, { place, problem: text, mend })),
  );
}

async function attachedReport(desk: CaseDesk, sha256: string | undefined): Promise<Report | null> {
  const content = sha256 === undefined ? null : await desk.files.read(sha256);
  if (content === null) return null;
  const read = REPORT_SCHEMA.safeParse(JSON.parse(Buffer.from(content).toString('utf8')));
  if (read.success) return read.data;
  throw new AppError('REPORT_UNREADABLE', {
    path: sha256!,
    cause: read.error.issues[0]?.path.join('.') ?? 'schema',
  });
}
