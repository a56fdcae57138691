import type { ShopEvent } from '../../model/shop-event.ts';
import type { Observation, ObservationFields } from '../observation.ts';
import { answerWord } from '../outcome/answer-word.ts';
import type { Reason } from '../reason.ts';
import type { Mark } from '../state/mark.ts';
import type { MarkList } from '../state/mark-list.ts';
import { marksOfAll } from '../state/marks-of-all.ts';
import { marksWithout } from '../state/marks-without.ts';
import { type AlikeAnswers, answersAlike } from './answers-alike.ts';
import type { TriedStretch } from './tried-stretch.ts';

/** More answers that stand out are no exception. */
const RARE = 0.2;

/** What these addresses sent: what was refused by its status apart from the rest. */
export function tellTried(
  stretches: readonly TriedStretch[],
  fields: ObservationFields,
  why: { readonly path: string; readonly usual: number },
): Observation[] {
  const tries = stretches.reduce((sum, stretch) => sum + stretch.tries, 0);
  const sources = [...new Set(stretches.map(({ address }) => address))].sort();
  const last = stretches.reduce((latest, each) => (each.lastAt > latest.lastAt ? each : latest)).last!;
  const reason: Reason = {
    code: sources.length > 1 ? 'valuesTriedByMany' : 'valuesTried',
    params: { ...why, path: pageTold(why.path, last), tries, addresses: sources.length },
    besides: [
      { code: isInQuery(last) ? 'valuesInQuery' : 'valuesNotLogged', params: {} },
      ...rareAnswers(stretches),
    ],
  };
  const parts = [
    { lists: stretches.map(({ open }) => open), outcome: 'unknown' },
    { lists: stretches.map(({ refused }) => refused), outcome: 'attempted' },
  ] as const;
  return parts.flatMap(({ lists, outcome }): Observation[] => {
    const newest = newestOf(lists);
    if (newest === undefined) return [];
    const event = { ...last, source: newest.ref, at: newest.at };
    return [
      {
        ...{ name: 'tried-values', event, fields, outcome, reason },
        earlier: marksWithout(marksOfAll(lists), newest.ref),
        ...(sources.length > 1 ? { sources } : {}),
      },
    ];
  });
}

/** A link's parameter stands alone: the page that was asked for last comes before it. */
function pageTold(page: string, { path }: ShopEvent): string {
  return page.startsWith('?') ? `${path}${page}=` : page;
}

/** Whether what is tried is asked for by an address, which the log holds; what is sent in a body it does not. */
function isInQuery({ method }: ShopEvent): boolean {
  return method === 'GET';
}

/** How the few that were answered otherwise than the rest were answered, if there are such. */
function rareAnswers(stretches: readonly TriedStretch[]): Reason[] {
  const { main, others, total } = answersAlike(stretches);
  const rare = others.reduce((sum, { n }) => sum + n, 0);
  if (main === undefined || rare === 0 || rare > RARE * total) return [];
  const answers = others.slice(0, 3).map(wordOf).join('; ');
  return [{ code: 'valuesAnsweredOtherwise', params: { main: wordOf(main), rare, answers } }];
}

function wordOf({ status, low, high }: AlikeAnswers): string {
  return answerWord(status, low, high);
}

/** The latest of all; of those of one time, that of the last list. */
function newestOf(lists: readonly MarkList[]): Mark | undefined {
  const newest = lists.flatMap((list) => list.newest(1));
  return newest.length === 0 ? undefined : newest.reduce((a, b) => (b.at >= a.at ? b : a));
}
