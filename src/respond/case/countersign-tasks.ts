import type { Approval } from '../../model/case/approval.ts';
import type { CaseTask } from '../../model/case/case-state.ts';
import { DAY_MS } from '../../model/time-units.ts';

/** A containment that one person did waits 24 hours for a second to look at it: a task each. */
export function countersignTasks(approvals: readonly Approval[]): CaseTask[] {
  return approvals
    .filter(({ act }) => act === 'containment')
    .map(({ id, subject, marks }) => {
      const [done] = marks;
      const settled = marks.find(({ step }) => step === 'countersigned' || step === 'undone');
      return {
        id: `countersign-${id}`,
        phase: 'contain',
        title: {
          ja: `「${subject}」を別の方が確認する(実施: ${done!.who})`,
          en: `Countersign "${subject}" (done by ${done!.who})`,
        },
        how: {
          ja: `別の方が「hinomi case approve フォルダ ${id} --countersign」と記録します。元に戻すときは --undo です。`,
          en: `Another person records "hinomi case approve DIR ${id} --countersign", or --undo.`,
        },
        after: [],
        due: undefined,
        dueAt: done!.at + DAY_MS,
        isGate: false,
        status: settled === undefined ? 'open' : 'done',
        tenants: [],
        steps: settled === undefined ? [] : [{ ...settled, status: settled.step }],
      };
    });
}
