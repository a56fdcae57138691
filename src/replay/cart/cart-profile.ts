import type { Item } from '../../model/item.ts';

/**
 * The profile of a home-made cart whose orders say how they were paid.
 *
 * @param cardItems what a buyer types on its payment page
 */
export function cartProfile(cardItems: readonly Item[]): string {
  const cards = cardItems.map((item) => `${item}: { where: { payment: card } }`).join(', ');
  return `name: home-made-cart
routes:
  - { action: admin.login,       method: POST, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: admin.page,        path: "/admin/**" }
  - { action: order.export,      method: GET,  path: /admin/orders/export, selects: { orders: { placed_at: { from: query.from, to: query.to } } } }
  - { action: order.view,        method: GET,  path: "/admin/orders/:id", selects: { orders: { id: path.id } } }
  - { action: order.status,      method: POST, path: "/admin/orders/:id/status", success: { status: 302 }, selects: { orders: { id: path.id } } }
  - { action: customer.login,    method: POST, path: /login, success: { status: 302 }, failure: { status: 200 } }
  - { action: customer.page,     path: "/mypage/**" }
  - { action: customer.change,   method: POST, path: /mypage/change, success: { status: 302 } }
  - { action: checkout.complete, method: POST, path: /cart/complete, success: { status: 302 } }
data:
  orders:
    table: orders
    id: order_no
    placed_at: ordered_at
    person: { customer: member_id, email: email, phone: phone, name: name, address: address }
    items: { name: name, address: address, phone: phone, email: email, amount: total, order: order_no${cards === '' ? '' : `, ${cards}`} }
  customers:
    table: customers
    id: member_id
    person: { customer: member_id, email: email }
    items: { login_id: email, name: name, address: address, phone: phone, email: email, password_hash: password_digest }
`;
}
