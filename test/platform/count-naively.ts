import type { Member, Order, Shop } from './shop-data.ts';

/** The contract's words on who a person is, said as plainly as code can. */
export function personOf(order: Order, members: readonly Member[], tenant: string): string {
  if (order.member !== '') return `${tenant}/${order.member}`;
  const email = normalEmail(order.email);
  if (email !== '') {
    const owners = members.filter((member) => normalEmail(member.email) === email);
    return owners.length === 1 ? `${tenant}/${owners[0]!.id}` : email;
  }
  const phone = order.phone.normalize('NFKC').replace(/\D/g, '');
  if (phone !== '') return phone;
  const name = order.name.normalize('NFKC').replace(/\s/g, '');
  return name !== '' && order.address !== '' ? `${name}|${order.address}` : '';
}

/** Persons behind orders. An order that names nobody stands for somebody of its own. */
export function personsOf(orders: Iterable<Order>, { members }: Shop, tenant: string): Set<string> {
  return new Set([...orders].map((order) => personOf(order, members, tenant) || `?${tenant}${order.id}`));
}

function normalEmail(email: string): string {
  return email.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

/** Rows that an export of a window had in it: closed at both ends, of what was there when it was asked for. */
export function ordersBetween({ orders }: Shop, from: number, to: number, asked: number): Order[] {
  return orders.filter(({ placedAt }) => placedAt >= from && placedAt <= to && placedAt <= asked);
}
