import type { Chance } from '../../model/chance.ts';
import { japan } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';
import { AGENTS, INTRUDERS } from './intruders.ts';
import { siteById } from './platform.ts';

/** Planted programs, by site (想定: their names). */
export const PLANTED = {
  a: { agent: '/content/img/t1.php', shell: '/content/img/thumb.php', weevely: '/content/css/style.php' },
  b: { agent: '/content/banner/x.php', shell: '/content/banner/view.php' },
} as const;

/** Published: commands at most (requests by POST to the planted programs), by period. */
export const COMMANDS = { november: 5_400, later: 75, april: 550, morning: 2_400, c: 6, others: 71 } as const;

function request(site: 'a' | 'b', address: string) {
  const { host } = siteById(site);
  return (at: number, asked: string, status: number, bytes = 0): WebRequest => {
    const [method = '', target = ''] = asked.split(' ');
    return { host, address, at, method, target, status, bytes, userAgent: AGENTS.browser };
  };
}

/** The program that takes files, its parts, and what was put together from them. */
function plant(site: 'a' | 'b', scanner: string, first: number, whole: number): WebRequest[] {
  const { agent, shell } = PLANTED[site];
  const scan = request(site, scanner);
  const hand = request(site, INTRUDERS.hand);
  const folder = agent.slice(0, agent.lastIndexOf('/'));
  return [
    scan(first - 95_000, 'PUT /content/8423.txt', 201),
    scan(first - 94_000, 'GET /content/8423.txt', 200, 12),
    hand(first, `PUT ${agent}`, 201),
    hand(first + 12_000, `GET ${agent}`, 200, 20),
    ...[1, 2, 3].map((n) => hand(first + n * 40_000, `PUT ${folder}/${n}.dat`, 201)),
    hand(whole - 25_000, `POST ${agent}`, 200, 44),
    hand(whole, `GET ${shell}`, 200, 5_230),
  ];
}

/** Requests by POST to a planted program, spread over a period whose ends are the first and the last. */
export function commands(chance: Chance, site: 'a' | 'b', from: number, to: number, n: number): WebRequest[] {
  const { shell } = PLANTED[site];
  const hand = request(site, INTRUDERS.hand);
  const step = (to - from) / Math.max(1, n - 1);
  return Array.from({ length: n }, (_, index) => {
    const at = Math.floor((from + index * step) / 1000) * 1000;
    const path = site === 'a' && index % 3 === 2 && from > WEEVELY ? PLANTED.a.weevely : shell;
    return hand(at, `POST ${path}`, 200, 300 + chance.below(9_000));
  });
}

const WEEVELY = japan('2015-11-16 06:34:39');

/** All that was done with planted programs, apart from the afternoon in which the administrations were entered. */
export function footholds(chance: Chance): WebRequest[] {
  const a = request('a', INTRUDERS.hand);
  const b = request('b', INTRUDERS.hand);
  const visits = [
    ['2015-12-10 22:10:00', '2015-12-10 23:40:00', 30],
    ['2015-12-25 21:05:00', '2015-12-25 22:20:00', 25],
    ['2016-03-06 20:15:00', '2016-03-06 21:30:00', 20],
  ] as const;
  return [
    ...plant('a', INTRUDERS.firstScan, japan('2015-11-15 16:24:05'), japan('2015-11-15 16:29:30')),
    ...commands(chance, 'a', japan('2015-11-15 16:31:00'), japan('2015-11-16 06:20:00'), 400),
    a(WEEVELY, `PUT ${PLANTED.a.weevely}`, 201),
    ...commands(
      chance,
      'a',
      WEEVELY + 30_000,
      japan('2015-11-22 03:15:40'),
      COMMANDS.november - 401, // The agent was posted to as well.
    ),
    ...visits.flatMap(([from, to, n]) => commands(chance, 'a', japan(from), japan(to), n)),
    ...plant('b', INTRUDERS.secondScan, japan('2016-04-14 19:21:38'), japan('2016-04-14 19:27:30')),
    ...commands(chance, 'b', japan('2016-04-14 19:29:00'), japan('2016-04-15 22:03:27'), COMMANDS.april - 1),
    ...[50, 61, 73, 88, 101, 118, 135].map((second, n) =>
      b(japan('2016-04-22 00:05:00') + second * 1000, `GET ${PLANTED.b.shell}?act=${n + 1}`, 200, 5_300),
    ),
  ];
}
