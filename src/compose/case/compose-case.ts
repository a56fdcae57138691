import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { openReportFolder } from '../../adapters/report-folder.ts';
import { readPlaybook } from '../../adapters/settings/read-playbook.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import { AppError } from '../../errors/app-error.ts';
import { ConfigErrors } from '../../errors/config-errors.ts';
import type { ActContent, CaseAct, CaseOutcome, FactValue } from '../../model/case/case-act.ts';
import type { CaseEntry } from '../../model/case/case-entry.ts';
import type { CaseFiles, CaseJournal, ChainHead, ChainVerdict } from '../../model/case/case-journal.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import type { IncidentKind } from '../../model/case/playbook.ts';
import type { Signer } from '../../model/case/signer.ts';
import type { LawBook } from '../../model/law.ts';
import { maskSecrets } from '../../request/redaction/mask-secrets.ts';
import { enterKey } from '../../respond/approvals/enter-key.ts';
import {
  nameDeputy,
  type Proposal,
  proposeApproval,
  type Signing,
  type Step,
  stepApproval,
} from '../../respond/approvals/step-approval.ts';
import { type Asking, answerQuestion, askParty } from '../../respond/case/ask-party.ts';
import { attachReport } from '../../respond/case/attach-report.ts';
import { caseView } from '../../respond/case/case-view.ts';
import { checkFacts } from '../../respond/case/check-facts.ts';
import { closeCase } from '../../respond/case/close-case.ts';
import { decide } from '../../respond/case/decide.ts';
import { dutiesOfCase } from '../../respond/case/duties-of-case.ts';
import { foldCase } from '../../respond/case/fold-case.ts';
import { addTask, moveTask, type NewTask, type TaskMove } from '../../respond/case/move-task.ts';
import { openCase } from '../../respond/case/open-case.ts';
import { requireWhy } from '../../respond/case/require-why.ts';
import { createCaseFiles } from '../../store/case-folder/create-case-files.ts';
import { createCaseFolder } from '../../store/case-folder/create-case-folder.ts';
import type { CaseDesk, Doer, Without, WrittenFact } from './case-desk.ts';
import { shippedLaws } from './shipped-laws.ts';

/** The case in a folder, or the one that will begin there. Nothing is read or made before it is asked for. */
export function composeCase(folder: string): CaseDesk {
  return new FolderDesk(folder);
}

const CLOCK = { now: () => Date.now() };

class FolderDesk implements CaseDesk {
  readonly files: CaseFiles;
  readonly #folder: string;
  readonly #journal: CaseJournal;
  #book: Promise<LawBook> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#journal = createCaseFolder(folder, CLOCK);
    this.files = createCaseFiles(folder);
  }

  /** Read at the first use: to look at a case again asks for them again. */
  #laws(): Promise<LawBook> {
    this.#book ??= shippedLaws();
    return this.#book;
  }

  #stateOf(entries: readonly CaseEntry[]): CaseState {
    const state = foldCase(entries);
    if (state === null) throw new AppError('CASE_MISSING', { path: this.#folder });
    return state;
  }

  /** Asked before a lock is taken: a folder that is no case stays untouched. */
  async #existing(): Promise<CaseState> {
    return this.#stateOf(await this.#journal.entries());
  }

  async #act(make: (state: CaseState, by: Signing) => CaseAct, by: Doer): Promise<CaseEntry> {
    await this.#existing();
    return this.#journal.append((entries) => {
      const signing = { ...tidyDoer(by), now: CLOCK.now(), signer: by.signer ?? null };
      return make(ongoing(this.#stateOf(entries)), signing);
    });
  }

  async open(kind: IncidentKind, title: string, by: Doer): Promise<CaseEntry> {
    const reading = await readPlaybook(shippedFolder('playbooks'), kind);
    if (!reading.ok) throw new ConfigErrors(reading.problems);
    if (title.trim() === '')
      throw new AppError('OPTION_VALUE', { option: '--title', value: '', allowed: '…' });
    const { who, why } = tidyDoer(by);
    return this.#journal.append((entries) => {
      if (entries.length > 0) throw new AppError('CASE_EXISTS', { path: this.#folder });
      return openCase(reading.playbook, tidy(title), who, why);
    });
  }

  async facts(facts: readonly WrittenFact[], by: Doer) {
    await this.#existing();
    const { who, why } = tidyDoer(by);
    const typed = facts.map(({ set, name, written, value, place = '' }) => {
      return { set: tidy(set), name, written: tidy(written), value: tidyValue(value), place, who, why };
    });
    return this.#journal.appendAll((entries) => {
      const { taken, problems } = checkFacts(ongoing(this.#stateOf(entries)), typed);
      if (problems.length > 0)
        throw new ConfigErrors(problems.map(({ at, error }) => atPlace(error, typed[at]!.place)));
      // A file is read again when it was added to: what it said before is not said twice.
      return taken.filter(({ fact, isNew }) => fact.place === '' || isNew).map(({ act }) => act);
    });
  }

  async decide({ about, choice }: { about: string; choice: string }, by: Doer) {
    const book = await this.#laws();
    return this.#act((state, { who, why }) => {
      const said = { about: tidy(about), choice: tidy(choice), who, why };
      return decide(state, dutiesOfCase(state, book), said);
    }, by);
  }

  moveTask(move: Without<TaskMove>, by: Doer) {
    return this.#act((state, { who, why }) => moveTask(state, { ...move, who, why }), by);
  }

  addTask(task: Without<NewTask>, by: Doer) {
    return this.#act(
      (state, { who, why }) => addTask(state, { ...task, title: tidy(task.title), who, why }),
      by,
    );
  }

  ask(asking: Without<Asking>, by: Doer) {
    const question = tidy(asking.question);
    const party = tidy(asking.party);
    return this.#act((state, { who, why }) => askParty(state, { ...asking, party, question, who, why }), by);
  }

  answer({ id, text }: { id: string; text: string }, by: Doer) {
    return this.#act((state, { who, why }) => answerQuestion(state, { id, text: tidy(text), who, why }), by);
  }

  evidence(piece: ActContent<'evidence'>, by: Doer) {
    const what = { ...piece, name: tidy(piece.name), custody: tidy(piece.custody) };
    return this.#act((_, { who, why }) => ({ kind: 'evidence', who, why, what }), by);
  }

  async report(folder: string, by: Doer) {
    await this.#existing();
    const { report } = await openReportFolder(folder);
    const content = await readFile(join(folder, 'report.json'));
    const sha256 = createHash('sha256').update(content).digest('hex');
    await this.files.keep(sha256, 'report.json', content);
    const path = basename(resolve(folder));
    return this.#act((_, { who, why }) => attachReport({ report, sha256, path }, who, why), by);
  }

  deputy(name: string, by: Doer) {
    return this.#act((_, signing) => nameDeputy(tidy(name), signing), by);
  }

  propose(proposal: Proposal, by: Doer) {
    const subject = tidy(proposal.subject);
    return this.#act((state, signing) => proposeApproval(state, { ...proposal, subject }, signing), by);
  }

  sign(step: Step, by: Doer) {
    return this.#act((state, signing) => stepApproval(state, step, signing), by);
  }

  enterKey(by: Doer & { readonly signer: Signer }) {
    return this.#act((state, { who, why }) => enterKey(state, { who, why, signer: by.signer }), by);
  }

  mailing(what: ActContent<'mailing'>, by: Doer) {
    return this.#act((_, { who, why }) => ({ kind: 'mailing', who, why, what }), by);
  }

  notice(what: ActContent<'notice'>, by: Doer) {
    return this.#act((_, { who, why }) => ({ kind: 'notice', who, why, what }), by);
  }

  async close(outcome: CaseOutcome, by: Doer) {
    const book = await this.#laws();
    return this.#act((state, { who, why }) => {
      return closeCase(state, dutiesOfCase(state, book), { outcome, who, why });
    }, by);
  }

  async reopen(by: Doer) {
    requireWhy(by.why);
    await this.#existing();
    return this.#journal.append(() => ({ kind: 'reopened', ...tidyDoer(by), what: {} }));
  }

  async anchor(to: string, by: Doer) {
    await this.#existing();
    let head: ChainHead | undefined;
    await this.#journal.append((entries) => {
      const { seq, hash, at } = entries.at(-1)!;
      head = { seq, hash, at };
      return { kind: 'anchor', ...tidyDoer(by), what: { seq, hash, to: tidy(to) } };
    });
    return head!;
  }

  async verify(head: string | undefined) {
    const verdict = await this.#journal.verify(head);
    if (verdict.entries === 0 && verdict.torn.length === 0 && verdict.problems.every(isHeadMissing)) {
      throw new AppError('CASE_MISSING', { path: this.#folder });
    }
    if (verdict.problems.length > 0 || verdict.entries === 0) return { ...verdict, signatures: [] };
    const { approvals } = await this.#existing();
    const marks = approvals.flatMap(({ id, marks: all }) => all.map((mark) => ({ ...mark, id })));
    const signatures = marks.filter(({ proof }) => proof !== 'name');
    return { ...verdict, signatures: signatures.map(({ seq, who, proof, id }) => ({ seq, who, proof, id })) };
  }

  async view() {
    return caseView(await this.#existing(), await this.#laws(), CLOCK.now());
  }
}

function ongoing(state: CaseState): CaseState {
  if (state.closed !== null) throw new AppError('CASE_CLOSED');
  return state;
}

/** An error about a fact, with the place of the fact in its file. */
function atPlace(error: AppError, place: string): AppError {
  if (place === '') return error;
  return new AppError('CASE_FACT_FILE', { place, ja: error.say('ja'), en: error.say('en') }, error);
}

function tidyValue(value: FactValue | undefined): FactValue | undefined {
  if (typeof value === 'string') return tidy(value);
  return Array.isArray(value) ? value.map(tidy) : value;
}

function tidyDoer({ who, why }: Doer): Doer {
  return { who: tidy(who), why: tidy(why) };
}

function isHeadMissing({ problem }: ChainVerdict['problems'][number]): boolean {
  return problem === 'head-missing';
}

/** What is typed goes into a journal that nothing leaves again: secrets are masked before. */
function tidy(text: string): string {
  return maskSecrets(text.trim());
}
