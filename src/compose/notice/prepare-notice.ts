import { readTemplate } from '../../adapters/settings/read-template.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import { gatherNoticeFacts } from '../../disclose/notice/facts/gather-notice-facts.ts';
import { lintNotice } from '../../disclose/notice/lint/lint-notice.ts';
import { lintedDocument } from '../../disclose/notice/lint/linted-document.ts';
import { renderNotice } from '../../disclose/notice/render/render-notice.ts';
import { checkTemplate } from '../../disclose/notice/template/check-template.ts';
import { ConfigErrors } from '../../errors/config-errors.ts';
import type { CaseView } from '../../model/case/case-duty.ts';
import type { Language } from '../../model/language.ts';
import type { NoticeValue } from '../../model/notice/bound-value.ts';
import type { LintFinding } from '../../model/notice/lint-finding.ts';
import type { NoticeDocument } from '../../model/notice/notice-document.ts';
import type { NoticeFacts } from '../../model/notice/notice-facts.ts';
import type { NoticeKind } from '../../model/notice/notice-kind.ts';
import type { Report } from '../../model/report-schema.ts';
import type { CaseDesk } from '../case/case-desk.ts';
import { attachedReport } from './attached-report.ts';
import { refuseFindings, refuseNotice } from './refuse-notice.ts';

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

/** A notice that is made again and again, with values that differ from one reader to the next. */
export interface PreparedNotice {
  readonly facts: NoticeFacts;
  readonly view: CaseView;
  readonly report: Report | null;
  /** @throws ConfigErrors with everything for which it is refused */
  render(values: ReadonlyMap<string, NoticeValue>): RenderedNotice;
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
  refuseNotice('NOTICE_TEMPLATE', checkTemplate(template));
  const report = await attachedReport(desk, view.state.reports.at(-1)?.content.sha256);
  const { facts, problems } = gatherNoticeFacts({ view, report, language, tenant, source, exposure });
  refuseNotice('NOTICE_FACTS', problems);
  return {
    facts,
    view,
    report,
    render(values) {
      const all = { ...facts, values: new Map([...facts.values, ...values]) };
      const rendering = renderNotice(template, all);
      if (!rendering.ok) {
        refuseNotice('NOTICE_FACTS', rendering.problems);
        throw new Error('a notice was refused for nothing');
      }
      const { document } = rendering;
      const found = lintNotice(lintedDocument(document, all), 'rendered');
      refuseFindings(found);
      return { document, warnings: found };
    },
  };
}
