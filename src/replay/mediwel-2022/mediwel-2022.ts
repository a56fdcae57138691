import { createChance } from '../../model/chance.ts';
import { webLog } from '../cart/web-log.ts';
import { databaseTime, japan } from '../japan-time.ts';
import { address, mobile, personName } from '../persons.ts';
import type { Replay } from '../replay.ts';
import { waves } from './waves.ts';

const HOST = 'jimu.job.example';
const SHOP = { host: HOST, operator: '2001:db8:0:61::10', visits: 260, orders: { first: 1_001, n: 800 } };
const [FROM, TO] = [japan('2022-08-01'), japan('2022-12-07')];
/** Registered with the four sites (想定: how many). */
const MEMBERS = 60_000;
/** Passwords set before this day were kept, published; they are those of the first so many (想定). */
const OLD_PASSWORDS = 1_480;
const SITES = ['doctor', 'doctor-part', 'log', 'clavis'];

const PROFILE = `name: job-sites
routes:
  - { action: admin.login,       method: POST, path: /admin/login, success: { status: 302 }, failure: { status: 200 } }
  - { action: admin.page,        path: "/admin/**" }
  - { action: customer.login,    method: POST, path: /login, success: { status: 302 }, failure: { status: 200 } }
  - { action: customer.page,     path: "/mypage/**" }
data:
  members:
    table: members
    id: id
    placed_at: registered_at
    person: { email: email }
    items: { name: name, birth_date: birthday, address: address, phone: phone, email: email, password_hash: password }
`;

const CONFIG = `timezone: Asia/Tokyo
organisation: { name: 株式会社みほん転職, role: shop }
tenants:
  - { id: jobs, name: 転職サイト(5サイト共通のデータベース), hosts: [${HOST}, doctor.job.example, doctor-part.job.example, log.job.example, clavis.job.example], profile: ./profile.yaml, data: { kind: csv, tables: { members: data/members.csv }, asOf: 2022-12-07T20:00:00+09:00 } }
evidence:
  - { kind: access_log, path: logs/*.log.gz }
`;

/** Four sites' members, read in three waves through a fifth site that shares their database. */
export const mediwel2022: Replay = {
  id: 'mediwel-2022',
  build(folder, { scale }) {
    const chance = createChance(2022_08);
    folder.write(
      'logs/access.log.gz',
      webLog(chance, SHOP, { from: FROM, to: TO, scale }, waves(chance, HOST)),
    );
    folder.write('data/members.csv', members());
    folder.write('profile.yaml', [PROFILE]);
    folder.write('hinomi.yaml', [CONFIG]);
  },
};

function* members(): Generator<string> {
  yield 'id,site,registered_at,name,birthday,address,phone,email,password\n';
  const first = japan('2009-04-01 10:00:00');
  for (let n = 0; n < MEMBERS; n++) {
    const cells = [
      n + 1,
      SITES[n % SITES.length],
      databaseTime(first + n * 6_600_000),
      personName(n),
      `19${60 + (n % 35)}-0${1 + (n % 9)}-1${n % 9}`,
      address(n),
      mobile(n),
      `member${n}@mail.example`,
      n < OLD_PASSWORDS ? 'x' : '',
    ];
    yield `${cells.join(',')}\n`;
  }
}
