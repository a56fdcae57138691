import { APPROVAL_ERRORS } from './catalogue/approval-errors.ts';
import { CASE_ERRORS } from './catalogue/case-errors.ts';
import { CONFIG_ERRORS } from './catalogue/config-errors.ts';
import { INPUT_ERRORS } from './catalogue/input-errors.ts';
import { NOTICE_ERRORS } from './catalogue/notice-errors.ts';
import { OPTION_ERRORS } from './catalogue/option-errors.ts';
import { REPORT_ERRORS } from './catalogue/report-errors.ts';
import { RULES_ERRORS } from './catalogue/rules-errors.ts';
import { SENDING_ERRORS } from './catalogue/sending-errors.ts';
import type { ErrorEntry } from './error-entry.ts';

/**
 * Every error that Hinomi tells a user. Codes are stable and never reused; each has a page under
 * docs/errors/<CODE>.md, held together by a test.
 */
export const ERRORS = {
  ...OPTION_ERRORS,
  ...INPUT_ERRORS,
  ...CONFIG_ERRORS,
  ...RULES_ERRORS,
  ...REPORT_ERRORS,
  ...CASE_ERRORS,
  ...APPROVAL_ERRORS,
  ...SENDING_ERRORS,
  ...NOTICE_ERRORS,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
