import { AppError } from '../../errors/app-error.ts';
import type { CaseAct } from '../../model/case/case-act.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import type { Language } from '../../model/language.ts';

export interface Asking {
  readonly party: string;
  /** '' for the playbook's question to that party. */
  readonly question: string;
  /** RFC 3339; null for none. */
  readonly dueAt: string | null;
  readonly language: Language;
  readonly who: string;
  readonly why: string;
}

/**
 * Notes a question to somebody outside.
 *
 * @throws AppError CASE_UNKNOWN when no question is given and the playbook has none for the party
 */
export function askParty(state: CaseState, { party, question, dueAt, language, who, why }: Asking): CaseAct {
  const text = question || state.asks.find((ask) => ask.party === party)?.question[language];
  if (text === undefined) {
    throw new AppError('CASE_UNKNOWN', { id: party, known: state.asks.map((ask) => ask.party).join(' ') });
  }
  const id = `Q${state.questions.length + 1}`;
  return { kind: 'ask', who, why, what: { id, party, question: text, dueAt } };
}

/**
 * Notes an answer. Several may come to one question.
 *
 * @throws AppError CASE_UNKNOWN
 */
export function answerQuestion(
  state: CaseState,
  { id, text, who, why }: { id: string; text: string; who: string; why: string },
): CaseAct {
  if (!state.questions.some((question) => question.id === id)) {
    throw new AppError('CASE_UNKNOWN', { id, known: state.questions.map((one) => one.id).join(' ') || '-' });
  }
  return { kind: 'answer', who, why, what: { id, text } };
}
