import { type Chance, createChance } from '../../model/chance.ts';
import { dayByDay, midnights } from '../day-by-day.ts';
import { honestDay } from '../honest/honest-day.ts';
import { DAY, HOUR, japan } from '../japan-time.ts';
import { merge } from '../merge.ts';
import type { Replay } from '../replay.ts';
import { logLine, type WebRequest } from '../web-request.ts';
import { afternoon } from './afternoon.ts';
import { configuration, PROFILE } from './configuration.ts';
import { databaseLog } from './database-log.ts';
import { footholds } from './foothold.ts';
import { INTRUDERS, PERMITTED } from './intruders.ts';
import { ordersOf, ordersOfB } from './orders.ts';
import { SITES, TEST } from './platform.ts';
import { type Scan, scan } from './scan.ts';
import { membersOf, operators, paymentSettings } from './tables.ts';

const MONTHS = ['2015-11', '2015-12', '2016-01', '2016-02', '2016-03', '2016-04', '2016-05', '2016-06'];
const END = japan('2016-06-16 00:00:00');

const FIRST: Scan = {
  host: 'a.ec.example',
  address: INTRUDERS.firstScan,
  from: japan('2015-11-12 21:58:00'),
  to: japan('2015-11-22 03:17:03'),
  requests: 290_000,
  registrations: 0,
};
const SECOND: Scan = {
  host: 'b.ec.example',
  address: INTRUDERS.secondScan,
  from: japan('2016-04-13 15:28:20'),
  to: japan('2016-04-15 22:03:10'),
  requests: 590_000,
  registrations: 214,
};

/** A platform of 53 shops, broken into through a method that its proxy let pass. */
export const spiralEc2016: Replay = {
  id: 'spiral-ec-2016',
  build(folder, { scale }) {
    const chance = createChance(2016);
    const hostile = merge(hostileIn(chance, scale));
    for (const month of MONTHS) {
      const days = daysOf(month);
      const until = days.at(-1)! + DAY;
      const ofDay = (midnight: number) => dayOf(chance, midnight, scale);
      const requests = dayByDay(days, ofDay, hostile.before(until));
      folder.write(`logs/access-${month}.log.gz`, linesOf(requests));
    }
    folder.write('logs/mysql-general.log.gz', databaseLog(chance, MONTHS.flatMap(daysOf)));
    folder.write('data/b-orders.csv', ordersOfB(chance));
    for (const site of SITES) {
      const { id, members, hasPayments } = site;
      if (id !== 'b') folder.write(`data/${id}-orders.csv`, ordersOf(chance, id, 300));
      if (members > 0) folder.write(`data/${id}-customers.csv`, membersOf(site, scale));
      if (hasPayments) folder.write(`data/${id}-settings.csv`, paymentSettings(site));
    }
    folder.write('data/test-orders.csv', ordersOf(chance, 'test', 60));
    folder.write('data/operators.csv', operators());
    folder.write('profile.yaml', [PROFILE]);
    folder.write('hinomi.yaml', [configuration()]);
  },
};

function hostileIn(chance: Chance, scale: number): Iterable<WebRequest>[] {
  const inTime = (requests: WebRequest[]) => requests.sort((a, b) => a.at - b.at);
  const scaled = (of: Scan): Scan => ({ ...of, requests: Math.max(2, Math.round(of.requests * scale)) });
  const few = {
    ...SECOND,
    registrations: Math.min(SECOND.registrations, Math.round(SECOND.requests * scale) >> 1),
  };
  return [
    scan(chance, scaled(FIRST)),
    scan(chance, scaled(few)),
    scan(chance, scaled(permitted())),
    inTime(footholds(chance)),
    inTime(afternoon(chance)),
  ];
}

/** The platform has its sites tested once a year, with permission. */
function permitted(): Scan {
  const [from, to] = [japan('2016-02-08 10:00:00'), japan('2016-02-12 17:00:00')];
  return { host: 's04.ec.example', address: PERMITTED.tester, from, to, requests: 40_000, registrations: 0 };
}

function dayOf(chance: Chance, midnight: number, scale: number): WebRequest[] {
  return [...SITES, TEST].flatMap((shop) => [
    ...honestDay(chance, shop, midnight, scale),
    ...(chance.below(40) === 0 ? [officeVisit(shop.host, midnight)] : []),
  ]);
}

/** Somebody of the platform looks at a shop's administration for its operator. */
function officeVisit(host: string, midnight: number): WebRequest {
  const at = midnight + 14 * HOUR;
  const from = {
    host,
    address: PERMITTED.officeDesk,
    userAgent: 'Mozilla/5.0 (Windows NT 6.1; rv:42.0) Gecko/20100101 Firefox/42.0',
  };
  return { ...from, at, method: 'GET', target: '/admin/orders', status: 200, bytes: 9_000 };
}

function daysOf(month: string): number[] {
  const first = japan(`${month}-01`);
  const next = new Date(first + 9 * HOUR);
  const last = Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 1) - 9 * HOUR - DAY;
  return midnights(first, Math.min(last, END - DAY));
}

function* linesOf(requests: Iterable<WebRequest>): Generator<string> {
  for (const request of requests) yield logLine(request);
}
