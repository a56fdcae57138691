import { japan } from '../japan-time.ts';
import type { WebRequest } from '../web-request.ts';

/** 想定: the program is put through a feature for apps of one's own, and spoken to until it is disabled. */
export const INTRUDER = '203.0.113.140';
const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:57.0) Gecko/20100101 Firefox/57.0';

/** Published: the alert came at 20:04, the program could not run any more from 22:28. */
export function intrusion(host: string): WebRequest[] {
  const at = (time: string) => japan(`2018-01-07 ${time}`);
  const from = { host, address: INTRUDER, userAgent: AGENT };
  const step = (moment: number, asked: string, status: number, bytes = 0): WebRequest => {
    const [method = '', target = ''] = asked.split(' ');
    return { ...from, at: moment, method, target, status, bytes };
  };
  const program = '/apps/files/i.php';
  return [
    step(at('19:38:10'), 'GET /apps/new', 200, 6_200),
    step(at('19:41:00'), 'POST /apps/upload', 200, 340),
    step(at('19:41:20'), `GET ${program}`, 200, 31),
    ...Array.from({ length: 60 }, (_, n) =>
      step(at('19:43:00') + n * 40_000, `POST ${program}`, 200, 400 + ((n * 7_919) % 20_000)),
    ),
    step(at('22:28:30'), `POST ${program}`, 403, 210),
  ];
}
