import type { Approval } from '../../model/case/approval.ts';
import { type ActContent, type CaseAct, caseActSchema, type FactValue } from '../../model/case/case-act.ts';
import type { CaseEntry } from '../../model/case/case-entry.ts';
import type {
  CaseFact,
  CaseKey,
  CaseQuestion,
  CaseState,
  CaseTask,
  Decision,
  FactVersion,
  RegisteredEvidence,
  Said,
} from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import { PHASES } from '../../model/case/playbook.ts';
import { isKeyProven, markProof } from '../signing/mark-proof.ts';
import { countersignTasks } from './countersign-tasks.ts';

/**
 * Reads a journal: what is known, decided, done, asked and owed as its entries tell it. Entries of a kind that is
 * not known are counted and passed over.
 *
 * @returns null for a journal that begins no case
 */
export function foldCase(entries: readonly CaseEntry[]): CaseState | null {
  const [first] = entries;
  const opened = first === undefined ? undefined : actOf(first);
  if (opened?.kind !== 'opened') return null;
  const draft = new Draft(opened.what, saidOf(first!), first!.hash.slice(0, 12));
  for (const entry of entries.slice(1)) draft.take(entry);
  return draft.state(entries.length);
}

function actOf({ kind, who, why, what }: CaseEntry): CaseAct | undefined {
  return caseActSchema.safeParse({ kind, who, why, what }).data;
}

function saidOf({ seq, at, who, why }: CaseEntry): Said {
  return { seq, at: Date.parse(at), who, why };
}

const moment = (text: string | null | undefined) => (text == null ? Number.NaN : Date.parse(text));

class Draft {
  readonly #id: string;
  readonly #opening: ActContent<'opened'>;
  readonly #opened: Said;
  readonly #facts = new Map<string, { set: string; name: string; versions: FactVersion[] }>();
  readonly #knowing: CaseState['knowing'][number][] = [];
  readonly #knowingOfSets: CaseState['knowing'][number][] = [];
  readonly #decisions: Decision[] = [];
  readonly #tasks = new Map<string, CaseTask>();
  readonly #questions = new Map<string, CaseQuestion>();
  readonly #evidence = new Map<string, RegisteredEvidence>();
  readonly #reports: CaseState['reports'][number][] = [];
  readonly #approvals = new Map<string, Approval>();
  readonly #keys: CaseKey[] = [];
  readonly #mailings: CaseState['mailings'][number][] = [];
  readonly #deputies: CaseState['deputies'][number][] = [];
  readonly #notices: CaseState['notices'][number][] = [];
  readonly #anchors: CaseState['anchors'][number][] = [];
  #closed: CaseState['closed'] = null;
  #unknown = 0;

  constructor(opening: ActContent<'opened'>, opened: Said, id: string) {
    this.#id = id;
    this.#opening = opening;
    this.#opened = opened;
    for (const task of opening.tasks) {
      const open = { status: 'open', dueAt: Number.NaN, tenants: [], steps: [] } as const;
      this.#tasks.set(task.id, { ...task, due: task.due, ...open });
    }
  }

  take(entry: CaseEntry): void {
    const act = actOf(entry);
    const said = saidOf(entry);
    if (act === undefined) this.#unknown++;
    else if (act.kind === 'knowing') {
      const { at, event, set = '' } = act.what;
      const moments = set === '' ? this.#knowing : this.#knowingOfSets;
      moments.push({ ...said, set, knownAt: Date.parse(at), event, source: 'said' });
    } else if (act.kind === 'fact') this.#fact(act.what, said, 'typed');
    else if (act.kind === 'decision') this.#decisions.push({ ...said, ...act.what });
    else if (act.kind === 'task') this.#task(act.what, said);
    else if (act.kind === 'ask') {
      const { dueAt, ...asked } = act.what;
      this.#questions.set(asked.id, { ...asked, asked: said, dueAt: moment(dueAt), answers: [] });
    } else if (act.kind === 'answer') this.#answer(act.what, said);
    else if (act.kind === 'evidence') this.#register(act.what, said, act.what.custody);
    else if (act.kind === 'report') this.#report(act.what, said);
    else if (act.kind === 'approval') this.#approval(act.what, said);
    else if (act.kind === 'key') {
      const { publicKey } = act.what;
      if (isKeyProven(this.#id, said.who, act.what)) this.#keys.push({ ...said, publicKey });
    } else if (act.kind === 'mailing') this.#mailings.push({ ...said, content: act.what });
    else if (act.kind === 'notice') this.#notices.push({ ...said, content: act.what });
    else if (act.kind === 'anchor') {
      const { seq, hash, to } = act.what;
      this.#anchors.push({ ...said, headSeq: seq, hash, to });
    } else if (act.kind === 'closed') this.#closed = { ...said, ...act.what };
    else if (act.kind === 'reopened') this.#closed = null;
  }

  #fact(
    { set, name, value }: { set: string; name: string; value: FactValue },
    said: Said,
    source: string,
  ): void {
    const key = factKey(set, name);
    const fact = this.#facts.get(key) ?? { set, name, versions: [] };
    fact.versions.push({ ...said, value, source });
    this.#facts.set(key, fact);
  }

  /** When the incident began and ended, a person may know better than the exposures that a report dates. */
  #isTyped({ set, name }: { set: string; name: string }): boolean {
    const isOwn = name.startsWith('incident.');
    return isOwn && this.#facts.get(factKey(set, name))?.versions.at(-1)?.source === 'typed';
  }

  #task({ id, status, title, phase, dueAt, tenants }: ActContent<'task'>, said: Said): void {
    const step = { ...said, status };
    if (status === 'added') {
      const text = { ja: title ?? id, en: title ?? id };
      const plain = { how: { ja: '', en: '' }, after: [], due: undefined, isGate: false } as const;
      const opened = { status: 'open', dueAt: moment(dueAt), tenants: [], steps: [step] } as const;
      this.#tasks.set(id, { id, phase: phase ?? 'scope', title: text, ...plain, ...opened });
      return;
    }
    const task = this.#tasks.get(id);
    if (task === undefined) return;
    const now = status === 'reopened' ? 'open' : status;
    const covered = tenants ?? task.tenants;
    this.#tasks.set(id, { ...task, status: now, tenants: covered, steps: [...task.steps, step] });
  }

  #answer({ id, text }: ActContent<'answer'>, said: Said): void {
    const asked = this.#questions.get(id);
    if (asked !== undefined)
      this.#questions.set(id, { ...asked, answers: [...asked.answers, { ...said, text }] });
  }

  #register(
    { sha256, bytes, name, from, to }: ActContent<'report'>['inputs'][number],
    said: Said,
    text: string,
  ): void {
    const known = this.#evidence.get(sha256);
    const custody = [...(known?.custody ?? []), ...(text === '' ? [] : [{ ...said, text }])];
    const first = known ?? { sha256, bytes, name, from: moment(from), to: moment(to), custody };
    this.#evidence.set(sha256, { ...first, custody });
  }

  #report(content: ActContent<'report'>, said: Said): void {
    for (const input of content.inputs) this.#register(input, said, '');
    for (const fact of content.facts) {
      if (!this.#isTyped(fact)) this.#fact(fact, said, `report:${content.sha256}`);
    }
    if (content.tellsHarm && !this.#reports.some((one) => one.content.tellsHarm)) {
      this.#knowing.push({ ...said, set: '', knownAt: said.at, event: '', source: 'report-shown' });
    }
    this.#reports.push({ ...said, content });
  }

  #approval(what: ActContent<'approval'>, said: Said): void {
    const { id, step, act, subject, sha256, total, key = '' } = what;
    if (step === 'deputy') {
      this.#deputies.push({ ...said, name: subject });
      return;
    }
    const before = this.#approvals.get(id) ?? { id, act, subject, sha256, total, marks: [] };
    const proposedAt = before.marks[0]?.seq ?? said.seq;
    const proof = markProof({ caseId: this.#id, who: said.who, what, proposedAt }, this.#keys);
    this.#approvals.set(id, { ...before, marks: [...before.marks, { ...said, step, proof, key }] });
  }

  state(entries: number): CaseState {
    const knowing = this.#knowing.toSorted((a, b) => a.knownAt - b.knownAt);
    const settled = this.#decisions.findLast(({ about }) => about === 'known-at');
    const approvals = [...this.#approvals.values()];
    const tasks = [...this.#tasks.values(), ...countersignTasks(approvals)];
    return {
      id: this.#id,
      title: this.#opening.title,
      incident: this.#opening.incident,
      name: this.#opening.name,
      opened: this.#opened,
      closed: this.#closed,
      facts: this.#facts as ReadonlyMap<string, CaseFact>,
      knowing,
      knowingOfSets: this.#knowingOfSets.toSorted((a, b) => a.knownAt - b.knownAt),
      settledKnowing: settled === undefined ? null : { ...settled, knownAt: Date.parse(settled.choice) },
      firstShownAt: this.#reports[0]?.at ?? Number.NaN,
      decisions: this.#decisions,
      tasks: tasks.toSorted((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase)),
      asks: this.#opening.asks,
      questions: [...this.#questions.values()],
      evidence: [...this.#evidence.values()],
      reports: this.#reports,
      approvals,
      keys: this.#keys,
      mailings: this.#mailings,
      deputies: this.#deputies,
      notices: this.#notices,
      anchors: this.#anchors,
      entries,
      unknownEntries: this.#unknown,
    };
  }
}
