import type { PreparedMailing } from '../../../compose/sending/prepare-mailing.ts';
import type { Language } from '../../../model/language.ts';
import { displayWidth } from '../../../text/display-width.ts';
import { SENDING_TEXTS } from '../../../text/sending/sending-texts.ts';

/** What would be sent to how many, and why others get a letter; with a sample in which nobody is named. */
export function mailingSummary(
  { request, recipients, plan, variants, document }: PreparedMailing,
  rate: number,
  language: Language,
): string[] {
  const say = SENDING_TEXTS[language];
  const { labels } = say;
  const left = plan.mailed.filter(({ standing }) => {
    return standing === undefined || standing.fate === 'deferred' || standing.fate === 'not-sent';
  });
  const reasons = new Map<string, number>();
  for (const { why } of plan.letters) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const minutes = Math.ceil(left.length / rate);
  const rows: [string, string][] = [
    [labels.lines, say.lines(recipients.lines, recipients.broken)],
    [labels.persons, say.persons(recipients.recipients.length)],
    [labels.mail, say.mail(plan.addressable.length, left.length)],
    [labels.letters, say.people(plan.letters.length)],
    ...[...reasons].map(([why, n]): [string, string] => ['', `${say.reasons[why]}: ${say.people(n)}`]),
    ...(plan.writtenBefore.length > 0
      ? [[labels.before, say.before(plan.writtenBefore.length)] as [string, string]]
      : []),
    [labels.time, say.time(minutes, rate)],
    [labels.texts, say.texts(variants.length)],
    [labels.hash, document.sha256],
  ];
  const [sample] = variants;
  return [
    say.checked(request.mailing),
    '',
    ...labelled(rows),
    ...(sample === undefined
      ? []
      : ['', say.sample, `  ${say.subject}: ${sample.text.subject}`, '', ...indented(sample.text.text)]),
    '',
  ];
}

/** Labels in a column, what they stand for behind. */
export function labelled(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([label]) => displayWidth(label)));
  return rows.map(([label, text]) => `  ${label}${' '.repeat(width - displayWidth(label))}  ${text}`);
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`));
}
