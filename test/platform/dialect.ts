import type { Chance } from '../../src/model/chance.ts';

/** How a home-made shop words its pages, columns and dates. */
export interface Dialect {
  readonly login: string;
  readonly admin: string;
  readonly export: string;
  readonly view: string;
  readonly from: string;
  readonly to: string;
  /** Writes a day in the export's query. */
  readonly date: (day: string) => string;
  /** Status of a login that succeeded, and of one that failed. */
  readonly entered: number;
  readonly refused: number;
  readonly columns: Readonly<Record<Column, string>>;
  readonly card: string;
  /** Identifiers in the order in which they decide. */
  readonly keys: readonly ('member' | 'email' | 'phone')[];
}

export type Column =
  | 'id'
  | 'placedAt'
  | 'member'
  | 'email'
  | 'phone'
  | 'name'
  | 'address'
  | 'total'
  | 'payment';

const DIALECTS: readonly Dialect[] = [
  {
    login: '/admin/login',
    admin: '/admin',
    export: '/admin/orders/export',
    view: '/admin/orders',
    from: 'from',
    to: 'to',
    date: (day) => day,
    entered: 302,
    refused: 200,
    columns: columnsOf('order_no ordered_at member_id email phone name address total payment'),
    card: 'card',
    keys: ['member', 'email', 'phone'],
  },
  {
    login: '/kanri/login.do',
    admin: '/kanri',
    export: '/kanri/juchu/csv',
    view: '/kanri/juchu/shosai',
    from: 'kaishi',
    to: 'shuryo',
    date: (day) => day.replaceAll('-', '/'),
    entered: 303,
    refused: 401,
    columns: columnsOf('受注番号 受注日時 会員番号 メールアドレス 電話番号 氏名 住所 合計金額 支払方法'),
    card: 'クレジット',
    keys: ['member', 'email', 'phone'],
  },
  {
    login: '/backoffice/session',
    admin: '/backoffice',
    export: '/backoffice/sales/download',
    view: '/backoffice/sales',
    from: 'start_date',
    to: 'end_date',
    date: (day) => day.replaceAll('-', ''),
    entered: 204,
    refused: 422,
    columns: columnsOf('number created customer mail tel full_name full_address amount paid_by'),
    card: 'credit_card',
    keys: ['email', 'member', 'phone'],
  },
];

export function pickDialect(random: Chance): Dialect {
  return random.pick(DIALECTS);
}

function columnsOf(words: string): Record<Column, string> {
  const [id, placedAt, member, email, phone, name, address, total, payment] = words.split(' ') as string[];
  return {
    id: id!,
    placedAt: placedAt!,
    member: member!,
    email: email!,
    phone: phone!,
    name: name!,
    address: address!,
    total: total!,
    payment: payment!,
  };
}

/** The profile that describes the dialect. */
export function profileOf({ login, admin, view, columns, keys, card, ...dialect }: Dialect): string {
  const identifiers = {
    member: `customer: ${columns.member}`,
    email: `email: ${columns.email}`,
    phone: `phone: ${columns.phone}`,
  };
  const person = [
    ...keys.map((key) => identifiers[key]),
    `name: ${columns.name}`,
    `address: ${columns.address}`,
  ];
  return `
name: home-made
routes:
  - { action: admin.login, method: POST, path: ${login}, success: { status: ${dialect.entered} }, failure: { status: ${dialect.refused} } }
  - { action: admin.page,  path: "${admin}/**" }
  - { action: order.view,  method: GET, path: "${view}/:no", selects: { orders: { id: path.no } } }
  - { action: order.export, method: GET, path: ${dialect.export}, selects: { orders: { placed_at: { from: query.${dialect.from}, to: query.${dialect.to} } } } }
content: [ { path: "/files/**", executable: never } ]
data:
  orders:
    table: orders
    id: ${columns.id}
    placed_at: ${columns.placedAt}
    person: { ${person.join(', ')} }
    items: { name: ${columns.name}, address: ${columns.address}, phone: ${columns.phone}, email: ${columns.email}, amount: ${columns.total}, order: ${columns.id}, card_number: { where: { ${columns.payment}: ${card} } } }
  customers:
    table: customers
    id: ${columns.member}
    person: { customer: ${columns.member}, email: ${columns.email} }
    items: { name: ${columns.name}, email: ${columns.email}, password_hash: password }
`;
}
