import type { Chance } from '../../model/chance.ts';
import { databaseTime, japan } from '../japan-time.ts';
import { address, mobile, personName } from '../persons.ts';

/** Published: rows of the exports, the second of which holds the others; persons among them. */
export const SERVED = { whole: 15_581, month: 3_368, days: 220, persons: 10_946 } as const;

/** Rows by when they were placed: before the widest window, in it, in the month, in the last days, after the exports. */
const WAVES = [
  { n: 4_100, from: '2015-01-05 10:00:00', to: '2015-07-31 22:00:00' },
  { n: SERVED.whole - SERVED.month, from: '2015-08-01 00:10:00', to: '2016-03-14 23:40:00' },
  { n: SERVED.month - SERVED.days, from: '2016-03-15 00:10:00', to: '2016-04-15 23:40:00' },
  { n: SERVED.days, from: '2016-04-16 00:10:00', to: '2016-04-18 15:20:00' },
  { n: 900, from: '2016-04-18 19:00:00', to: '2016-06-05 22:00:00' },
].map(({ n, from, to }) => ({ n, from: japan(from), to: japan(to) }));

const HEAD =
  'order_no,ordered_at,member_id,name,address,email,phone,comment,staff_comment,ship_name,ship_address,ship_phone,total,slip_no,status\r\n';

/** Three of five persons are members, of any site. */
export function isMember(person: number): boolean {
  return person % 5 < 3;
}

/**
 * B's orders as CSV: the rows of the widest export belong to just as many persons as were published, and nobody
 * else does.
 */
export function* ordersOfB(chance: Chance): Generator<string> {
  yield HEAD;
  let no = 100_000;
  let exported = 0;
  for (const [wave, { n, from, to }] of WAVES.entries()) {
    const isExported = wave > 0 && wave < 4;
    for (let row = 0; row < n; row++) {
      const at = Math.floor((from + ((to - from) * row) / n) / 1000) * 1000;
      const person = isExported ? exported++ % SERVED.persons : 20_000 + chance.below(30_000);
      yield orderRow(chance, 'b', ++no, at, person);
    }
  }
}

/** The orders of another site: one or two a day. */
export function* ordersOf(chance: Chance, site: string, n: number): Generator<string> {
  yield HEAD;
  const [from, to] = [japan('2015-11-01 08:00:00'), japan('2016-06-05 22:00:00')];
  for (let row = 0; row < n; row++) {
    const at = Math.floor((from + ((to - from) * row) / n) / 1000) * 1000;
    yield orderRow(chance, site, 100_001 + row, at, chance.below(400));
  }
}

function orderRow(chance: Chance, site: string, no: number, at: number, person: number): string {
  const isGift = chance.below(5) === 0;
  const ship = isGift ? person + 3 : person;
  const cells = [
    no,
    databaseTime(at),
    isMember(person) ? `M${100_000 + person}` : '',
    personName(person),
    address(person),
    `buyer${person}@${site}.mail.example`,
    mobile(person),
    chance.below(6) === 0 ? '午前中にお願いします' : '',
    chance.below(9) === 0 ? '電話で確認済み' : '',
    personName(ship),
    address(ship),
    mobile(ship),
    1_000 + chance.below(40_000),
    `8${no}`,
    '与信確定',
  ];
  return `${cells.join(',')}\r\n`;
}
