import { composeCase } from '../../../compose/case/compose-case.ts';
import { outboxesOf } from '../../../compose/sending/outboxes-of.ts';
import { uncertainIn } from '../../../compose/sending/uncertain-in.ts';
import { sayClock } from '../../../text/sending/say-clock.ts';
import { SENDING_TEXTS } from '../../../text/sending/sending-texts.ts';
import { labelled } from './mailing-summary.ts';
import { type SendContext, sayLines, uncertainLines } from './send-command.ts';

/**
 * `hinomi send status`: how each mailing of a case stands.
 *
 * @returns 0; 1 when of some message nobody knows whether it went
 */
export async function sendStatus(context: Omit<SendContext, 'mailing'>): Promise<number> {
  const { folder, language } = context;
  const say = SENDING_TEXTS[language];
  // Refuses a folder that is no case.
  await composeCase(folder).view();
  const outboxes = outboxesOf(folder);
  const mailings = await outboxes.mailings();
  if (mailings.length === 0) sayLines(context, [say.noMailing]);
  let isOpen = false;
  for (const mailing of mailings) {
    const { book, isHeld } = (await outboxes.read(mailing))!;
    const standings = [...book.standings.values()];
    const last = standings.reduce((at, one) => Math.max(at, one.at), 0);
    const fates = new Map<string, number>();
    for (const { fate } of standings) fates.set(say.fates[fate]!, (fates.get(say.fates[fate]!) ?? 0) + 1);
    const uncertain = isHeld ? [] : await uncertainIn(folder, mailing);
    isOpen ||= uncertain.length > 0;
    sayLines(context, [
      say.mailing(mailing, last === 0 ? '-' : sayClock(last)),
      ...labelled([...fates].map(([fate, n]) => [fate, say.people(n)])),
      ...(isHeld ? [say.inFlight] : uncertainLines(uncertain, language)),
    ]);
  }
  return isOpen ? 1 : 0;
}
