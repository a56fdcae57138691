import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../adapters/settings/read-config.ts';
import { readShippedProfile } from '../../adapters/settings/read-profile.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import { compileRoutes } from '../../request/route/compile-routes.ts';
import { init } from './init.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hinomi-init-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function run(logs: readonly string[], language: 'ja' | 'en' = 'en', data: readonly string[] = []) {
  let said = '';
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        said += String(chunk);
        done();
      },
    });
  const io = { stdout: sink(), stderr: sink(), colour: false, width: 80 };
  return { exit: await init({ logs, data, language, folder }, io), said };
}

function line(address: string, request: string, status: number): string {
  return `b.shop.example:443 ${address} - - [12/Oct/2026:09:00:00 +0900] "${request} HTTP/1.1" ${status} 512 "-" "Browser"\n`;
}

const LOG = [
  ...Array.from({ length: 30 }, (_, n) => line(`198.51.100.${n}`, `GET /products/detail/${n}`, 200)),
  ...Array.from({ length: 30 }, (_, n) => line(`198.51.100.${n}`, `GET /html/upload/${n}.jpg`, 200)),
  ...Array.from({ length: 4 }, () => line('203.0.113.5', 'GET /admin/order', 200)),
  line('203.0.113.5', 'POST /admin/login', 302),
  line('203.0.113.9', 'POST /admin/login', 200),
  line('203.0.113.9', 'GET /x?q=%0Aknown:%20[]', 404),
].join('');

describe('init', () => {
  it.each(['ja', 'en'] as const)('drafts a configuration that can be read (%s)', async (language) => {
    const log = join(folder, 'access.log');
    await writeFile(log, LOG);
    const { exit, said } = await run([log], language);
    expect(exit).toBe(0);
    expect(said).toContain('hinomi.yaml');
    expect(said).toContain('ec-cube-4');
    expect(said).not.toMatch(/\{\w+\}/);
    const reading = await readConfig(join(folder, 'hinomi.yaml'));
    if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.say('en')).join('\n'));
    const { tenants, known, evidence } = reading.config;
    expect(tenants[0]).toMatchObject({ id: 'b', hosts: ['b.shop.example'] });
    expect(known).toEqual([]);
    expect(evidence[0]?.path).toBe(log);
    const shipped = await readShippedProfile('ec-cube-4', shippedFolder('profiles'));
    if (!shipped.ok) throw shipped.problems[0];
    const { name, routes, data } = tenants[0]!.profile;
    expect({ name, routes, data }).toEqual({
      name: 'my-ec-cube-4',
      routes: shipped.profile.routes,
      data: shipped.profile.data,
    });
  });

  it('builds on the profile for unknown shops when nothing tells the platform', async () => {
    const log = join(folder, 'access.log');
    await writeFile(log, LOG.replaceAll('/products/', '/goods/').replaceAll('/html/', '/pics/'));
    await run([log]);
    const reading = await readConfig(join(folder, 'hinomi.yaml'));
    if (!reading.ok) throw reading.problems[0];
    const [tenant] = reading.config.tenants;
    expect(tenant?.profile.routes[0]).toMatchObject({ action: 'admin.page', path: '/admin/**' });
    expect(tenant?.profile.routes).toContainEqual({
      action: 'admin.login',
      method: 'POST',
      path: '/admin/login',
      success: { status: 302 },
      failure: { status: 200 },
    });
    expect(tenant?.profile.content).toContainEqual({ path: '/pics/**', executable: 'never' });
    expect(tenant?.profile.content).toContainEqual({ path: '/wp-content/uploads/**', executable: 'never' });
  });

  it('puts the name that the administration has in place of the usual one', async () => {
    const log = join(folder, 'access.log');
    await writeFile(log, `${LOG}${LOG}`.replaceAll('/admin/', '/x7-desk/'));
    const { said } = await run([log]);
    expect(said).toContain('ec-cube-4');
    const reading = await readConfig(join(folder, 'hinomi.yaml'));
    if (!reading.ok) throw reading.problems[0];
    const routes = compileRoutes(reading.config.tenants[0]!.profile);
    expect(routes.match('GET', '/x7-desk/order/export/order', '')?.route.action).toBe('order.export');
    expect(routes.match('GET', '/admin/order/export/order', '')).toBeNull();
  });

  it("keeps the platform's own data sets for its own tables", async () => {
    const log = join(folder, 'access.log');
    await writeFile(log, LOG);
    const dump = join(folder, 'dump1.csv');
    const columns =
      'id,customer_id,pref_id,sex_id,payment_id,order_status_id,order_no,message,name01,name02,kana01,kana02,company_name,email,phone_number,postal_code,addr01,addr02,birth,payment_total,payment_method,note,create_date,order_date';
    await writeFile(dump, `${columns}\n1,,13\n`);
    const shipping = join(folder, 'dtb_shipping.csv');
    await writeFile(
      shipping,
      'id,order_id,name01,name02,phone_number,postal_code,addr01,addr02,tracking_number\n1,1\n',
    );
    const own = join(folder, 'inquiries.csv');
    await writeFile(own, '会員番号,メールアドレス,お問い合わせ内容,受付日時\n7,a@example.com,x,y\n');
    await run([log], 'en', [dump, shipping, own]);
    const reading = await readConfig(join(folder, 'hinomi.yaml'));
    if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.say('en')).join('\n'));
    const { profile, data } = reading.config.tenants[0]!;
    const shipped = await readShippedProfile('ec-cube-4', shippedFolder('profiles'));
    if (!shipped.ok) throw shipped.problems[0];
    expect(data?.tables).toMatchObject({
      dtb_order: dump,
      orders: dump,
      unfinished_orders: dump,
      deliveries: shipping,
      inquiries: own,
    });
    for (const name of ['orders', 'deliveries', 'customers']) {
      expect(profile.data?.get(name)).toEqual(shipped.profile.data?.get(name));
    }
    expect(profile.data?.get('inquiries')).toMatchObject({
      person: [
        ['customer', ['会員番号']],
        ['email', ['メールアドレス']],
      ],
    });
  });

  it.each(['ja', 'en'] as const)(
    'drafts data sets out of headings, and never shows rows (%s)',
    async (language) => {
      const log = join(folder, 'access.log');
      const queries = [
        'from=2026-09-01&to=2026-09-07&status=3&_token=tok5ecret',
        'from=2026-08-01&to=2026-08-31',
      ];
      await writeFile(
        log,
        queries.map((query) => line('203.0.113.5', `GET /kanri/orders/csv?${query}`, 200)).join(''),
      );
      const orders = join(folder, '受注.csv');
      const sjis = Buffer.from('8df28d9194d48d86', 'hex'); // 受注番号, near enough: not UTF-8
      await writeFile(
        orders,
        '注文番号,注文日時,会員番号,お名前(姓),お名前(名),郵便番号,都道府県,住所1,電話番号,メールアドレス,お届け先氏名,支払方法,お支払合計,対応状況,拠点\n1,2026-09-01,7,山田,花子,1000001,東京都,1-1,0300000000,hanako@example.com,山田,カード,100,発送済み,A\n',
      );
      const members = join(folder, 'members.csv');
      await writeFile(
        members,
        'member_id,email,password,last_name,first_name,created_at\n7,taro@example.com,x,y,z,w\n',
      );
      const bare = join(folder, 'bare.csv');
      await writeFile(bare, Buffer.concat([sjis, Buffer.from(',hanako@example.com\n')]));
      const { exit, said } = await run([log], language, [orders, members, bare]);
      expect(exit).toBe(0);
      const draft = await readFile(join(folder, 'profile.yaml'), 'utf8');
      expect(said + draft).not.toMatch(/hanako|taro|tok5ecret|2026-09-01T|0300000000/);
      const reading = await readConfig(join(folder, 'hinomi.yaml'));
      if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.say('en')).join('\n'));
      const { profile, data } = reading.config.tenants[0]!;
      expect(data?.tables).toMatchObject({ orders, customers: members });
      expect(profile.data?.get('orders')).toMatchObject({
        id: '注文番号',
        placedAt: '注文日時',
        person: [
          ['customer', ['会員番号']],
          ['email', ['メールアドレス']],
          ['phone', ['電話番号']],
          ['name', ['お名前(姓)', 'お名前(名)']],
          ['address', ['郵便番号', '都道府県', '住所1']],
        ],
      });
      expect([...profile.data!.get('orders')!.items.keys()].sort()).toEqual(
        ['address', 'amount', 'delivery_name', 'email', 'name', 'order', 'phone'].sort(),
      );
      expect(profile.data?.get('customers')?.items.get('password_hash')?.columns).toEqual(['password']);
      expect(draft).toContain('card_number: { where: { "支払方法": [ ] } }');
      expect(draft).toContain('拠点');
      expect(draft).toContain('bare.csv');
      const exported = compileRoutes(profile).match('GET', '/kanri/orders/csv', '')?.route;
      expect(exported).toMatchObject({
        action: 'order.export',
        selects: { orders: { placed_at: { from: 'query.from', to: 'query.to' } } },
        narrowedBy: ['query.status'],
      });
    },
  );

  it('leaves guesses about known addresses to a person', async () => {
    const log = join(folder, 'access.log');
    await writeFile(log, LOG);
    await run([log]);
    const draft = await readFile(join(folder, 'hinomi.yaml'), 'utf8');
    expect(draft).toContain('#  - { address: "203.0.113.5", role: operator }');
  });

  it('drafts without a log', async () => {
    expect((await run([])).exit).toBe(0);
    expect(await readConfig(join(folder, 'hinomi.yaml'))).toMatchObject({ ok: true });
  });

  it('never overwrites', async () => {
    await writeFile(join(folder, 'hinomi.yaml'), 'mine');
    const { exit, said } = await run([]);
    expect(exit).toBe(0);
    expect(said).toContain('exists already');
    expect(await readFile(join(folder, 'hinomi.yaml'), 'utf8')).toBe('mine');
    expect((await run([])).exit).toBe(2);
  });

  it('names a log that does not exist, and drafts all the same', async () => {
    const { exit, said } = await run([join(folder, 'none.log')]);
    expect(exit).toBe(2);
    expect(said).toContain('INPUT_MISSING');
    expect(await readConfig(join(folder, 'hinomi.yaml'))).toMatchObject({ ok: true });
  });
});
