import { decodePercent } from './decode/percent.ts';
import { ASKING, INTERFACES, LISTING, NOBODYS, PERSONS } from './list-words.data.ts';
import { queryParametersOf } from './url/target-parts.ts';

/** A segment that is the list, with what platforms put before it (`commerce_order`, `sales-orders`) and behind it (`order_list`). */
const IN_PATH = new RegExp(`(?:[/_-]|/${ASKING})${PERSONS}${LISTING}?(?:[/.]|$)`, 'i');
/** Somebody's own: `/mypage/orders`, `/api/me/orders`, `/my-account/orders`. */
const OWN = /\/(?:mypage|my|me|self|my-?account|account)\//i;
/** Of an interface, whatever it lists, unless it is nobody's. */
const OF_INTERFACE = new RegExp(`/${INTERFACES}/`, 'i');
const OF_NOBODY = new RegExp(NOBODYS, 'i');
/** A script for many lists is told by its query which it shall give. */
const NAMING =
  /^(?:_d|resource|entity|object|table|type|model|action|act|route|controller|dispatch|select)$/i;
const NAMED = new RegExp(
  `(?:^|[^a-z]|(?:^|[^a-z])${ASKING})${PERSONS}(?:$|[^a-z]|${LISTING}(?:$|[^a-z]))`,
  'i',
);

const PLACE =
  /^_?(?:p|pg|pn|page|pageno|page_?(?:no|num|number|index|token|info)|page\[(?:number|offset|cursor)\]|(?:current|requested)_?page|searchcriteria\[current_?page\]|\$?skip|offset|from|begin|start|start_?(?:index|row|at)|starting_after|cursor|marker|scroll_?id|continuation(?:_?token)?|next_?token|(?:from_?)?row|after|before|(?:min|max|since|last|after|from|start)_?id|id_?(?:gt|min|from))$/i;
/** PrestaShop's `limit=200,100`. */
const SPAN = /^(\d{1,9}),\d{1,9}$/;
/** `after=2026-04-06T10:00` asks for what is new, which programs do all day long. */
const TIME = /^\d{4}-\d\d-\d\d|^\d{10}(?:\d{3})?$|^20\d{6}$/;
/** `/orders/page/17` */
const IN_SEGMENT = /\/(?:page|p|pg|offset|start|list)[/_-]?(\d{1,9})\/?$/i;

/** A question that stands in the address: `/graphql?query={orders(first:100,after:"x"){…}}`. */
const GRAPHQL = /\/(?:graphql|gql)\/?$/i;
const ASKED_LIST = new RegExp(
  `\\b(${PERSONS})\\s*\\([^)]{0,200}\\b(?:after|before|offset|skip|page)\\s*:\\s*"?([^",)\\s]{1,200})`,
  'i',
);

const LOOKED_AT = 1_024;
const MOST_PARAMETERS = 24;

/** Which place of which list of persons' data a request asks for. */
export interface ListPage {
  /** The list: the path, and what names the list in the query. */
  readonly list: string;
  /** The place in it, as asked: a page's number, an offset, a cursor. */
  readonly place: string;
  /** Whether it is called a list of persons' data; else it is an interface's list of something that has no name for what is everybody's. */
  readonly isNamed: boolean;
}

/** Whether a path can be that of a list, with some query in which none of its words stands. */
export function canBeList(path: string): boolean {
  return IN_PATH.test(path) || isUnnamed(path);
}

/**
 * Whether a request reads a place in a list of orders, customers or the like: `/api/orders?page=17`, `/orders/page/17`,
 * `/jsonapi/commerce_order/default?page[offset]=50`, `/api.php?_d=users&page=3`; or in an interface's list of which nothing tells
 * what it lists (`/api/v1/records?page=17`). The first page, which names none, is no place; nor is somebody's own list.
 *
 * @param path decoded once, without the query
 * @param query as logged, without its `?`
 */
export function listPageOf(path: string, query: string): ListPage | null {
  const isAsked = query.length >= 3;
  if ((!isAsked && !endsInNumber(path)) || OWN.test(path)) return null;
  const parameters = isAsked ? queryParametersOf(query.slice(0, LOOKED_AT), MOST_PARAMETERS) : [];
  if (GRAPHQL.test(path)) return askedList(path, parameters);
  const name = IN_PATH.test(path) ? '' : namedIn(parameters);
  if (name === null && !isUnnamed(path)) return null;
  const isNamed = name !== null;
  for (const parameter of parameters) {
    const place = placeOf(decodePercent(parameter.name, true), parameter.value);
    if (place !== '') return { list: `${path}\0${name ?? ''}`, place, isNamed };
  }
  const [end = '', place = ''] = IN_SEGMENT.exec(path) ?? [];
  return place === '' ? null : { list: `${path.slice(0, -end.length)}\0${name ?? ''}`, place, isNamed };
}

type Parameters = ReturnType<typeof queryParametersOf>;

function askedList(path: string, parameters: Parameters): ListPage | null {
  const question = parameters.find(({ name }) => name === 'query')?.value ?? '';
  const [, name = '', place = ''] = ASKED_LIST.exec(decodePercent(question, true)) ?? [];
  return place === '' ? null : { list: `${path}\0${name}`, place, isNamed: true };
}

function namedIn(parameters: Parameters): string | null {
  return parameters.find(({ name, value }) => NAMING.test(name) && NAMED.test(value))?.value ?? null;
}

function isUnnamed(path: string): boolean {
  return OF_INTERFACE.test(path) && !OF_NOBODY.test(path);
}

function endsInNumber(path: string): boolean {
  const last = path.charCodeAt(path.length - (path.endsWith('/') ? 2 : 1));
  return last >= 0x30 && last <= 0x39;
}

function placeOf(name: string, value: string): string {
  if (value === '' || value.length > 200) return '';
  if (PLACE.test(name)) return TIME.test(value) ? '' : value;
  return name.toLowerCase() === 'limit' ? (SPAN.exec(decodePercent(value, true))?.[1] ?? '') : '';
}
