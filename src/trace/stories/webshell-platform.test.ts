import { beforeAll, describe, expect, it } from 'vitest';
import type { Trace } from '../trace.ts';
import { CRAWLER, PHONE, Story } from './story.ts';

/**
 * A platform with several shops: a first wave places a backdoor through shop A, months later a second wave from
 * other addresses uses it, gets into shop B with a stolen account, and downloads orders twice.
 */
const SCAN = '198.51.100.7';
const SHELL = '198.51.100.8';
const SECOND = '203.0.113.9';
const LATE = '203.0.113.20';
const OWNER = '192.0.2.10';
const ADMINISTRATOR = '192.0.2.1';
const CUSTOMER = '192.0.2.200';
const ROBOT = '192.0.2.66';
const FILE = '/content/x7d2.php';
const SCANNER = 'ExampleScan/4.1';

function tellStory(): Story {
  const story = new Story();
  story.known.push({ address: '192.0.2.0/29', role: 'operator' });
  const sqli = { site: 'a', agent: SCANNER, attacks: ['sqli'] } as const;
  const first = { from: SHELL, site: 'a' };
  const second = { from: SECOND, site: 'b' };
  const admin = { ...second, account: 'op01', kind: 'web' } as const;
  story
    .tell({
      at: '2015-11-01T09:00:00',
      from: OWNER,
      site: 'b',
      account: 'op01',
      action: 'admin.login',
      result: 'success',
    })
    .tell({ at: '2015-11-12T21:58:00', from: SCAN, does: "GET /search?q='or+1=1", status: 500, ...sqli }, 290)
    .tell({ at: '2015-11-12T22:20:00', from: SCAN, does: 'GET /backup.zip', status: 404, site: 'a' }, 40)
    .tell({ ...first, at: '2015-11-15T16:29:30', does: `PUT ${FILE}`, status: 201, attacks: ['webshell'] })
    .tell({ ...first, at: '2015-11-15T16:31:00', does: `POST ${FILE}` }, 54, 2_000)
    .tell({ at: '2015-11-15T16:40:00', from: SCAN, site: 'a', does: `POST ${FILE}` }, 3)
    .tell({ at: '2015-12-01T10:00:00', from: ROBOT, site: 'a', does: `GET ${FILE}`, agent: CRAWLER })
    .tell(
      { at: '2015-12-01T11:00:00', from: CUSTOMER, site: 'a', does: 'GET /content/banner.png', agent: PHONE },
      3,
    )
    .tell({ ...second, at: '2016-04-18T09:03:54', does: `POST ${FILE}`, site: 'a' }, 24, 60_000)
    .tell(
      {
        ...admin,
        at: '2016-04-18T09:30:00',
        action: 'admin.login',
        does: 'POST /admin/login',
        result: 'failure',
      },
      12,
    )
    .tell({
      at: '2016-04-18T10:00:00',
      from: OWNER,
      site: 'b',
      account: 'op01',
      action: 'admin.login',
      result: 'success',
    })
    .tell({
      ...admin,
      at: '2016-04-18T15:31:32',
      action: 'admin.login',
      does: 'POST /admin/login',
      status: 302,
      result: 'success',
    })
    .tell(
      { ...second, at: '2016-04-18T15:33:00', does: 'GET /admin/orders', action: 'order.view' },
      8,
      20_000,
    )
    .tell(
      {
        ...second,
        at: '2016-04-18T15:40:00',
        does: 'GET /admin/export',
        action: 'order.export',
        bytes: 5_000_000,
      },
      2,
      60_000,
    )
    .tell({
      ...admin,
      at: '2016-04-18T16:08:24',
      action: 'admin.login',
      does: 'POST /admin/login',
      status: 302,
      result: 'success',
    })
    .tell({
      ...second,
      at: '2016-04-18T16:10:00',
      does: 'GET /admin/export',
      action: 'order.export',
      bytes: 1_000,
    })
    .tell({ ...second, at: '2016-04-18T17:40:00', does: 'GET /', site: 'c' }, 2)
    .tell({ at: '2016-04-22T00:05:50', from: LATE, site: 'a', does: `GET ${FILE}?menu=1` }, 6, 12_000)
    .tell({ at: '2016-06-15T19:00:00', from: ADMINISTRATOR, site: 'a', does: `POST ${FILE}` }, 2)
    .tell({
      at: '2016-06-15T20:00:00',
      from: OWNER,
      site: 'b',
      account: 'op01',
      action: 'admin.login',
      result: 'success',
    });
  return story
    .find({ sources: [SCAN], attacks: ['sqli', 'scanner'] })
    .find({
      sources: [SHELL],
      attacks: ['upload', 'webshell'],
      files: [FILE],
      outcome: 'succeeded',
      level: 'critical',
    })
    .find({ sources: [SECOND], attacks: ['webshell'], files: [FILE], outcome: 'succeeded' })
    .find({ sources: [ROBOT], attacks: ['webshell'], files: [FILE], outcome: 'succeeded' })
    .find({ sources: [ADMINISTRATOR], attacks: ['sqli'], level: 'medium' });
}

describe('a platform entered through a backdoor in two waves', () => {
  const story = tellStory();
  let trace: Trace;
  beforeAll(() => {
    trace = story.trace();
  });

  it('puts both waves together, and nobody else', () => {
    expect(trace.actors).toHaveLength(1);
    expect(trace.actors[0]!.addresses).toEqual([SCAN, SHELL, SECOND, LATE].sort());
  });

  it('names accounts, files, tenants and stages', () => {
    expect(trace.actors[0]).toMatchObject({
      accounts: ['op01'],
      files: [FILE],
      tenants: ['a', 'b', 'c'],
      stages: [
        'reconnaissance',
        'attack',
        'foothold',
        'webshell',
        'login-attempt',
        'login',
        'browse',
        'export',
        'return',
      ],
      requests: 290 + 40 + 1 + 54 + 3 + 24 + 12 + 1 + 8 + 2 + 1 + 1 + 2 + 6,
    });
  });

  it('gives each join its reason and evidence', () => {
    const { links } = trace.actors[0]!;
    expect(links.length).toBeGreaterThanOrEqual(4);
    for (const link of links) {
      expect(link.evidence.length).toBeGreaterThan(0);
      expect(link.why).toMatch(/ファイル|アカウント/);
    }
    expect(links.map((link) => link.joins)).toContainEqual([SECOND, SHELL]);
  });

  it('says why the crawler and the administrator were left out', () => {
    const left = trace.spared.map(({ address, why }) => [address, why.ja]);
    expect(left).toContainEqual([ROBOT, expect.stringContaining('クローラー')]);
    expect(left).toContainEqual([ADMINISTRATOR, expect.stringContaining('設定に登録')]);
  });

  it('knows nobody of the honest', () => {
    for (const address of [OWNER, ADMINISTRATOR, CUSTOMER, ROBOT])
      expect(trace.actorOf(address)).toBeUndefined();
    expect(trace.actorOf(LATE)).toBe(trace.actors[0]!.id);
  });

  it('tells the timeline in order, session by session', () => {
    const told = trace.timeline.map(({ stage, tenant }) => `${tenant} ${stage}`);
    expect(told).toEqual([
      'a attack',
      'a reconnaissance',
      'a foothold',
      'a webshell',
      'a webshell',
      'b login-attempt',
      'b login',
      'b browse',
      'b export',
      'b login',
      'b export',
      'c browse',
      'a webshell',
    ]);
  });

  it('says what a manager needs, in figures', () => {
    const text = trace.timeline.map((episode) => episode.text.ja).join('\n');
    expect(text).toContain('290件');
    expect(text).toContain(`PUTメソッドによりファイル(${FILE})が設置されました`);
    expect(text).toContain('拒否されなかった57件');
    expect(text).toContain('関連するアクセスとしては154日ぶりに');
    expect(text).toContain('失敗が12回ありました');
    expect(text).toContain('「op01」');
    expect(text).toContain('注文データのダウンロードが2回行われました(応答の合計10,000,000バイト)');
    expect(text).toContain('2016年4月18日15時31分32秒');
  });

  it('says of an attack what was proved after the story was traced', () => {
    const attack = (told: Trace['timeline']) => told.find(({ stage }) => stage === 'attack')!.text;
    const told = story.findings.map((finding) => ({ ...finding, outcome: 'succeeded' as const }));
    expect(attack(trace.timeline).en).toContain('No record shows that one succeeded');
    expect(attack(trace.retold(told)).en).toContain('Some of these attacks are judged to have succeeded');
    expect(attack(trace.retold([]))).toEqual(attack(trace.timeline));
  });

  it('shows times in the zone asked for', () => {
    const episode = story.trace({ timezone: 'UTC' }).timeline.find(({ stage }) => stage === 'login')!;
    expect(episode.text.en).toContain('18 April 2016 at 06:31:32');
  });

  it('needs few rounds', () => {
    expect(story.rounds).toBeLessThanOrEqual(4);
    expect(trace.complete).toBe(true);
  });
});
