import type { Chance } from '../../src/model/chance.ts';

/** One order as the shop stores it. */
export interface Order {
  readonly id: string;
  readonly placedAt: number;
  /** '' for a guest. */
  readonly member: string;
  readonly email: string;
  readonly phone: string;
  readonly name: string;
  readonly address: string;
  readonly total: number;
  readonly payment: 'card' | 'cod';
}

export interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface Shop {
  readonly orders: readonly Order[];
  readonly members: readonly Member[];
}

const DAY = 86_400_000;
const FAMILIES = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺'];
const GIVEN = ['花子', '太郎', '一郎', '桜', '葵'];

/**
 * Invents a shop: members who buy several times, guests who may be members under the same address, guests who
 * give no e-mail, and cells left empty.
 */
export function inventShop(random: Chance, from: number, days: number, size: number): Shop {
  const members = Array.from({ length: Math.max(3, size >> 2) }, (_, n): Member => {
    return { id: `M${1000 + n}`, email: `member${n}@mail.example`, name: nameOf(random) };
  });
  const orders = Array.from({ length: size }, (_, n): Order => {
    const kind = random.below(10);
    const member = kind < 6 ? random.pick(members) : undefined;
    const guest = random.below(size >> 1);
    return {
      id: String(20_001 + n),
      placedAt: from + Math.floor((n * days * DAY) / size / 1000) * 1000,
      member: member?.id ?? '',
      email: member?.email ?? guestEmail(random, kind, guest, members),
      phone:
        kind < 9 && random.below(4) === 0 ? '' : phoneOf(random, member === undefined ? guest : 900_000 + n),
      name: member?.name ?? nameOf(random),
      address: random.below(8) === 0 ? '' : `東京都見本区${1 + random.below(9)}-${1 + random.below(30)}`,
      total: 500 + random.below(30_000),
      payment: random.below(3) === 0 ? 'cod' : 'card',
    };
  });
  return { orders, members };
}

function guestEmail(random: Chance, kind: number, guest: number, members: readonly Member[]): string {
  if (kind === 9) return '';
  if (kind === 8) return ` ${random.pick(members).email.toUpperCase()}`;
  return `guest${guest}@mail.example`;
}

/** The same number in several hands. */
function phoneOf(random: Chance, n: number): string {
  const digits = `090${String(10_000_000 + n).slice(-8)}`;
  const parted = `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`;
  return random.pick([
    digits,
    parted,
    parted.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ]);
}

function nameOf(random: Chance): string {
  return `${random.pick(FAMILIES)} ${random.pick(GIVEN)}`;
}

const ZONE = 9 * 3_600_000;

/** The time as a shop's database has it, without an offset, in Japan. */
export function localTime(at: number): string {
  return new Date(at + ZONE).toISOString().slice(0, 19).replace('T', ' ');
}

export function ordersCsv({ orders }: Shop): string {
  const rows = orders.map(({ id, placedAt, member, email, phone, name, address, total, payment }) =>
    [id, localTime(placedAt), member, `"${email}"`, phone, name, address, total, payment].join(','),
  );
  return ['order_no,ordered_at,member_id,email,phone,name,address,total,payment', ...rows, ''].join('\r\n');
}

export function membersCsv({ members }: Shop): string {
  return [
    'member_id,name,email,password',
    ...members.map(({ id, name, email }) => `${id},${name},${email},x1`),
    '',
  ].join('\n');
}
