import type { Chance } from '../../model/chance.ts';
import { japan } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';
import { COMMANDS, commands, PLANTED } from './foothold.ts';
import { AGENTS, INTRUDERS } from './intruders.ts';
import { siteById } from './platform.ts';

type Step = readonly [time: string, asked: string, status: number, bytes?: number];

/** A row of the widest export takes about so many bytes. */
const ROW = 210;

const LOGIN = 'POST /admin/login';
const EXPORT = 'GET /admin/orders/export';
const SETTINGS = '/admin/settings/payment';

/** 12 passwords that were wrong at B, and one elsewhere. */
const GUESSES = [
  ...['09:41:10', '10:02:44', '10:30:05', '10:55:31', '11:12:08', '11:48:50'],
  ...['12:20:17', '12:51:39', '13:26:02', '14:03:55', '14:40:28', '15:21:33'],
].map((time): Step => [time, LOGIN, 200, 3_100]);

const AT_B: readonly Step[] = [
  // Goods sent to an address that does not exist, paid on delivery.
  ['09:22:10', 'GET /item/1204', 200, 21_000],
  ['09:24:31', 'POST /cart', 302],
  ['09:30:00', 'POST /cart/complete', 302],
  ['14:10:20', 'GET /cart/payment', 200, 14_000],
  ...GUESSES,
  ['15:31:32', LOGIN, 302],
  ['15:31:34', 'GET /admin/orders', 200, 18_400],
  ['15:34:02', 'GET /admin/orders?q=credit', 200, 9_100],
  ['15:36:40', 'GET /admin/orders/117412', 200, 8_800],
  ['15:38:05', 'GET /admin/orders/118030', 200, 8_700],
  ['15:40:11', 'GET /admin/payments', 200, 7_200],
  ['15:41:52', 'GET /admin/payments/upload', 200, 5_100],
  ['15:43:26', 'GET /admin/discounts', 200, 6_400],
  ['15:47:09', `${EXPORT}?from=2016-03-15&to=2016-04-18`, 200, 3_368 * ROW],
  ['15:52:00', `${EXPORT}?from=2015-08-01&to=2016-04-18`, 200, 15_581 * ROW],
  ['16:06:50', 'GET /admin/logout', 302],
  ['16:08:24', LOGIN, 302],
  ['16:11:40', `${EXPORT}?from=2016-03-15&to=2016-04-18`, 200, 3_368 * ROW],
  ['16:16:39', 'GET /admin/logout', 302],
  ['16:17:41', LOGIN, 302],
  ['16:19:30', 'GET /admin/orders', 200, 18_400],
  ['16:22:15', 'GET /admin/shipments', 200, 11_900],
  ['16:26:48', `GET ${SETTINGS}`, 200, 7_700],
  ['16:31:04', 'GET /admin/settings/analytics', 200, 5_900],
  ['16:40:22', `${EXPORT}?from=2016-03-15&to=2016-04-18`, 200, 3_368 * ROW],
  ['16:49:57', `${EXPORT}?from=2016-04-16&to=2016-04-18`, 200, 220 * ROW],
  ['17:02:13', 'GET /admin/orders/119207', 200, 8_900],
  ['17:04:41', 'POST /admin/orders/119207/status', 302],
  ['17:34:14', 'GET /admin/logout', 302],
];

const AT_TEST: readonly Step[] = [
  ['17:36:39', LOGIN, 302],
  ['17:38:10', 'GET /admin/orders', 200, 7_200],
  ['17:40:36', 'GET /admin/orders/100012', 200, 8_100],
  ['17:43:02', 'GET /admin/shipments', 200, 5_000],
  ['17:45:29', `GET ${SETTINGS}`, 200, 7_700],
  ['17:47:06', 'GET /admin/logout', 302],
];

/** Orders of C that were opened (想定: which); placed before that day. */
const VIEWED_AT_C = ['100198', '100207', '100219'] as const;

const AT_C: readonly Step[] = [
  ['17:47:18', LOGIN, 200, 3_100],
  ['17:47:41', LOGIN, 302],
  ['17:48:03', 'GET /admin/orders', 200, 9_900],
  ...VIEWED_AT_C.map((no, n): Step => [`17:48:${20 + n * 12}`, `GET /admin/orders/${no}`, 200, 8_600]),
  ['17:50:30', `GET ${SETTINGS}`, 200, 7_700],
  ['17:51:14', `POST ${SETTINGS}`, 302],
  ['17:52:20', 'GET /admin/logout', 302],
];

/** Four other companies, five times, in vain. */
const IN_VAIN: readonly (readonly [site: string, time: string])[] = [
  ['s06', '17:52:34'],
  ['s06', '17:53:20'],
  ['s07', '17:59:48'],
  ['s08', '18:08:05'],
  ['s09', '18:17:19'],
];

/** 18 April 2016: planted programs from the morning on, then the administrations of B, the test environment and C. */
export function afternoon(chance: Chance): WebRequest[] {
  const day = (time: string) => japan(`2016-04-18 ${time}`);
  const at = (site: string, steps: readonly Step[]): WebRequest[] =>
    steps.map(([time, asked, status, bytes = 0]) => {
      const [method = '', target = ''] = asked.split(' ');
      const { host } = siteById(site);
      const from = { host, address: INTRUDERS.hand, userAgent: AGENTS.browser };
      return { ...from, at: day(time), method, target, status, bytes };
    });
  return [
    ...commands(chance, 'b', day('09:03:54'), day('15:29:04'), COMMANDS.morning),
    ...at('b', AT_B),
    ...at('s05', [['13:40:12', LOGIN, 200, 3_100]]),
    ...commands(chance, 'b', day('17:35:50'), day('17:36:30'), 4),
    ...at('test', AT_TEST),
    ...at('c', AT_C),
    ...commands(chance, 'b', day('17:48:10'), day('17:52:10'), COMMANDS.c),
    ...IN_VAIN.flatMap(([site, time]) => at(site, [[time, LOGIN, 200, 3_100]])),
    ...commands(chance, 'b', day('17:53:00'), day('18:17:00'), COMMANDS.others),
    ...at('b', [['18:20:34', `GET ${PLANTED.b.shell}`, 200, 5_230]]),
  ];
}
