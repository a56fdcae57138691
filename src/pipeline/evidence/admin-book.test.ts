import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { AdminTally } from '../worker/tally/admin-tally.ts';
import { AdminBook } from './admin-book.ts';

const EVENT: ShopEvent = {
  ...SILENT_EVENT,
  kind: 'web',
  at: 0,
  source: { input: 0, line: 1, offset: 0 },
  tenant: '',
};

/** What chunks of such requests tell: `method path status action`, each asked for by one of `addresses` in turn. */
function namesOf(requests: readonly string[], addresses = 1): string[] {
  const book = new AdminBook();
  requests.forEach((request, i) => {
    const tally = new AdminTally();
    const [method, path, status, action = ''] = request.split(' ') as [
      string,
      string,
      string,
      ShopEvent['action']?,
    ];
    const address = `192.0.2.${i % addresses}`;
    tally.add({ ...EVENT, action, method, path, target: path, status: Number(status), address });
    book.add({ admins: tally.parts(), hasKnownAdmin: tally.hasKnown });
  });
  return book.names();
}

const times = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i));
const LOGIN = 'POST /x9kanri/login 302';
const ORDERS = times(6, (i) => `GET /x9kanri/order/${i}/edit 200`);

test('an administration is known by its pages, whatever it is called', () => {
  expect(namesOf([LOGIN, ...ORDERS])).toEqual(['/x9kanri']);
  // A login that no route names is taken for customers' own by what it is called.
  expect(namesOf([`${LOGIN} customer.login`, ...ORDERS])).toEqual(['/x9kanri']);
  expect(namesOf(['GET /x9kanri/customer/export 200', ...ORDERS])).toEqual(['/x9kanri']);
});

test('one that did not answer, or only with its login, is none', () => {
  expect(namesOf([LOGIN, ...times(9, (i) => `GET /x9kanri/order/${i}/edit 404`)])).toEqual([]);
  expect(namesOf([LOGIN, ...times(9, (i) => `GET /x9kanri/order/${i}/edit 302`)])).toEqual([]);
});

test('pages that customers may have too make one only behind a login, and where few use them', () => {
  const pages = times(24, (i) => `GET /office/${i % 2 === 0 ? 'orders' : 'customers'}/${i} 200`);
  const login = 'POST /office/login 302';
  expect(namesOf([login, ...pages], 3)).toEqual(['/office']);
  expect(namesOf(pages, 3)).toEqual([]);
  expect(namesOf([login, ...pages], 24)).toEqual([]);
  // Whoever orders or becomes a customer fills in a form too.
  const forms = times(24, (i) => `GET /office/${i % 2 === 0 ? 'order' : 'customer'}/new 200`);
  expect(namesOf([login, ...forms], 24)).toEqual([]);
});

test('more names than there is room for are told of', () => {
  const limits = new ReachedLimits();
  const book = new AdminBook(limits);
  const part = { answered: 9, own: new Set<string>(), weak: new Set<string>(), login: false };
  const add = (name: string) =>
    book.add({ admins: [{ ...part, name, addresses: new Set() }], hasKnownAdmin: false });
  for (let i = 0; i < 1_024; i++) add(`n${i}`);
  expect(limits.all()).toEqual([]);
  add('n0');
  add('one-more');
  expect(limits.all()).toEqual([{ limit: 'administrations', n: 1 }]);
});
