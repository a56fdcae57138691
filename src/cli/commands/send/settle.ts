import { letterList } from '../../../compose/sending/letter-list.ts';
import { readBounces } from '../../../compose/sending/read-bounces.ts';
import { settleByLog } from '../../../compose/sending/settle-by-log.ts';
import { settleOne } from '../../../compose/sending/settle-one.ts';
import { uncertainIn } from '../../../compose/sending/uncertain-in.ts';
import { SENDING_TEXTS } from '../../../text/sending/sending-texts.ts';
import { writeOutput } from '../../output/write-output.ts';
import { type CaseOptions, doerOf, optionValue } from '../case/case-command.ts';
import { type SendContext, sayLines } from './send-command.ts';

export interface SettleOptions extends CaseOptions {
  readonly sent?: boolean;
  readonly notSent?: boolean;
  /** A mail server's log. */
  readonly log?: string | undefined;
}

/**
 * `hinomi send settle`: says what became of messages whose fate nobody knows.
 *
 * @returns 0; 1 when some are still not known
 */
export async function settle(
  context: SendContext,
  messages: readonly string[],
  options: SettleOptions,
): Promise<number> {
  const { sent = false, notSent = false, log } = options;
  const by = doerOf(options);
  const isByHand = messages.length > 0;
  if (isByHand === (log !== undefined))
    throw optionValue('hinomi send settle', '', 'MESSAGE-ID --sent, --log FILE');
  let settled = messages.length;
  if (log !== undefined) settled = await settleByLog(context, log, by);
  else {
    if (sent === notSent) throw optionValue('hinomi send settle', messages.join(' '), '--sent, --not-sent');
    for (const message of messages) await settleOne(context, { message, as: sent ? 'sent' : 'not-sent', by });
  }
  const say = SENDING_TEXTS[context.language];
  const left = (await uncertainIn(context.folder, context.mailing)).length;
  sayLines(context, [say.settled(settled), ...(left > 0 ? [say.stillUncertain(left)] : [])]);
  return left > 0 ? 1 : 0;
}

/**
 * `hinomi send bounces`: reads reports of delivery.
 *
 * @returns 0; 1 when a person must look at some
 */
export async function bounces(context: SendContext, paths: readonly string[]): Promise<number> {
  const { read, failed, delayed, unmatched, unclear } = await readBounces(context, paths);
  const say = SENDING_TEXTS[context.language];
  sayLines(context, [
    say.bounces(read, failed, delayed, unmatched, unclear.length),
    ...unclear.map((name) => say.unclear(name)),
  ]);
  return unclear.length > 0 ? 1 : 0;
}

export interface LettersOptions {
  readonly affected: string;
  readonly identity?: string | undefined;
  readonly out: string;
}

/** `hinomi send letters`: writes the list for letters as CSV, for its owner alone. */
export async function letters(context: SendContext, options: LettersOptions): Promise<number> {
  const { affected, identity, out } = options;
  const { csv, count, withoutAddress } = await letterList(context, {
    affected,
    identity,
    language: context.language,
  });
  await writeOutput(out, csv, 0o600);
  sayLines(context, [SENDING_TEXTS[context.language].letters(out, count, withoutAddress)]);
  return 0;
}
