import type { ShopAction } from '../../model/shop-action.ts';
import { queryParametersOf } from '../url/target-parts.ts';
import { deedWords } from './deed-words.ts';

/** What a request below an administration does, as far as its address alone tells. */
export interface DeedShape {
  readonly action: Extract<ShopAction, 'order.export' | 'customer.export' | 'order.view' | 'customer.view'>;
  /** The row that a view names; '' where its query names it, and for exports. */
  readonly id: string;
}

/** Nearly every page of an administration is told by these two. */
const MAY_EXPORT = /export|csv|tsv|xls|excel|down|dump|dl|output|ryoku|[%\x80-\xff]/i;
const MAY_VIEW = /\d/;

/** That something leaves as a file. */
const EXPORT =
  /export|(?<![a-z])(?:mysql)?dump(?![a-z])|csv|tsv|xlsx?(?![a-z])|excel|download|(?<![a-z])dl(?![a-z])|output|s[yh]?utu?suryoku|s[yh]u[th]*s?uryoku|出力|ダウンロード|エクスポート|書き?出/;
/** That nothing else than a file can be meant. */
const IS_FILE = /csv|tsv|xlsx?(?![a-z])|excel|export|エクスポート/;
/** Both ways are called so: it says nothing. */
const BOTH_WAYS = /import[-_ ]?export|export[-_ ]?import|exim(?![a-z])|imp[-_]?exp/g;
/** What is done about exports, and files that go the other way or hold nobody's data. */
const BESIDE =
  /import|upload|template|sample|hinagata|setting|config|settei|manual|help|guide|status|progress|history|log(?![a-z])|schedule|delete|preview|layout|torikomi|取り?込|テンプレート|[ひ雛]な?形|設定|マニュアル|アップロード|履歴/;
const DATABASE = /backup|bkup|dump|database|(?<![a-z])(?:db|sql)(?![a-z])|バックアップ/;

const ORDER =
  /order|ju?y?u?chu|jutyu|ch[uy]u?u?mon|chumon|tyu+mon|sales(?!_?(?:rule|channel|report))|(?<![a-z])sell(?![a-z])|shipping|shipment|hai?sou?|hass?ou?|s[yh]+ukka|deliver|invoice|denpyo|purchase|transaction|受注|注文|出荷|配送|発送|伝票|購入|納品|請求/;
const CUSTOMER =
  /customer|member|kaiin|kokyaku|(?<![a-z])users?(?![a-z_-]*(?:guide|group|token))|client|buyer|subscriber|newsletter|mail_?mag|me[lr]u?maga|address|contact|[ie]nquir|toiawase|meibo|会員|顧客|ユーザ|客様|問い?合|名簿|メルマガ|住所/;
const GOODS =
  /product|item(?!_?map)|goods|s[yh]+o?u?hin|zaiko|stock|inventor|categor|catalog|brand|maker|manufacturer|price|review|banner|news|topic|image|coupon|tax|seo(?![a-z])|sitemap|feed|redirect|translation|lang|plugin|module|theme|supplier|attribute|option|(?<![a-z])rates?(?![a-z])|zone|countr|carrier|rule|商品|在庫|カテゴリ|レビュー|クーポン|価格/;
/** Sums, that show nobody. */
const REPORT =
  /report|statistic|stats|total|summary|s[yh]+u+kei|analy|ranking|graph|chart|uriage|集計|売上|分析|レポート|ランキング/;
/** What stands before the members and users who work in the administration: EC-CUBE's `setting/system/member/3/edit`. */
const OF_OPERATORS = /^(?:system|settings?|permissions?|roles?|staffs?|operators?)$/;
/** Who may enter the administration, unless customers are named beside: `/admin/users/5`, Magento's `admin/user/edit/user_id/5`. */
const USERS = /^users?(?:[./]\w+)*$/;
const OF_PERSONS = /orders|customers|members|kaiin|kokyaku|顧客|会員|受注/;
/** Who buys; staff is never called so. */
const PERSON = /customer|kaiin|kokyaku|member|buyer|order|顧客|会員/;
/** Lists of exports, and the form that asks for one. */
const BARE = /^(?:exports?|downloads?|csv|excel)(?:\.\w+)?$/;

const VIEW_IN_PATH =
  /\/([^/]{1,60})\/(?:(?:view|edit|detail|show|info|print|id|order_id)\/)?(\d{1,18})(?:\/(?:view|edit|detail|show|info|print|invoice|pdf|mail))?\/?$/i;
/** Only so much of a query is looked at for the row that a page shows. */
const LOOKED_AT = 512;
const MOST_PARAMETERS = 16;
const NAMES_ROW =
  /^(?:[oc]id|id|no|num|(?:id|no)_(?:order|customer)|(?:order|orders|customer|customers|member|user|juchu|chumon|kaiin|kokyaku)_?(?:id|no|num|number|code))$/i;

/**
 * Whether a request to a page of an administration sends orders or customers away as a file, or shows one of them. Which rows a file
 * holds an address without a profile does not tell; where it does not even name whose data it is, orders are meant: nothing
 * in a shop is more often taken away, and nothing must count as nothing.
 *
 * Told by the words of the path and of what its parameters command, English, Japanese and romanised: what stands nearest to the end
 * says what the file is about. Goods, sums, templates, settings and imports are nobody's data.
 *
 * @param path decoded once, without the query
 * @param query as logged, without its `?`
 */
export function deedShapeOf(method: string, path: string, query: string): DeedShape | null {
  const mayExport = MAY_EXPORT.test(path) || MAY_EXPORT.test(query);
  if (!mayExport && !(method === 'GET' && (MAY_VIEW.test(path) || MAY_VIEW.test(query)))) return null;
  const { page, asked } = deedWords(path, query);
  // How the administration itself is called says nothing.
  const words = [...page.slice(page.length > 1 ? 1 : 0), ...asked];
  const oneWay = words.map((word) => word.replace(BOTH_WAYS, ' '));
  if (oneWay.some((word) => EXPORT.test(word)))
    return exportOf(method, oneWay, words.join(' '), asked.length);
  return method === 'GET' ? viewOf(path, query, words) : null;
}

/** @param all the words, those among them that mean both ways */
function exportOf(method: string, words: readonly string[], all: string, asked: number): DeedShape | null {
  if (words.some((word) => BESIDE.test(word))) return null;
  if (REPORT.test(all) && !OF_PERSONS.test(all)) return null;
  const subject = subjectOf(words);
  if (subject === 'goods') return null;
  if (subject !== '') return { action: `${subject}.export`, id: '' };
  if (DATABASE.test(all)) return { action: 'customer.export', id: '' };
  const isForm = method === 'GET' && asked === 0 && BARE.test(words.at(-1) ?? '');
  return isForm || !IS_FILE.test(all) ? null : { action: 'order.export', id: '' };
}

function viewOf(path: string, query: string, words: readonly string[]): DeedShape | null {
  if (words.some((word) => REPORT.test(word) || OF_OPERATORS.test(word))) return null;
  if (words.some((word) => USERS.test(word)) && !words.some((word) => PERSON.test(word))) return null;
  const [, page = '', id] = VIEW_IN_PATH.exec(path) ?? [];
  const subject = subjectOf(id === undefined ? words : [page.toLowerCase()]);
  if (subject === 'goods' || subject === '') return null;
  return id !== undefined || namesRow(query) ? { action: `${subject}.view`, id: id ?? '' } : null;
}

function namesRow(query: string): boolean {
  return queryParametersOf(query.slice(0, LOOKED_AT), MOST_PARAMETERS).some(
    ({ name, value }) => NAMES_ROW.test(name) && /^\d{1,18}$/.test(value),
  );
}

function subjectOf(words: readonly string[]): 'order' | 'customer' | 'goods' | '' {
  for (const word of words.toReversed()) {
    if (ORDER.test(word)) return 'order';
    if (CUSTOMER.test(word)) return 'customer';
    if (GOODS.test(word)) return 'goods';
  }
  return '';
}
