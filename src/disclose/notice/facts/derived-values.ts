import type { CaseView } from '../../../model/case/case-duty.ts';
import type { Language } from '../../../model/language.ts';
import type { NoticeValue } from '../../../model/notice/bound-value.ts';
import type { NoticeFigure } from '../../../model/notice/notice-figure.ts';
import { DAY_MS, JAPAN_OFFSET_MS } from '../../../model/time-units.ts';
import { AUTHORITY_WORDS, DUTY_KIND_WORDS } from '../../../text/case/case-words.ts';
import { japanTime, sayDate } from '../../../text/notice/say-date.ts';
import { sayDays } from '../../../text/notice/say-days.ts';
import { itemWord, sayList } from '../../../text/notice/say-value.ts';
import { childText, type FactNode, nodeValue } from './fact-tree.ts';
import { bound, group, list } from './make-values.ts';

/** What values that follow from others are reckoned from. */
export interface DerivedFrom {
  readonly view: CaseView;
  readonly publishedAt: number;
  readonly knownAt: number;
  readonly language: Language;
  readonly root: FactNode;
  readonly figures: readonly NoticeFigure[];
}

/** Values that nobody recorded: moments of knowing, spans of days, duties, reports made, today's date. */
export function derivedValues(from: DerivedFrom): [string, NoticeValue][] {
  const { view, knownAt, publishedAt, language, root, figures } = from;
  const today = japanTime(Number.isNaN(publishedAt) ? view.now : publishedAt).slice(0, 10);
  return [
    ...(Number.isNaN(knownAt)
      ? []
      : [['known', group([['at', moment(knownAt, 'knowing', language)]])] as const]),
    ['notice', group([['at', bound(sayDate(language, today), 'clock', today)]])],
    ['days', group(spans(from))],
    ['duties', list(view.duties.map((duty) => dutyValue(duty, language)))],
    ['reports', reportsMade(root, language)],
    ['reports_by', reportsMade(root, language)],
    ['all_items', allItems(figures, language)],
    ['incident', incident(from)],
    ['tasks', list(view.tasks.map((task) => taskValue(task, language)))],
  ].map(([name, value]) => [name as string, value as NoticeValue]);
}

/** Every item of any figure. */
function allItems(figures: readonly NoticeFigure[], language: Language): NoticeValue {
  const items = [...new Set(figures.flatMap((figure) => figure.items))];
  return bound(
    sayList(
      language,
      items.map((item) => itemWord(language, item)),
    ),
    'figures',
    items,
  );
}

/** The facts of the incident; its kind is the playbook's where no other was recorded. */
function incident({ root, view, language }: DerivedFrom): NoticeValue {
  const node = root.children.get('incident');
  const recorded = node === undefined ? undefined : nodeValue(node, language);
  const fields = new Map(recorded?.type === 'group' ? recorded.fields : []);
  const { incident: kind, name } = view.state;
  if (!fields.has('kind')) fields.set('kind', bound(name[language], 'case', kind));
  return group(fields);
}

function moment(at: number, from: string, language: Language): NoticeValue {
  const written = japanTime(at)
    .replace(/T(?:00:00:00|23:59:59)$/, '')
    .replace(/(T\d\d:\d\d):00$/, '$1');
  return bound(sayDate(language, written), from, written);
}

function spans({ knownAt, publishedAt, root, language }: DerivedFrom): [string, NoticeValue][] {
  const startOf = (at: number) => Math.floor((at + JAPAN_OFFSET_MS) / DAY_MS);
  const days = startOf(publishedAt) - startOf(knownAt);
  const investigated = Date.parse(childText(root.children.get('investigation'), 'done_at', language) ?? '');
  const since = startOf(publishedAt) - startOf(investigated);
  return [
    ...(Number.isNaN(days)
      ? []
      : [['known_to_publication', bound(sayDays(language, days), 'knowing', days)] as const]),
    ...(Number.isNaN(since)
      ? []
      : [
          [
            'investigation_to_publication',
            bound(sayDays(language, since), 'fact:investigation.done_at', since),
          ] as const,
        ]),
  ].map(([name, value]): [string, NoticeValue] => [name, value]);
}

function dutyValue({ key, duty, standing }: CaseView['duties'][number], language: Language): NoticeValue {
  const from = `duty:${key}`;
  const isDated = !Number.isNaN(duty.dueAt);
  return group([
    ['authority', bound(AUTHORITY_WORDS[language][duty.authority], from, duty.authority)],
    ['kind', bound(DUTY_KIND_WORDS[language][duty.kind], from, duty.kind)],
    ...(isDated ? [['due_at', moment(duty.dueAt, from, language)] as [string, NoticeValue]] : []),
    ['basis', bound(duty.basis[language], from)],
    ['status', bound('', from, duty.status)],
    ['standing', bound('', from, standing)],
    ['set', bound(duty.set, from)],
  ]);
}

function taskValue({ task, dueAt }: CaseView['tasks'][number], language: Language): NoticeValue {
  const from = `task:${task.id}`;
  return group([
    ['id', bound(task.id, from)],
    ['title', bound(task.title[language], from)],
    ['status', bound('', from, task.status)],
    ...(Number.isNaN(dueAt) ? [] : [['due_at', moment(dueAt, from, language)] as [string, NoticeValue]]),
  ]);
}

/** `reports.ppc.at` and its like: a list that can also be asked by the authority's word. */
function reportsMade(root: FactNode, language: Language): NoticeValue {
  const made = [...(root.children.get('reports')?.children.entries() ?? [])].map(
    ([word, node]): [string, NoticeValue] => {
      const recorded = nodeValue(node, language);
      const fields = new Map(recorded?.type === 'group' ? recorded.fields : []);
      const names = AUTHORITY_WORDS[language];
      const name = Object.hasOwn(names, word) ? names[word as keyof typeof names] : undefined;
      const what = fields.get('what');
      if (what !== undefined) fields.set('authority', what);
      else if (name !== undefined) fields.set('authority', bound(name, `fact:${node.name}`, word));
      fields.set('word', bound('', `fact:${node.name}`, word));
      return [word, group(fields)];
    },
  );
  return list(
    made.map(([, value]) => value),
    made,
  );
}
