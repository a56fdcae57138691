import { SIGNED_ACTS } from '../../model/case/approval.ts';
import type { CaseDuty, CaseView } from '../../model/case/case-duty.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import type { Language } from '../../model/language.ts';
import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import { escapeControls } from '../../request/redaction/escape-controls.ts';
import { CASE_TEXTS, type CaseTexts } from '../../text/case/case-texts.ts';
import {
  APPROVED_ACT_WORDS,
  AUTHORITY_WORDS,
  DUTY_KIND_WORDS,
  OUTCOME_WORDS,
  PHASE_WORDS,
  STANDING_WORDS,
  SURENESS_WORDS,
  TASK_STATUS_WORDS,
} from '../../text/case/case-words.ts';
import { count } from '../../text/count.ts';
import { BOUNDED, CERTAINTY_WORDS, counted, ITEM_WORDS } from '../../text/scope/words.ts';

interface Speech {
  readonly language: Language;
  readonly say: CaseTexts;
  /** Writes a moment as a day and a time in Japan. */
  readonly when: (at: number) => string;
}

/** A case as a page of text: the clock first, then what is to be done, then what is known. */
export function renderCase(view: CaseView, language: Language): string {
  const speech: Speech = { language, say: CASE_TEXTS[language], when: japanTime };
  const { headings, none } = speech.say;
  const sections: [string, string[]][] = [
    [headings.knowing, knowing(view.state, speech)],
    [headings.duties, duties(view, speech)],
    [headings.figures, renderFigures(view.state, language)],
    [headings.tasks, tasks(view, speech)],
    [headings.questions, questions(view, speech)],
    [headings.approvals, approvals(view, speech)],
    [headings.facts, facts(view.state, speech)],
    [headings.decisions, decisions(view.state, speech)],
    [headings.evidence, evidence(view.state, speech)],
    [headings.journal, journal(view.state, speech)],
  ];
  const body = sections.flatMap(([heading, lines]) => [
    '',
    `■ ${heading}`,
    ...(lines.length === 0 ? [none] : lines).map((line) => `  ${line}`),
  ]);
  const lines = [...head(view.state, speech), ...body];
  // Secrets were masked before they came into the journal.
  return `${lines.map(escapeControls).join('\n')}\n`;
}

function japanTime(at: number): string {
  return Number.isNaN(at) ? '-' : CLOCK.format(at);
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'short',
});

function head(state: CaseState, { language, say, when }: Speech): string[] {
  const { id, title, name, opened, closed } = state;
  const lines = [`${title} [${id}]`, `${name[language]} / ${say.state(closed === null)}`];
  lines.push(say.opened(when(opened.at), opened.who));
  if (closed !== null) {
    const outcome = OUTCOME_WORDS[language][closed.outcome];
    lines.push(say.closed(when(closed.at), closed.who, outcome, closed.why));
    if (closed.left.length > 0) lines.push(say.left(closed.left.join(' ')));
  }
  return lines;
}

function knowing(state: CaseState, { say, when }: Speech): string[] {
  const { settledKnowing, knowing: moments, knowingOfSets } = state;
  const ofSets = knowingOfSets.map(
    ({ set, knownAt, event, who }) => `${when(knownAt)}  ${set}: ${event} (${who})`,
  );
  if (moments.length === 0) return [say.notSaid, ...ofSets];
  const driving = settledKnowing?.knownAt ?? moments[0]!.knownAt;
  const ofAll = moments.map(({ knownAt, event, who, source }) => {
    const what = source === 'report-shown' ? say.reportShown : `${event} (${who})`;
    const settled =
      settledKnowing === null ? '' : ` (${say.settled(settledKnowing.who, settledKnowing.why)})`;
    return `${when(knownAt)}  ${what}${knownAt === driving ? `  ← ${say.drives}${settled}` : ''}`;
  });
  return [...ofAll, ...ofSets];
}

/** Open ones first, by date; those that are settled say by whom. */
function duties(view: CaseView, speech: Speech): string[] {
  const { say } = speech;
  const open = view.duties.filter(({ standing }) => standing === 'open');
  const settled = view.duties.filter(({ standing }) => standing !== 'open');
  if (view.duties.length === 0) return [];
  return [
    ...open.flatMap((one) => openDuty(one, view.now, speech)),
    ...questionsOf(open, speech),
    ...(view.besideRest.length > 0 ? [say.besideRest(view.besideRest.join(' '))] : []),
    ...settled.map(
      (one) => `[${say.standing[one.standing]}] ${dutyName(one, speech)}  ${settledBy(one, speech)}`,
    ),
    ...(open.length > 0 ? [say.clocksRun] : []),
  ];
}

/** What decides the open ones, each once: first what decides most of them. */
function questionsOf(open: readonly CaseDuty[], { language, say }: Speech): string[] {
  const deciding = new Map<string, number>();
  for (const { duty } of open) {
    for (const question of duty.questions) {
      deciding.set(question[language], (deciding.get(question[language]) ?? 0) + 1);
    }
  }
  const sorted = [...deciding].sort(([, a], [, b]) => b - a);
  return sorted.length === 0 ? [] : [say.deciding, ...sorted.map(([text, n]) => `  ? ${text} (${n})`)];
}

function dutyName({ duty, key }: CaseDuty, { language, say }: Speech): string {
  const set = duty.set === '' ? '' : `${duty.set}: `;
  const name = `${AUTHORITY_WORDS[language][duty.authority]} ${DUTY_KIND_WORDS[language][duty.kind]}`;
  return `${set}${name} (${key})${duty.inForce ? '' : ` ${say.notInForce}`}`;
}

function settledBy({ settledBy: by }: CaseDuty, { say, when }: Speech): string {
  return by === null ? '' : say.settledBy(when(by.at), by.who, by.why);
}

function openDuty(one: CaseDuty, now: number, speech: Speech): string[] {
  const { language, say, when } = speech;
  const { duty } = one;
  const word = duty.status === 'due' ? say.standing.open : say.standing['to-be-decided'];
  const basis = `${duty.basis[language]} [${SURENESS_WORDS[language][duty.sureness]}]`;
  const guide = Number.isNaN(duty.guideFrom) ? '' : ` (${say.guideFrom(when(duty.guideFrom))})`;
  const others = duty.candidates.slice(1).filter(({ dueAt }) => !Number.isNaN(dueAt));
  return [
    `${dueText(duty.dueAt, now, speech)}${guide}  [${word}] ${dutyName(one, speech)}`,
    `    ${basis}`,
    ...others.map(({ knownAt, dueAt }) => `    ${say.candidate(when(knownAt), when(dueAt))}`),
  ];
}

function dueText(dueAt: number, now: number, { say, when }: Speech): string {
  if (Number.isNaN(dueAt)) return say.noDate;
  const hours = Math.floor(Math.abs(dueAt - now) / HOUR_MS);
  return `${when(dueAt)} ${dueAt < now ? `!! ${say.overdue(hours)}` : say.leftTime(hours)}`;
}

/** The figures of the latest report, each with the word for how sure it is. */
export function renderFigures(state: CaseState, language: Language): string[] {
  const say = CASE_TEXTS[language];
  const latest = state.reports.at(-1)?.content;
  if (latest === undefined) return [];
  const figures = latest.figures.map(({ tenant, certainty, unit, n, bound }) => {
    const figure = BOUNDED[language][bound](counted(language, unit, count(n)));
    return `${tenant === null ? '' : `${tenant}: `}${CERTAINTY_WORDS[language][certainty]}  ${figure}`;
  });
  return [...(latest.isPartial ? [say.partialReport] : []), ...figures];
}

function tasks({ tasks: all, state, now }: CaseView, speech: Speech): string[] {
  const { language, say } = speech;
  const isOver = (status: string) => status === 'done' || status === 'skipped';
  const finished = (id: string) => isOver(state.tasks.find((task) => task.id === id)?.status ?? '');
  const byDate = (at: number) => (Number.isNaN(at) ? Number.POSITIVE_INFINITY : at);
  const open = all
    .filter(({ task }) => !isOver(task.status))
    .toSorted((a, b) => (byDate(a.dueAt) === byDate(b.dueAt) ? 0 : byDate(a.dueAt) - byDate(b.dueAt)));
  const lines = open.map(({ task, dueAt, isOwed }) => {
    const waits = task.after.filter((id) => !finished(id));
    const due = Number.isNaN(dueAt) ? '' : `${dueText(dueAt, now, speech)}  `;
    const marks = [
      ...(task.status === 'started' ? [TASK_STATUS_WORDS[language].started] : []),
      ...(isOwed ? [] : [say.notOwedNow]),
      ...(waits.length > 0 ? [say.waitsFor(waits.join(' '))] : []),
    ];
    const noted = marks.length === 0 ? '' : ` (${marks.join('; ')})`;
    return `${due}[${PHASE_WORDS[language][task.phase]}] ${task.title[language]} <${task.id}>${noted}`;
  });
  const count = (status: string) => state.tasks.filter((task) => task.status === status).length;
  const gate = state.tasks.filter(({ isGate }) => isGate);
  const shown = gate.filter(({ status }) => status === 'done').length;
  return [...lines, say.finished(count('done'), count('skipped')), say.gateOpen(shown, gate.length)];
}

function questions({ state, now }: CaseView, { say, when }: Speech): string[] {
  const asked = state.questions.map(({ id, party, question, asked: { at }, answers }) => {
    const days = Math.max(0, Math.floor((now - at) / DAY_MS));
    const last = answers.at(-1);
    const answer = last === undefined ? say.waiting(days) : say.answered(when(last.at), last.text);
    return `${id} ${party}: ${question}  → ${answer}`;
  });
  const parties = state.asks.map(({ party }) => party);
  const open = parties.filter((party) => !state.questions.some((question) => question.party === party));
  return [...asked, ...(open.length > 0 ? [say.toAsk(open.join(' '))] : [])];
}

function approvals({ state, standings }: CaseView, { language, when, say }: Speech): string[] {
  return state.approvals.map(({ id, act, subject, marks }) => {
    const standing = STANDING_WORDS[language][standings.get(id)!];
    const steps = marks
      .map((mark) => {
        const proof = SIGNED_ACTS.includes(act) && mark.step !== 'undone' ? ` ${say.proof[mark.proof]}` : '';
        return `${mark.who} ${when(mark.at)}${proof}`;
      })
      .join(' → ');
    return `${id} ${APPROVED_ACT_WORDS[language][act]}「${subject}」 ${standing} (${steps})`;
  });
}

function facts(state: CaseState, { language, say }: Speech): string[] {
  return [...state.facts.values()].map(({ set, name, versions }) => {
    const { value, who, source } = versions.at(-1)!;
    const by = source === 'typed' ? who : say.fromReport;
    const version = versions.length > 1 ? `, ${say.version(versions.length)}` : '';
    return `${factKey(set, name)} = ${shown(name, value, language)} (${by}${version})`;
  });
}

function shown(name: string, value: unknown, language: Language): string {
  if (value === null) return CASE_TEXTS[language].unanswered;
  if (name === 'certainty') return CERTAINTY_WORDS[language][value as 'taken'] ?? String(value);
  if (!Array.isArray(value)) return typeof value === 'number' ? count(value) : String(value);
  const words: Readonly<Record<string, string>> = ITEM_WORDS[language];
  return value.map((one) => words[String(one)] ?? String(one)).join(language === 'ja' ? '、' : ', ');
}

function decisions(state: CaseState, { when }: Speech): string[] {
  return state.decisions.map(({ at, who, about, choice, why }) => {
    return `${when(at)} ${who}  ${about}: ${choice}  ${why}`;
  });
}

function evidence({ evidence: pieces }: CaseState, { say, when }: Speech): string[] {
  if (pieces.length === 0) return [];
  const times = pieces.flatMap(({ from, to }) => [from, to]).filter((at) => !Number.isNaN(at));
  const period = times.length === 0 ? '' : `${when(Math.min(...times))} - ${when(Math.max(...times))}`;
  return [
    say.evidence(pieces.length, period),
    ...pieces.map(({ sha256, name, custody }) => {
      const last = custody.at(-1);
      return `${sha256.slice(0, 12)}… ${name}${last === undefined ? '' : `  ${last.who}: ${last.text}`}`;
    }),
  ];
}

function journal({ entries, anchors }: CaseState, { say, when }: Speech): string[] {
  const last = anchors.at(-1);
  const anchored =
    last === undefined ? say.neverAnchored : say.anchored(when(last.at), last.headSeq, last.to);
  return [say.journal(entries), anchored];
}
