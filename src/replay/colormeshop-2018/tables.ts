import { address, mobile, personName } from '../persons.ts';

/** Which of number, expiry, holder and security code a card's row has, and how many rows: published, as maxima. */
type CardRows = readonly (readonly [n: number, expiry: boolean, holder: boolean, code: boolean])[];

const OWNER_CARDS: CardRows = [
  [7_259, true, true, true],
  [337, true, true, false],
  [1_834, true, false, false],
];
const BUYER_CARDS: CardRows = [
  [4, true, true, true],
  [1_902, true, true, false],
  [481, true, false, true],
  [141, true, false, false],
  [183, false, false, false],
];
const OWNERS = 77_385;
/** 想定: numbers that a program had left in a table of failed payments; whether they are among the others is not told. */
const CONFIRMED = 22;

/** A mark that something is there: nobody's number stands in a replay. */
const THERE = 'x';

/** Lines of the CSV of shop owners. What an item holds does not matter, only whether it is there. */
export function* owners(): Generator<string> {
  yield 'owner_no,login_id,password_hash,name,address,phone,birthday,email,commerce\n';
  for (let n = 0; n < OWNERS; n++) {
    const cells = [
      n + 1,
      `shop${n}`,
      THERE,
      personName(n),
      address(n),
      mobile(n),
      `19${55 + (n % 40)}-0${1 + (n % 9)}-1${n % 9}`,
      `owner${n}@mail.example`,
      `${personName(n)}商店`,
    ];
    yield `${cells.join(',')}\n`;
  }
}

/** Lines of the CSV of cards that owners paid with. */
export function ownerCards(): Generator<string> {
  return cards(OWNER_CARDS);
}

/** Lines of the CSV of cards that buyers paid with. */
export function buyerCards(): Generator<string> {
  return cards(BUYER_CARDS);
}

/** Lines of the CSV of payments that failed, with the numbers of their cards. */
export function* failedPayments(): Generator<string> {
  yield 'no,number\n';
  for (let n = 1; n <= CONFIRMED; n++) yield `F${n},${THERE}\n`;
}

function* cards(rows: CardRows): Generator<string> {
  yield 'card_no,number,expiry,holder,code\n';
  let no = 0;
  const cell = (isThere: boolean) => (isThere ? THERE : '');
  for (const [n, expiry, holder, code] of rows) {
    for (let row = 0; row < n; row++) {
      yield `${++no},${THERE},${cell(expiry)},${cell(holder)},${cell(code)}\n`;
    }
  }
}
