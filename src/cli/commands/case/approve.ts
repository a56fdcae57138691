import { hashFile } from '../../../adapters/evidence/hash-file.ts';
import { APPROVED_ACTS, type ApprovedAct } from '../../../model/case/approval.ts';
import {
  type CaseContext,
  type CaseOptions,
  deskOf,
  doerOf,
  optionValue,
  sayRecorded,
} from './case-command.ts';

export interface ApproveOptions extends CaseOptions {
  readonly subject?: string;
  readonly document?: string;
  readonly total?: number;
  readonly sign?: boolean;
  readonly countersign?: boolean;
  readonly alone?: boolean;
  readonly undo?: boolean;
}

const STEPS = [
  ['sign', 'signed'],
  ['countersign', 'countersigned'],
  ['alone', 'signed-alone'],
  ['undo', 'undone'],
] as const;

/** `hinomi case approve DIR WHAT`: proposes (`publication`), names a second (`deputy`), or steps on (`publication-1`). */
export async function approve(context: CaseContext, what: string, options: ApproveOptions): Promise<number> {
  const desk = deskOf(context);
  const by = doerOf(options);
  const sha256 = options.document === undefined ? '' : (await hashFile(options.document)).sha256;
  const total = options.total ?? null;
  const steps = STEPS.filter(([option]) => options[option] === true);
  if (what === 'deputy' || APPROVED_ACTS.includes(what as ApprovedAct)) {
    const { subject = '' } = options;
    if (steps.length > 0) throw optionValue('hinomi case approve', what, `${what}-1`);
    if (subject.trim() === '') throw optionValue('--subject', '', '…');
    const entry =
      what === 'deputy'
        ? desk.deputy(subject, by)
        : desk.propose({ act: what as ApprovedAct, subject, sha256, total }, by);
    sayRecorded(await entry, context);
    return 0;
  }
  const [step] = steps;
  if (step === undefined || steps.length > 1) {
    throw optionValue('hinomi case approve', what, '--sign, --countersign, --alone, --undo');
  }
  sayRecorded(await desk.sign({ id: what, step: step[1], sha256, typed: total }, by), context);
  return 0;
}
