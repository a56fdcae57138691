import type { CaseAct } from '../../model/case/case-act.ts';
import type { Playbook } from '../../model/case/playbook.ts';

/** The first act of a case: its playbook goes into the journal as it is now. */
export function openCase(playbook: Playbook, title: string, who: string, why: string): CaseAct {
  const { kind, name, tasks, asks } = playbook;
  const kept = tasks.map(({ due, after, ...task }) => {
    return { ...task, after: [...after], ...(due === undefined ? {} : { due }) };
  });
  return {
    kind: 'opened',
    who,
    why,
    what: { schema: 'hinomi.case/1', incident: kind, title, name, tasks: kept, asks: [...asks] },
  };
}
