import { dutyLine } from '../../../disclose/duty-line.ts';
import { rfc3339 } from '../../../disclose/report/rfc3339.ts';
import type { CaseOutcome } from '../../../model/case/case-act.ts';
import type { IncidentKind } from '../../../model/case/playbook.ts';
import { renderCase } from '../../terminal/render-case.ts';
import {
  type CaseContext,
  type CaseOptions,
  deskOf,
  doerOf,
  momentOption,
  sayRecorded,
} from './case-command.ts';

export interface OpenOptions extends CaseOptions {
  readonly kind: IncidentKind;
  readonly title: string;
  readonly known: readonly string[];
  readonly role?: string | undefined;
}

/** `hinomi case open`: begins a case, and shows it. */
export async function openCase(context: CaseContext, options: OpenOptions): Promise<number> {
  // Read before anything is written: a case is not begun with a moment that is none.
  for (const moment of options.known) momentOption('--known', moment, 'start');
  const desk = deskOf(context);
  const by = doerOf(options);
  sayRecorded(await desk.open(options.kind, options.title, by), context);
  const known = options.known.map((written) => ({ set: '', name: 'knownAt', written }));
  await desk.facts(known, { ...by, why: by.why || options.title });
  if (options.role !== undefined) await desk.facts([{ set: '', name: 'role', written: options.role }], by);
  return showCase(context);
}

/** `hinomi case status`: the case as a page. */
export async function showCase(context: CaseContext): Promise<number> {
  context.io.stdout.write(renderCase(await deskOf(context).view(), context.language));
  return 0;
}

/** `hinomi case duties`: the lines of `hinomi duties`, with how the case stands to each. */
export async function caseDuties(context: CaseContext): Promise<number> {
  const time = rfc3339('Asia/Tokyo');
  const { duties } = await deskOf(context).view();
  for (const { key, duty, standing, settledBy } of duties) {
    const line = JSON.parse(dutyLine(duty, context.language, time)) as object;
    const settled =
      settledBy === null ? null : { by: settledBy.who, at: time(settledBy.at), why: settledBy.why };
    context.io.stdout.write(`${JSON.stringify({ key, standing, settled, ...line })}\n`);
  }
  return 0;
}

/** `hinomi case close`: closes the case, or reopens it. */
export async function closeCase(
  context: CaseContext,
  options: CaseOptions & { readonly outcome: CaseOutcome; readonly reopen?: boolean },
): Promise<number> {
  const desk = deskOf(context);
  const by = doerOf(options);
  const entry = options.reopen === true ? desk.reopen(by) : desk.close(options.outcome, by);
  sayRecorded(await entry, context);
  return 0;
}
