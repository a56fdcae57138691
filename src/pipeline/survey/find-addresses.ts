import type { Level } from '../../model/level.ts';
import { inspectRequest } from '../../request/inspect-request.ts';
import type { SampledRequest } from './sample.ts';
import type { AddressGuess } from './survey.ts';

const MONITOR = /monitor|uptime|pingdom|zabbix|nagios|mackerel|healthcheck|health check|site24x7|prtg/i;
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|127\.|f[cd][0-9a-f]{2}:|::1$)/i;
const MOST_GUESSES = 30;
const MOST_ADDRESSES = 200_000;

interface Habit {
  requests: number;
  gets: number;
  posts: number;
  admin: number;
  monitor: number;
  answered: number;
  readonly paths: Set<string>;
}

/** No work in an administration has anything of these levels in it. */
const HOSTILE: ReadonlySet<Level> = new Set(['high', 'critical']);

/**
 * Addresses that a person should say more about: those that worked in the administration and attacked nothing, monitors, services
 * that only post to one place, and proxies (a private address, or one that carries a fifth of the traffic).
 *
 * @param isAdmin whether a path lies in an administration
 */
export function findAddresses(
  requests: readonly SampledRequest[],
  isAdmin: (path: string) => boolean,
): AddressGuess[] {
  const habits = new Map<string, Habit>();
  let total = 0;
  for (const { address, method, path, status, userAgent } of requests) {
    if (!/^[0-9A-Fa-f:.]{2,45}$/.test(address)) continue;
    total++;
    let habit = habits.get(address);
    if (habit === undefined) {
      if (habits.size >= MOST_ADDRESSES) continue;
      habit = { requests: 0, gets: 0, posts: 0, admin: 0, monitor: 0, answered: 0, paths: new Set() };
      habits.set(address, habit);
    }
    habit.requests++;
    if (method === 'POST') habit.posts++;
    else habit.gets++;
    const answered = status >= 200 && status < 300;
    if (answered) habit.answered++;
    if (answered && isAdmin(path)) habit.admin++;
    if (MONITOR.test(userAgent)) habit.monitor++;
    if (habit.paths.size < 4) habit.paths.add(path);
  }
  const guesses = [...habits].flatMap(([address, habit]): AddressGuess[] => {
    const role = roleOf(address, habit, total);
    if (role === null) return [];
    return [{ address, role, requests: role === 'operator' ? habit.admin : habit.requests }];
  });
  const attackers = attackersAmong(
    new Set(guesses.filter(({ role }) => role === 'operator').map(({ address }) => address)),
    requests,
  );
  return guesses
    .filter(({ address }) => !attackers.has(address))
    .sort((a, b) => b.requests - a.requests || (a.address < b.address ? -1 : 1))
    .slice(0, MOST_GUESSES);
}

function roleOf(address: string, habit: Habit, total: number): AddressGuess['role'] | null {
  const { requests, paths } = habit;
  if (habit.monitor * 2 > requests || (requests >= 20 && paths.size <= 2 && habit.posts === 0))
    return 'monitor';
  const onlyPosts = requests >= 5 && habit.gets === 0 && habit.answered === requests;
  if (onlyPosts && paths.size <= 2 && !PRIVATE.test(address)) return 'callback';
  if (total >= 200 && requests * 5 > total) return 'proxy';
  if (PRIVATE.test(address) && requests >= 20) return 'proxy';
  return habit.admin >= 3 ? 'operator' : null;
}

/** Whoever is known as an operator is accused of less: nobody who attacked is proposed. */
function attackersAmong(addresses: ReadonlySet<string>, requests: readonly SampledRequest[]): Set<string> {
  const attackers = new Set<string>();
  for (const request of requests) {
    const { address, method, path, query, status, userAgent } = request;
    if (!addresses.has(address) || attackers.has(address)) continue;
    const target = query === '' ? path : `${path}?${query}`;
    const { level } = inspectRequest({ method, target, protocol: '', referer: '', userAgent, status });
    if (HOSTILE.has(level)) attackers.add(address);
  }
  return attackers;
}
