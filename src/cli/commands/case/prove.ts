import { timeStampRequest } from '../../../adapters/time-stamp-request.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';
import { CASE_TEXTS } from '../../../text/case/case-texts.ts';
import { writeOutput } from '../../output/write-output.ts';
import { type CaseContext, type CaseOptions, deskOf, doerOf, optionValue } from './case-command.ts';

/**
 * `hinomi case verify DIR`: checks the journal.
 *
 * @returns 0 when the chain and the signatures hold; 1 when one does not, or when its end is torn and no entry accounts for that yet
 */
export async function verifyCase(context: CaseContext, options: { readonly head?: string }): Promise<number> {
  const { io, language } = context;
  const { head: anchored } = options;
  if (anchored !== undefined && !/^[0-9a-f]{64}$/i.test(anchored.trim())) {
    throw optionValue('--head', anchored, 'SHA-256 (64 × 0-9a-f)');
  }
  const say = CASE_TEXTS[language];
  const { entries, head, problems, torn, anchoredSeq, signatures } = await deskOf(context).verify(anchored);
  const broken = signatures.filter(({ proof }) => proof === 'broken');
  const lines = [
    ...(problems.length === 0 ? [say.sound(entries)] : [say.broken(problems.length)]),
    ...problems.map(({ problem, line }) => say.problem[problem](line)),
    ...torn.map(({ line, bytes, isNoted }) => say.torn(line, bytes, isNoted)),
    ...broken.map(({ seq, id, who }) => say.brokenSignature(seq, id, redactUnicode(who))),
    ...(signatures.length > 0 && broken.length === 0 ? [say.signatures(signatures.length)] : []),
    ...(anchoredSeq === null ? [] : [say.headFound(anchoredSeq, (head?.seq ?? 0) - anchoredSeq)]),
    ...(head === null ? [] : [say.headNow(head.seq, head.hash, head.at)]),
  ];
  for (const line of lines) io.stdout.write(`${line}\n`);
  return problems.length > 0 || broken.length > 0 || torn.some(({ isNoted }) => !isNoted) ? 1 : 0;
}

/** `hinomi case anchor DIR`: prints the head for keeping outside; writes a request for a time stamp when asked. */
export async function anchorCase(
  context: CaseContext,
  options: CaseOptions & { readonly to?: string; readonly request?: string },
): Promise<number> {
  const { io, language } = context;
  const say = CASE_TEXTS[language];
  const desk = deskOf(context);
  const { seq, hash, at } = await desk.anchor(options.to ?? '', doerOf(options));
  const { state } = await desk.view();
  io.stdout.write(say.anchor(state.id, redactUnicode(state.title), seq, hash, at));
  if (options.request !== undefined) {
    await writeOutput(options.request, timeStampRequest(hash));
    io.stdout.write(`${redactUnicode(say.request(options.request))}\n`);
  }
  return 0;
}
