/** A home-made cart, described as docs/profiles.md says. */
export const PROFILE = `
name: mihon-cart
routes:
  - { action: admin.login,       method: POST, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: admin.page,        path: "/admin/**" }
  - { action: order.export,      method: GET,  path: /admin/orders/export, selects: { orders: { placed_at: { from: query.from, to: query.to } } } }
  - { action: order.view,        method: GET,  path: "/admin/orders/:id",  selects: { orders: { id: path.id } } }
  - { action: customer.login,    method: POST, path: /login, success: { next: { path: /mypage, status: 200 }, within: 30s } }
  - { action: customer.change,   method: POST, path: /mypage/address }
  - { action: checkout.complete, method: POST, path: /cart/complete, success: { status: 302 } }
content: [ { path: "/content/**", executable: never } ]
data:
  orders:
    table: orders
    id: order_no
    placed_at: ordered_at
    person: { customer: member_id, email: email, phone: phone, name: name, address: address }
    items: { name: name, address: address, phone: phone, email: email, amount: total, order: order_no,
             card_number: { where: { payment: card } } }
  customers:
    table: customers
    id: member_id
    person: { customer: member_id, email: email }
    items: { login_id: member_id, name: name, email: email, password_hash: password }
`;

export function configOf(tenants: readonly string[], evidence: string): string {
  const shops = tenants.map(
    (id) =>
      `  - { id: ${id}, name: ${id.toUpperCase()}社, hosts: [${id}.shop.example], profile: ./profile.yaml, data: { kind: csv, orders: data/${id}-orders.csv, customers: data/${id}-customers.csv, asOf: 2026-09-22T00:00:00+09:00 } }`,
  );
  return `timezone: Asia/Tokyo
organisation: { name: 株式会社みほん, role: provider }
tenants:
${shops.join('\n')}
known:
  - { address: 192.0.2.16/28, role: operator }
evidence:
${evidence}
`;
}
