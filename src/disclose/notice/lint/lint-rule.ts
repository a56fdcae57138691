import type { LintFinding } from '../../../model/notice/lint-finding.ts';
import type { LintedNotice } from '../../../model/notice/linted-notice.ts';

/** Looks for one kind of fault in a notice. */
export type LintRule = (notice: LintedNotice) => LintFinding[];
