import type { Language } from '../../model/language.ts';
import type { MailText } from '../../model/sending/mail-text.ts';
import { SENDING_TEXTS } from '../../text/sending/sending-texts.ts';

/** What is to be approved. */
export interface MailingText {
  readonly caseId: string;
  readonly mailing: string;
  /** Messages. */
  readonly total: number;
  /** Lines of the list that could not be read. */
  readonly broken: number;
  /** All texts, with a stand-in for the name. */
  readonly variants: readonly { readonly count: number; readonly text: MailText }[];
}

/**
 * The document that is approved and signed: every text of a mailing, and how many get it. The same list, facts and
 * templates give the same bytes, whatever was sent already.
 */
export function renderMailing(
  { caseId, mailing, total, broken, variants }: MailingText,
  language: Language,
): string {
  const say = SENDING_TEXTS[language];
  const parts = variants.map(({ count, text }, at) =>
    [`## ${say.variant(at + 1, count)}`, '', `${say.subject}: ${text.subject}`, '', fenced(text.text)].join(
      '\n',
    ),
  );
  const head = [`# ${say.draftTitle(mailing)}`, '', say.draftHead(caseId, total, variants.length)];
  if (broken > 0) head.push(say.brokenLines(broken));
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

/** Behind a fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.trimEnd()}\n${fence}`;
}
