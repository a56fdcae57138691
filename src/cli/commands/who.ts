import { composeEvidence, type EvidenceOptions } from '../../compose/evidence/compose-evidence.ts';
import { composeStores } from '../../compose/evidence/compose-stores.ts';
import { whoLine } from '../../disclose/report/lines/who-line.ts';
import { rfc3339 } from '../../disclose/report/rfc3339.ts';
import type { Language } from '../../model/language.ts';
import { who as ask } from '../../pipeline/who.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import { count } from '../../text/count.ts';
import { en } from '../../text/terminal/en.ts';
import { ja } from '../../text/terminal/ja.ts';
import type { CommandIo } from '../command-io.ts';
import { onInterrupt } from '../interrupt.ts';
import { nothingUnderstood } from '../say/nothing-understood.ts';
import { sayBroken } from '../say/say-broken.ts';
import { sayError } from '../say/say-error.ts';
import { sayUnread } from '../say/say-unread.ts';
import { subjectForms } from '../subject-forms.ts';

const WRITTEN_LINES = 1000;

/** `hinomi who`: everything that one address, account or path did, in order of time. */
export async function who(
  options: EvidenceOptions & { readonly subject: string; readonly language: Language },
  io: CommandIo,
): Promise<number> {
  const evidence = await composeEvidence(options);
  const stores = composeStores(evidence.setup.config);
  const interrupt = onInterrupt(io.early);
  try {
    for (const error of evidence.unreadable) sayError(error, options.language, io.stderr);
    const answer = await ask({
      ...evidence,
      subjects: subjectForms(options.subject),
      stop: interrupt.signal,
      spill: stores.spill,
    });
    const paths = [...evidence.inputs].map(({ open }) => open.path).sort();
    const time = rfc3339(evidence.setup.config.timezone);
    let lines: string[] = [];
    let isFound = false;
    for (const event of answer.events) {
      isFound = true;
      lines.push(whoLine(event, paths[event.source.input]!, time));
      if (lines.length < WRITTEN_LINES) continue;
      io.stdout.write(lines.join(''));
      lines = [];
    }
    io.stdout.write(lines.join(''));
    if (!isFound && answer.understood > 0) io.stderr.write(nobodyNamed(options, answer.understood));
    const isCut = interrupt.signal.aborted;
    if (answer.understood > 0 || isCut) sayUnread(answer.inputs, isCut, options.language, io.stderr);
    sayBroken(answer.brokenInputs, options.language, io.stderr);
    if (evidence.unreadable.length > 0 || answer.brokenInputs.length > 0) return 4;
    if (answer.understood > 0 || isCut) return 0;
    return sayError(nothingUnderstood(evidence.inputs), options.language, io.stderr);
  } finally {
    interrupt.release();
    await stores.close();
    await evidence.close();
  }
}

/** That silence is the answer, and no mistake of the program's. */
function nobodyNamed(
  {
    subject,
    language,
    since,
    until,
  }: EvidenceOptions & { readonly subject: string; readonly language: Language },
  lines: number,
): string {
  const text = { ja, en }[language];
  const hasPeriod = since !== undefined || until !== undefined;
  return `hinomi: ${text.nobody(redactUnicode(subject), count(lines), hasPeriod)}\n`;
}
