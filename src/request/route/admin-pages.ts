/** A page, or a login, that stands below the name that a shop gave its administration. */
export interface AdminPage {
  /** The platform of whose sources it is; '' for the words that administrations written in-house use. */
  readonly of: string;
  readonly kind: string;
  /**
   * What it tells: that this is an administration (`own`), that one logs in there (`login`), too little by itself, since it may be a
   * customer's page (`weak`), or something only where the platform is known (`named`).
   */
  readonly weight: 'own' | 'login' | 'weak' | 'named';
  /** Of what follows the name; '' where the name is that of a script. */
  readonly path: RegExp;
  /** Of the query as logged, with its slashes decoded. */
  readonly query?: RegExp | undefined;
}

type Line = readonly [of: string, kind: string, weight: AdminPage['weight'], path: RegExp, query?: RegExp];

const EC_CUBE: readonly Line[] = [
  ['ec-cube-4', 'order-edit', 'own', /^(?:order|shipping)\/(?:\d+\/edit|export\/\w+|mail\/\d+|pdf\b.*)$/],
  ['ec-cube-4', 'customer-edit', 'own', /^customer\/(?:\d+\/edit|export)$/],
  ['ec-cube-4', 'orders', 'weak', /^order(?:\/page\/\d+)?$/],
  ['ec-cube-4', 'customers', 'weak', /^customer$/],
  ['ec-cube-4', 'settings', 'named', /^(?:setting\/\w+|content)\/\w+$/],
  ['ec-cube-4', 'products', 'named', /^product\/product\/\d+\/edit$/],
  ['ec-cube-2', 'settings', 'own', /^(?:basis|system|ownersstore)\/\w+\.php$/],
  [
    'ec-cube-2',
    'office',
    'own',
    /^(?:order\/(?:disp|mail_view|multiple|product_select)|customer\/search_customer|contents\/(?:csv(?:_sql)?|file_manager)|design\/(?:bloc|main_edit))\.php$/,
  ],
  ['ec-cube-2', 'orders', 'weak', /^order\/(?:index|edit)\.php$/],
  ['ec-cube-2', 'customers', 'weak', /^customer\/(?:index|edit)\.php$/],
  ['ec-cube-2', 'dashboard', 'named', /^home\.php$/],
  ['ec-cube-2', 'login', 'login', /^index\.php$/, /^$/],
];

const MAGENTO: readonly Line[] = [
  ['magento-2', 'dashboard', 'own', /^admin\/(?:dashboard|system_config|user|system_account)(?:\/|$)/],
  ['magento-2', 'grid', 'own', /^mui\/(?:index|export|bookmark)(?:\/|$)/],
  [
    'magento-2',
    'sales',
    'own',
    /^sales\/(?:order\/index|order_create|order_invoice|order_shipment|invoice\/index)(?:\/|$)/,
  ],
  ['magento-2', 'customers', 'own', /^customer\/index\/(?:index|edit|save|exportCsv|exportXml)(?:\/|$)/],
  // The key that each address of it has, and none of the shop's.
  ['magento-2', 'keyed', 'own', /\/key\/[\da-f]{64}(?:\/|$)/],
  ['magento-2', 'pages', 'named', /^(?:sales\/order|catalog\/product|customer\/index)(?:\/|$)/],
];

const TOKEN = '[\\w./|-]*&(?:.*&)?(?:user_)?token=';
const SCRIPT = /^index\.php$/;

const OTHERS: readonly Line[] = [
  ['opencart', 'login', 'login', SCRIPT, /(?:^|&)route=common\/login/],
  ['opencart', 'dashboard', 'own', SCRIPT, /(?:^|&)route=common\/dashboard(?:&|$)/],
  ['opencart', 'orders', 'own', SCRIPT, new RegExp(`(?:^|&)route=sale/order${TOKEN}`)],
  ['opencart', 'customers', 'own', SCRIPT, new RegExp(`(?:^|&)route=customer/customer${TOKEN}`)],
  ['prestashop', 'login', 'login', SCRIPT, /(?:^|&)controller=AdminLogin/],
  ['prestashop', 'orders', 'own', SCRIPT, /(?:^|&)controller=AdminOrders(?:&|$)/],
  ['prestashop', 'customers', 'own', SCRIPT, /(?:^|&)controller=AdminCustomers(?:&|$)/],
  [
    'prestashop',
    'dashboard',
    'own',
    SCRIPT,
    /(?:^|&)controller=Admin(?:Dashboard|Modules|Import|Products)(?:&|$)/,
  ],
  ['prestashop', 'orders', 'own', /^(?:index\.php\/)?sell\/orders(?:\/|$)/],
  ['prestashop', 'customers', 'own', /^(?:index\.php\/)?sell\/customers(?:\/|$)/],
  ['prestashop', 'modules', 'own', /^index\.php\/(?:improve|configure)\//],
  ['zen-cart', 'login', 'login', SCRIPT, /(?:^|&)cmd=login/],
  ['zen-cart', 'orders', 'own', SCRIPT, /(?:^|&)cmd=orders(?:&|$)/],
  ['zen-cart', 'customers', 'own', SCRIPT, /(?:^|&)cmd=customers(?:&|$)/],
  ['oscommerce', 'orders', 'own', /^orders\.php$/, /(?:^|&)oID=\d/],
  ['oscommerce', 'customers', 'own', /^customers\.php$/, /(?:^|&)cID=\d/],
  ['cs-cart', 'login', 'login', /^$/, /(?:^|&)dispatch=auth\.login/],
  ['cs-cart', 'orders', 'own', /^$/, /(?:^|&)dispatch=orders\.manage(?:&|$)/],
  ['cs-cart', 'customers', 'own', /^$/, /(?:^|&)dispatch=profiles\.manage(?:&|$)/],
  ['cs-cart', 'products', 'own', /^$/, /(?:^|&)dispatch=products\.(?:manage|update)(?:&|$)/],
  ['cs-cart', 'export', 'own', /^$/, /(?:^|&)dispatch=exim\./],
  ['cs-cart', 'modules', 'own', /^$/, /(?:^|&)dispatch=(?:addons|settings)\.manage(?:&|$)/],
  ['bagisto', 'orders', 'own', /^sales\/(?:orders|invoices|shipments|refunds)(?:\/view\/\d+)?$/],
  ['bagisto', 'customers', 'own', /^customers\/(?:customers|groups|reviews)(?:\/(?:view|edit)\/\d+)?$/],
  ['bagisto', 'products', 'own', /^catalog\/(?:products|categories|attributes)(?:\/edit\/\d+)?$/],
  ['bagisto', 'grid', 'own', /^datagrid\//],
];

const IN_HOUSE: readonly Line[] = [
  [
    '',
    'login',
    'login',
    /^(?:login(?:_check|\.php)?|log-in|signin|sign_in|session|admin\/auth\/login(?:\/.*)?)$/i,
  ],
  [
    '',
    'orders',
    'weak',
    /^(?:orders?|juchu|chumon)(?:\/(?:index|list|new|search|page\/\d+|(?:detail\/)?\d+(?:\/edit)?))?$/,
  ],
  [
    '',
    'customers',
    'weak',
    /^(?:customers?|members?|users|kaiin|kokyaku)(?:\/(?:index|list|new|search|page\/\d+|(?:detail\/)?\d+(?:\/edit)?))?$/,
  ],
  [
    '',
    'export',
    'weak',
    /^(?:orders?|customers?|members?|users|juchu|chumon|kaiin|kokyaku)(?:\/(?:export|csv|download)(?:\.\w+)?|\.csv|_csv)$/,
  ],
];

/** What stands below an administration's name, by the sources of the platforms that let a shop choose it, and in-house. */
export const ADMIN_PAGES: readonly AdminPage[] = [...EC_CUBE, ...MAGENTO, ...OTHERS, ...IN_HOUSE].map(
  ([of, kind, weight, path, query]) => ({ of, kind, weight, path, query }),
);
