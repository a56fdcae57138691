/** What a request looks like that is an administration's, whatever the shop calls it. */
export interface AdminShape {
  /** The first segment of the path: how the administration may be called. */
  readonly name: string;
  /** What it looks like: the administration's own, a login, or a page that elsewhere may be a customer's. */
  readonly kind: string;
  readonly weight: 'own' | 'login' | 'weak';
}

type Shape = readonly [kind: string, weight: AdminShape['weight'], path: RegExp, query?: RegExp];

/** A form that takes a password. */
const LOGINS: readonly Shape[] = [
  [
    'login',
    'login',
    /^(?:login(?:_check|\.php)?|log-in|signin|sign_in|session|admin\/auth\/login(?:\/.*)?)$/i,
  ],
  ['login', 'login', /^index\.php$/i, /(?:^|&)(?:route=common\/login|controller=AdminLogin|cmd=login)/],
];

/**
 * What stands below an administration's name: EC-CUBE 3 and 4, Magento 2, OpenCart, PrestaShop, Zen Cart and osCommerce by
 * their sources, and the words that administrations written in-house use.
 */
const PAGES: readonly Shape[] = [
  ['order-edit', 'own', /^(?:order|shipping)\/(?:\d+\/edit|export\/\w+|mail\/\d+|pdf\b.*)$/],
  ['customer-edit', 'own', /^customer\/(?:\d+\/edit|export)$/],
  ['dashboard', 'own', /^admin\/(?:dashboard|system_config|user|system_account)(?:\/|$)/],
  ['grid', 'own', /^mui\/(?:index|export|bookmark)(?:\/|$)/],
  [
    'sales',
    'own',
    /^sales\/(?:order\/index|order_create|order_invoice|order_shipment|invoice\/index)(?:\/|$)/,
  ],
  ['customers', 'own', /^customer\/index\/(?:index|edit|save|exportCsv|exportXml)(?:\/|$)/],
  ['dashboard', 'own', /^index\.php$/, /(?:^|&)route=common\/dashboard(?:&|$)/],
  ['orders', 'own', /^index\.php$/, /(?:^|&)route=sale\/order[\w./|-]*&(?:.*&)?(?:user_)?token=/],
  ['customers', 'own', /^index\.php$/, /(?:^|&)route=customer\/customer[\w./|-]*&(?:.*&)?(?:user_)?token=/],
  ['orders', 'own', /^index\.php$/, /(?:^|&)controller=AdminOrders(?:&|$)/],
  ['customers', 'own', /^index\.php$/, /(?:^|&)controller=AdminCustomers(?:&|$)/],
  ['dashboard', 'own', /^index\.php$/, /(?:^|&)controller=Admin(?:Dashboard|Modules|Import|Products)(?:&|$)/],
  ['orders', 'own', /^index\.php\/sell\/orders(?:\/|$)/],
  ['customers', 'own', /^index\.php\/sell\/customers(?:\/|$)/],
  ['modules', 'own', /^index\.php\/(?:improve|configure)\//],
  ['orders', 'own', /^index\.php$/, /(?:^|&)cmd=orders(?:&|$)/],
  ['customers', 'own', /^index\.php$/, /(?:^|&)cmd=customers(?:&|$)/],
  ['orders', 'own', /^orders\.php$/, /(?:^|&)oID=\d/],
  ['customers', 'own', /^customers\.php$/, /(?:^|&)cID=\d/],
  ['orders', 'weak', /^orders?(?:\/(?:index|list|new|search|page\/\d+|\d+(?:\/edit)?))?$/],
  [
    'customers',
    'weak',
    /^(?:customers?|members?|users)(?:\/(?:index|list|new|search|page\/\d+|\d+(?:\/edit)?))?$/,
  ],
  ['export', 'weak', /^(?:orders?|customers?|members?|users)(?:\/(?:export|csv|download)(?:\.\w+)?|\.csv)$/],
];

/** First segments that are customers' or the shop's own; and languages, which stand before everything. */
const OTHERS =
  /^(?:[a-z]{2}(?:[-_][a-z]{2})?|mypage|my-?account|accounts?|my|profile|shop(?:ping|s)?|stores?|products?|rest|api|v\d+|ajax|static|media|pub|customers?|members?|users?|sales|orders?|cart|checkout|index\.php|html|wp-[\w-]+|graphql|default|public|web|front|site)$/i;

/** Only so much of a query is looked at. */
const LOOKED_AT = 2_048;
/** How all shapes begin: nearly every other path is told by this one. */
const BEGINS =
  /^\/[\w.~-]{1,60}\/(?:order|shipping|customer|admin\/|mui\/|sales\/|index\.php|member|users|log-?in|sign_?in|session)/i;
const SPLIT = /^\/([\w.~-]{1,60})\/(.{1,200}?)\/?$/;

/**
 * Whether a request looks like one to an administration with a name of its own.
 *
 * @param path decoded once, without the query
 * @param query as logged
 */
export function adminShapeOf(method: string, path: string, query: string): AdminShape | null {
  if (!BEGINS.test(path)) return null;
  const [, name, below] = SPLIT.exec(path) ?? [];
  if (name === undefined || below === undefined) return null;
  const shapes = method === 'POST' ? LOGINS : PAGES;
  for (const [kind, weight, pattern, asked] of shapes) {
    if (!pattern.test(below)) continue;
    if (asked !== undefined && !asked.test(query.slice(0, LOOKED_AT).replace(/%2f/gi, '/'))) continue;
    return OTHERS.test(name) ? null : { name, kind, weight };
  }
  return null;
}
