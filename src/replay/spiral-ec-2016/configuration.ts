import { PERMITTED } from './intruders.ts';
import { CENTRAL_HOST, SITES, type Site, TEST } from './platform.ts';

/** What the requests of the platform mean, and where its tables keep what. */
export const PROFILE = `name: apparel-platform
routes:
  - { action: admin.login,       method: POST, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: admin.page,        path: "/admin/**" }
  - { action: order.export,      method: GET,  path: /admin/orders/export, selects: { orders: { placed_at: { from: query.from, to: query.to } } } }
  - { action: order.view,        method: GET,  path: "/admin/orders/:id", selects: { orders: { id: path.id } } }
  - { action: order.status,      method: POST, path: "/admin/orders/:id/status", success: { status: 302 }, selects: { orders: { id: path.id } } }
  - { action: settings.view,     method: GET,  path: /admin/settings/payment, selects: { settings: {} } }
  - { action: settings.change,   method: POST, path: /admin/settings/payment, success: { status: 302 } }
  - { action: customer.register, method: POST, path: /register, success: { status: 302 }, failure: { status: 200 } }
  - { action: customer.login,    method: POST, path: /login, success: { status: 302 }, failure: { status: 200 } }
  - { action: checkout.complete, method: POST, path: /cart/complete, success: { status: 302 } }
content: [ { path: "/content/**", executable: never } ]
data:
  orders:
    table: orders
    id: order_no
    placed_at: ordered_at
    person: { customer: member_id, email: email, phone: phone, name: name, address: address }
    items: { name: name, address: address, email: email, phone: phone, order_comment: comment, admin_comment: staff_comment, delivery_name: ship_name, delivery_address: ship_address, delivery_phone: ship_phone, amount: total, tracking_number: slip_no }
  customers:
    table: customers
    id: member_id
    person: { customer: member_id, email: email }
    items: { login_id: member_id, name: name, email: email, phone: phone, password_hash: password_digest }
  operators:
    table: operators
    id: operator_no
    person: { email: email }
    items: { operator_id: login_id, operator_password_hash: password_digest }
  settings:
    table: payment_settings
    id: site
    items: { payment_settings: merchant, integration_secret: connection_secret }
`;

/** `hinomi.yaml` as the platform could have written it: who works there, and nothing of the attack. */
export function configuration(): string {
  return `timezone: Asia/Tokyo
organisation: { name: 株式会社みほん基盤, role: provider }
tenants:
${SITES.map((site) => tenant(site)).join('')}${tenant(TEST, [CENTRAL_HOST])}known:
  - { address: ${PERMITTED.office}, role: office }
  - { address: ${PERMITTED.tester}, role: scanner, from: 2016-02-08, to: 2016-02-12 }
evidence:
  - { kind: access_log, path: logs/access-*.log.gz }
  - { kind: database_log, path: logs/mysql-general.log.gz }
`;
}

function tenant(site: Site, more: readonly string[] = []): string {
  const { id, name, host, members, hasPayments } = site;
  const hosts = [host, ...more].join(', ');
  const tables = [
    ...(members > 0 ? [`customers: data/${id}-customers.csv`] : []),
    `orders: data/${id}-orders.csv`,
    ...tablesOf(site, hasPayments),
  ];
  return `  - { id: ${id}, name: ${name}, hosts: [${hosts}], profile: ./profile.yaml, data: { kind: csv, ${tables.join(', ')}, asOf: 2016-06-20T09:15:00+09:00 } }\n`;
}

function tablesOf({ id }: Site, hasPayments: boolean): string[] {
  if (id === TEST.id) return ['tables: { operators: data/operators.csv }'];
  return hasPayments ? [`tables: { settings: data/${id}-settings.csv }`] : [];
}
