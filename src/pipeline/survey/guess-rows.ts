import type { Pointer, Route, Selection } from '../../model/route.ts';
import type { ParameterHabit, ParameterTally } from './parameter-tally.ts';

const FROM =
  /(^|[_.[-])(from|start|since|begin|after|min|gte|\$gte|kaishi)([\]_.-]|\d|$)|(From|Start|Since|Begin|After|Min)/;
const TO =
  /(^|[_.[-])(to|end|until|before|max|lte|\$lte|shuryo|syuryo)([\]_.-]|\d|$)|(To|End|Until|Before|Max)(?![a-z])/;
const ROW = /(^|[_.[-])(ids?|no|nos|number|numbers|selected|checked|code)(\[\])?$|(Ids?|No)(\[\])?$/;

/** Parameters that say how an answer looks, or who asks; they choose no rows. */
const IDLE =
  /^(_|t|v|ts|lang|locale|format|type|output|encode|encoding|charset|sort|order|orderby|dir|direction|mode|action|act|cmd|do|csv|columns?|fields|[\w[\].-]*(token|csrf|nonce|key|sid|session)[\w[\].-]*)$/i;
const PAGE =
  /^(page|p|pageno|page_no|paged|per_page|page_size|pagesize|limit|offset|cursor|pagemax|disp_number)$/i;

const MOST_NARROWING = 12;

/**
 * Guesses which rows a route selects by the parameters that its requests had: the ends of a period, one day, the
 * numbers of rows. Whatever else they had may have narrowed the answer.
 */
export function guessRows(route: Route, tally: ParameterTally): Pick<Route, 'selects' | 'narrowedBy'> {
  const set = route.action.startsWith('customer.') ? 'customers' : 'orders';
  const conditions = Object.keys(route.query ?? {});
  const habits = tally.habits().filter(({ name }) => !IDLE.test(name) && !conditions.includes(name));
  const used = new Set<string>();
  const pick = (fits: (habit: ParameterHabit) => boolean): Pointer | undefined => {
    const found = habits.find((habit) => !used.has(habit.name) && fits(habit));
    if (found === undefined) return undefined;
    used.add(found.name);
    return `query.${found.name}`;
  };
  const selection: Record<string, Selection[string]> = {};
  const isDate = ({ dates, requests }: ParameterHabit) => dates * 2 > requests;
  const from = pick((habit) => FROM.test(habit.name) && isDate(habit));
  const to = pick((habit) => TO.test(habit.name) && isDate(habit));
  const day = from === undefined && to === undefined ? pick(isDate) : undefined;
  if (from !== undefined || to !== undefined) {
    selection.placed_at = { ...(from && { from }), ...(to && { to }) };
  } else if (day !== undefined) selection.placed_at = day;
  const id = route.path.includes('/:id')
    ? ('path.id' as Pointer)
    : pick(({ name, numbers, requests }) => ROW.test(name) && numbers * 2 > requests);
  if (id !== undefined) selection.id = id;
  if (Object.keys(selection).length === 0) return {};
  const rest = habits.filter(({ name }) => !used.has(name)).slice(0, MOST_NARROWING);
  const narrowedBy = rest.map(({ name }) =>
    PAGE.test(name) ? ('page' as const) : (`query.${name}` as Pointer),
  );
  const isView = route.action.endsWith('.view');
  return {
    selects: { [set]: selection },
    ...(narrowedBy.length > 0 && !isView && { narrowedBy: [...new Set(narrowedBy)] }),
  };
}
