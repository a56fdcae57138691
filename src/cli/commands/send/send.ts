import { approvalOf } from '../../../compose/sending/approval-of.ts';
import { oneAddress } from '../../../compose/sending/one-address.ts';
import {
  type MailingRequest,
  type PreparedMailing,
  prepareMailing,
} from '../../../compose/sending/prepare-mailing.ts';
import { sendMailing } from '../../../compose/sending/send-mailing.ts';
import { sendTest } from '../../../compose/sending/send-test.ts';
import { uncertainIn } from '../../../compose/sending/uncertain-in.ts';
import { withSender } from '../../../compose/sending/with-sender.ts';
import { AppError } from '../../../errors/app-error.ts';
import { sayClock } from '../../../text/sending/say-clock.ts';
import { SENDING_TEXTS } from '../../../text/sending/sending-texts.ts';
import { onInterrupt } from '../../interrupt.ts';
import { writeOutput } from '../../output/write-output.ts';
import { usageProblem } from '../../say/usage-problem.ts';
import { type CaseOptions, doerOf } from '../case/case-command.ts';
import { labelled, mailingSummary } from './mailing-summary.ts';
import { mailServerOf, type SendContext, sayLines, uncertainLines } from './send-command.ts';

export interface SendOptions extends CaseOptions, Omit<MailingRequest, 'folder' | 'mailing' | 'language'> {
  readonly smtp?: string | undefined;
  readonly from?: string | undefined;
  readonly rate?: number | undefined;
  /** File that the document to be approved is written into. */
  readonly draft?: string | undefined;
  readonly testTo?: string | undefined;
  readonly send: boolean;
}

/** Messages a minute while no server is named. */
const USUAL_RATE = 600;

/**
 * `hinomi send`: checks a mailing and shows what would be sent; sends it only when asked and approved.
 *
 * @returns 0 when nothing is left open; 1 when messages are put off, not known, or sending was stopped
 */
export async function send(context: SendContext, options: SendOptions): Promise<number> {
  const prepared = await prepareMailing({ ...options, ...context });
  if (options.send) return sendOff(context, options, prepared);
  const { language } = context;
  const say = SENDING_TEXTS[language];
  if (options.testTo !== undefined) {
    const to = oneAddress('--test-to', options.testTo);
    await sendTest(prepared, { ...(await serverOf(options, prepared)), by: doerOf(options), to });
    sayLines(context, [say.tested(to)]);
    return 0;
  }
  const rate =
    options.rate ??
    (options.smtp === undefined ? USUAL_RATE : (await mailServerOf(options.smtp)).server.rate);
  sayLines(context, mailingSummary(prepared, rate, language));
  if (options.draft !== undefined) {
    await writeOutput(options.draft, prepared.document.text);
    sayLines(context, [say.draftWritten(options.draft)]);
  }
  sayLines(context, [approvalLine(prepared, context)]);
  return 0;
}

/** By what the mailing is approved, or what is missing, as a line and not as an error: nothing was to be sent. */
function approvalLine(prepared: PreparedMailing, { language }: SendContext): string {
  try {
    const { id } = approvalOf(prepared);
    const isAlone = prepared.view.standings.get(id) === 'allowed-alone';
    return SENDING_TEXTS[language].approved(id, isAlone);
  } catch (error) {
    if (error instanceof AppError) return error.say(language);
    throw error;
  }
}

async function sendOff(
  context: SendContext,
  options: SendOptions,
  prepared: PreparedMailing,
): Promise<number> {
  const { io, language } = context;
  const say = SENDING_TEXTS[language];
  const interrupt = onInterrupt();
  approvalOf(prepared);
  const total = prepared.plan.mailed.length;
  let done = 0;
  const progress = () => {
    done++;
    if (done % 100 === 0 || done === total) io.stderr.write(`${say.sending(done, total)}\n`);
  };
  try {
    const server = await serverOf(options, prepared);
    const waiting = (until: number) => io.stderr.write(`${say.waiting(sayClock(until))}\n`);
    const sending = { ...server, by: doerOf(options), stop: interrupt.signal, progress, waiting };
    const plan = await sendMailing(prepared, sending);
    return sayOutcome(context, prepared, plan, interrupt.signal.aborted);
  } catch (error) {
    sayLines(context, uncertainLines(await uncertainIn(context.folder, context.mailing), language));
    throw error;
  } finally {
    interrupt.release();
  }
}

async function sayOutcome(
  context: SendContext,
  prepared: PreparedMailing,
  plan: PreparedMailing['plan'],
  isStopped: boolean,
): Promise<number> {
  const { language, folder, mailing } = context;
  const say = SENDING_TEXTS[language];
  const fates = new Map<string, number>();
  for (const { standing } of plan.mailed) {
    const fate = standing === undefined ? say.notBegun : say.fates[standing.fate]!;
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
  }
  const uncertain = await uncertainIn(folder, mailing);
  sayLines(context, [
    ...labelled(
      [...fates, [say.labels.letters, plan.letters.length] as const].map(([label, n]) => [
        label,
        say.people(n),
      ]),
    ),
    ...(isStopped ? [say.stopped] : []),
    ...uncertainLines(uncertain, language),
  ]);
  const isOver = plan.mailed.every(({ standing }) => standing?.fate === 'sent');
  return isOver && prepared.recipients.broken.length === 0 ? 0 : 1;
}

async function serverOf({ smtp, from, rate }: SendOptions, { view, request }: PreparedMailing) {
  if (smtp === undefined) {
    const missing = "error: required option '--smtp <server>' not specified";
    const problem = usageProblem('commander.missingMandatoryOptionValue', missing, request.language);
    throw new AppError('OPTION_USAGE', { problem });
  }
  const { server, ca } = await mailServerOf(smtp);
  const whole = withSender(view, server, from);
  return { server: rate === undefined ? whole : { ...whole, rate }, ca };
}
