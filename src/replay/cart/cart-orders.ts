import type { Chance } from '../../model/chance.ts';
import { databaseTime } from '../japan-time.ts';
import { address, mobile, personName } from '../persons.ts';

/** Orders of one kind of payment, spread over a period. */
export interface OrderWave {
  readonly n: number;
  /** Milliseconds since the epoch, exclusive at the end. */
  readonly from: number;
  readonly to: number;
  readonly payment: 'card' | 'cod' | 'later';
  /** Everybody in it ordered once. */
  readonly once?: true;
}

/** Orders as CSV, sorted by nothing but the waves; three of five buyers are members. */
export function* cartOrders(chance: Chance, waves: readonly OrderWave[], buyers: number): Generator<string> {
  yield 'order_no,ordered_at,member_id,name,address,phone,email,total,payment\n';
  let no = 100_000;
  for (const { n, from, to, payment, once } of waves) {
    for (let row = 0; row < n; row++) {
      no++;
      const person = once ? row : chance.below(buyers);
      const at = Math.floor((from + ((to - from) * (row + 0.5)) / n) / 1000) * 1000;
      const cells = [
        no,
        databaseTime(at),
        person % 5 < 3 ? memberId(person) : '',
        personName(person),
        address(person),
        mobile(person),
        emailOf(person),
        800 + chance.below(30_000),
        payment,
      ];
      yield `${cells.join(',')}\n`;
    }
  }
}

/** The members among so many buyers, as CSV. */
export function* cartMembers(buyers: number): Generator<string> {
  yield 'member_id,email,name,address,phone,password_digest\n';
  for (let person = 0; person < buyers; person++) {
    if (person % 5 >= 3) continue;
    const cells = [
      memberId(person),
      emailOf(person),
      personName(person),
      address(person),
      mobile(person),
      'x',
    ];
    yield `${cells.join(',')}\n`;
  }
}

/** The member number of a buyer, counted from 0. */
export function memberId(person: number): string {
  return `M${100_000 + person}`;
}

/** The invented mail address of a buyer, counted from 0. */
export function emailOf(person: number): string {
  return `buyer${person}@mail.example`;
}
