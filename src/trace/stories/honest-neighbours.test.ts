import { describe, expect, it } from 'vitest';
import { CHROME, CRAWLER, PHONE, Story } from './story.ts';

const ATTACKER = '198.51.100.1';
const FILE = '/content/x7d2.php';

function dropped(file = FILE, status = 201): Story {
  return new Story()
    .tell({ at: '2026-04-01T10:00:00', from: ATTACKER, does: `PUT ${file}`, status })
    .tell({ at: '2026-04-01T10:01:00', from: ATTACKER, does: `POST ${file}` }, 5)
    .find({ sources: [ATTACKER], attacks: ['upload'], files: [file], outcome: 'succeeded' });
}

describe('somebody who comes by a dropped file', () => {
  const visitor = { at: '2026-04-02T10:00:00', from: '192.0.2.5' };

  it.each([
    ['a crawler that follows a link', { does: `GET ${FILE}`, agent: CRAWLER }, 1],
    ['a crawler that comes every day', { does: `GET ${FILE}`, agent: CRAWLER }, 60],
    ['a crawler that is told it is gone', { does: `GET ${FILE}`, agent: CRAWLER, status: 404 }, 3],
    [
      'a reader of a mail with a campaign link',
      { does: `GET ${FILE}?utm_source=mail&fbclid=x`, agent: PHONE },
      1,
    ],
    ['somebody who looks a few times', { does: `GET ${FILE}` }, 5],
    ['somebody who posts to what is gone', { does: `POST ${FILE}`, status: 404 }, 5],
    ['a customer of the folder', { does: 'GET /content/banner.png' }, 50],
  ])('%s is not joined', (_, deed, times) => {
    const trace = dropped()
      .tell({ ...visitor, ...deed }, times)
      .trace();
    expect(trace.actors).toHaveLength(1);
    expect(trace.actorOf(visitor.from)).toBeUndefined();
  });

  it.each([
    ['posts to it', { does: `POST ${FILE}` }, 1],
    ['gives it orders by query', { does: `GET ${FILE}?cmd=id` }, 1],
    ['talks with it by headers alone', { does: `GET ${FILE}` }, 30],
    [
      'calls itself a crawler but attacks',
      { does: `GET ${FILE}?c=id`, agent: CRAWLER, attacks: ['rce'] as const },
      1,
    ],
    ['overwrites it', { does: `PUT ${FILE}`, status: 204 }, 1],
  ])('who %s is joined', (_, deed, times) => {
    const trace = dropped()
      .tell({ ...visitor, ...deed }, times)
      .trace();
    expect(trace.actorOf(visitor.from)).toBe(trace.actors[0]!.id);
  });
});

describe('a file that honest people use', () => {
  it('joins nobody who merely loads a script that was changed', () => {
    const story = dropped('/js/checkout.js');
    for (let n = 0; n < 50; n += 1) {
      story.tell({ at: '2026-04-02T10:00:00', from: `192.0.2.${n}`, does: 'GET /js/checkout.js?v=3' });
    }
    expect(story.trace().actors[0]!.addresses).toEqual([ATTACKER]);
  });

  it('joins nobody who uses a page that was there before', () => {
    const story = dropped('/cart/complete.php', 204)
      .tell({ at: '2026-03-01T10:00:00', from: '192.0.2.4', does: 'POST /cart/complete.php' })
      .tell({ at: '2026-04-03T10:00:00', from: '192.0.2.5', does: 'POST /cart/complete.php' });
    const trace = story.trace();
    expect(trace.actors[0]!.addresses).toEqual([ATTACKER]);
    expect(trace.spared.map(({ address }) => address)).toEqual(['192.0.2.4', '192.0.2.5']);
  });

  it('joins who calls a new file, even where the shop answered for it before with a page of its own', () => {
    const story = dropped()
      .tell({ at: '2026-03-01T10:00:00', from: '192.0.2.4', does: `GET ${FILE}` })
      .tell({ at: '2026-04-03T10:00:00', from: '198.51.100.5', does: `POST ${FILE}` });
    expect(story.trace().actors[0]!.addresses).toEqual([ATTACKER, '198.51.100.5']);
  });

  it('forgets a path that thousands ask for, and still counts what its actor did', () => {
    const story = dropped('/index.php');
    for (let n = 0; n < 5_000; n += 1) {
      const from = `2001:db8::${n.toString(16)}`;
      story.tell({ at: '2026-04-02T10:00:00', from, does: 'POST /index.php' });
    }
    const trace = story.trace();
    expect(trace.actors).toHaveLength(1);
    expect(trace.actors[0]).toMatchObject({ addresses: [ATTACKER], requests: 6 });
  });
});

describe("an upload by a shop's own form", () => {
  it('is told without taking the form for the file', () => {
    const story = new Story()
      .tell({ at: '2026-04-01T10:00:00', from: ATTACKER, does: 'POST /admin/upload', action: 'upload' })
      .tell({ at: '2026-04-01T09:00:00', from: '192.0.2.8', does: 'POST /admin/upload', action: 'upload' })
      .find({ sources: [ATTACKER], attacks: ['upload'], outcome: 'succeeded' });
    const { actors, timeline } = story.trace();
    expect(actors.map((actor) => [actor.addresses, actor.files])).toEqual([[[ATTACKER], []]]);
    expect(timeline[0]!.text.ja).toContain('ファイルのアップロードが1回受け付けられました');
  });
});

describe('the same file name in two tenants', () => {
  const other = '198.51.100.99';
  const there = { from: other, site: 'c', at: '2026-04-05T10:00:00' };

  it('is two files when both were placed', () => {
    const story = dropped('/upload/shell.php')
      .tell({ ...there, does: 'PUT /upload/shell.php', status: 201 })
      .find({ sources: [other], attacks: ['upload'], files: ['/upload/shell.php'], outcome: 'succeeded' });
    expect(story.trace().actors).toHaveLength(2);
  });

  it('is one file when it was placed through one and called through the other', () => {
    const story = dropped()
      .tell({ ...there, does: `POST ${FILE}` })
      .find({ sources: [other], attacks: ['webshell'], files: [FILE], outcome: 'succeeded' });
    expect(story.trace().actors).toHaveLength(1);
  });
});

describe('addresses of the shop itself', () => {
  const known = '192.0.2.1';

  it('are not pulled in by a file, whatever they do with it', () => {
    const story = dropped().tell({ at: '2026-04-09T10:00:00', from: known, does: `POST ${FILE}` }, 3);
    story.known.push({ address: '192.0.2.0/24', role: 'operator' });
    const trace = story.trace();
    expect(trace.actorOf(known)).toBeUndefined();
    expect(trace.actors).toHaveLength(1);
  });

  it('make an actor of their own when a grave finding says so, but are joined with nobody', () => {
    const story = dropped()
      .tell({ at: '2026-04-09T10:00:00', from: known, does: `POST ${FILE}` }, 3)
      .find({
        sources: [known],
        attacks: ['webshell'],
        files: [FILE],
        outcome: 'succeeded',
        level: 'critical',
      });
    story.known.push({ address: known, role: 'operator' });
    expect(story.trace().actors.map((actor) => actor.addresses)).toEqual([[known], [ATTACKER]]);
  });

  it('are their people’s until something grave was done from them', () => {
    const grave = '2026-04-09T10:00:00';
    const story = dropped()
      .tell({ at: grave, from: known, does: `POST ${FILE}` }, 3)
      .find({
        sources: [known],
        firstAt: Date.parse(`${grave}+09:00`),
        attacks: ['webshell'],
        files: [FILE],
        outcome: 'succeeded',
        level: 'critical',
      });
    story.known.push({ address: known, role: 'operator', tenant: 'b' });
    const trace = story.trace();
    expect(trace.ownerOf(known, Date.parse('2026-04-09T09:00:00+09:00'))).toBeUndefined();
    expect(trace.ownerOf(known, Date.parse('2026-04-09T11:00:00+09:00'))).toBe(trace.actorOf(known));
  });

  it('count as strangers outside their time', () => {
    const scanner = '192.0.2.66';
    const story = new Story()
      .tell({ at: '2026-05-01T10:00:00', from: scanner, does: 'GET /?q=1', attacks: ['sqli'] }, 100)
      .tell({ at: '2026-06-01T10:00:00', from: scanner, does: 'GET /?q=1', attacks: ['sqli'] }, 7);
    story.known.push({
      address: scanner,
      role: 'scanner',
      from: Date.parse('2026-05-01T00:00:00+09:00'),
      to: Date.parse('2026-05-02T00:00:00+09:00'),
    });
    story.find({ sources: [scanner], firstAt: Date.parse('2026-06-01T10:00:00+09:00') });
    const trace = story.trace();
    expect(trace.actors[0]!.requests).toBe(7);
    expect(trace.actorOf(scanner, Date.parse('2026-05-01T12:00:00+09:00'))).toBeUndefined();
    expect(trace.actorOf(scanner, Date.parse('2026-06-01T12:00:00+09:00'))).toBe(trace.actors[0]!.id);
  });
});

describe('an address that carries a fifth of the traffic', () => {
  it('is joined with nobody when most of it is honest, and only its attacks are counted', () => {
    const proxy = '192.0.2.250';
    const story = dropped()
      .tell({ at: '2026-04-01T08:00:00', from: proxy, does: 'GET /item/1' }, 500)
      .tell({
        at: '2026-04-01T09:00:00',
        from: proxy,
        account: 'op01',
        action: 'admin.login',
        result: 'success',
      })
      .tell({ at: '2026-04-01T09:30:00', from: proxy, does: 'GET /old-page', status: 404 }, 3)
      .tell({ at: '2026-04-01T10:00:00', from: proxy, action: 'customer.login', result: 'failure' }, 2)
      .tell({ at: '2026-04-01T11:00:00', from: proxy, does: `POST ${FILE}` }, 4)
      .find({ sources: [proxy], attacks: ['webshell'], files: [FILE], outcome: 'succeeded' });
    story.busy.add(proxy);
    const trace = story.trace();
    expect(trace.actors.map((actor) => actor.addresses)).toEqual([[ATTACKER], [proxy]]);
    expect(trace.actors[1]).toMatchObject({ requests: 4, accounts: [], stages: ['webshell'] });
    expect(trace.sharedAddresses).toEqual([proxy]);
    expect(trace.actorOf(proxy)).toBeUndefined();
  });

  it('is an attacker like others when its traffic is the attack', () => {
    const story = dropped();
    story.tell({ at: '2026-04-01T09:00:00', from: ATTACKER, does: 'GET /?q=1', attacks: ['sqli'] }, 900);
    story.tell({ at: '2026-04-02T09:00:00', from: '198.51.100.2', does: `POST ${FILE}` });
    story.busy.add(ATTACKER);
    const trace = story.trace();
    expect(trace.actors[0]).toMatchObject({ addresses: [ATTACKER, '198.51.100.2'], requests: 907 });
  });
});

describe('an address behind which some attack and others shop', () => {
  const proxy = '203.0.113.250';
  const DAYS = 30;
  /** Three weeks before and one after, half of what comes is refused; on one day somebody attacks. */
  const month = (agents: readonly string[]) => {
    const story = new Story();
    for (let day = 0; day < DAYS; day++) {
      const at = `2026-04-${String(day + 1).padStart(2, '0')}T10:00:00`;
      for (const agent of agents) {
        story.tell({ at, from: proxy, agent, does: 'GET /item/1' }, 4);
        story.tell({ at, from: proxy, agent, does: 'GET /gone.png', status: 404 }, 6);
      }
    }
    story.busy.add(proxy);
    return story;
  };
  const attacked = (story: Story) =>
    story
      .tell({ at: '2026-04-22T10:20:00', from: proxy, does: "GET /?q='or+1=1", attacks: ['sqli'] }, 9)
      .find({
        sources: [proxy],
        firstAt: Date.parse('2026-04-22T10:20:00+09:00'),
        lastAt: Date.parse('2026-04-22T10:20:08+09:00'),
        count: 9,
      })
      .trace();

  it('is laid to nobody but for the attacks where several browsers look at pages', () => {
    const trace = attacked(month([1, 2, 3, 4].map((n) => `${CHROME}.${n}`)));
    expect(trace.actors).toMatchObject([{ requests: 9, stages: ['attack'] }]);
    expect(trace.laidOf(proxy)).toBe('hostile');
  });

  it('is laid to the attacker about the time of the attack where one browser is seen', () => {
    const trace = attacked(month([CHROME]));
    expect(trace.actors).toMatchObject([{ requests: 19 }]);
    expect(trace.laidOf(proxy)).toBe('at-attacks');
    const on = (day: string) => trace.actorOf(proxy, Date.parse(`2026-04-${day}T10:20:00+09:00`));
    expect(on('22')).toBe(trace.actors[0]!.id);
    expect(on('03')).toBeUndefined();
  });

  it('makes no actor where nothing can be laid to anybody', () => {
    const story = month([CHROME]);
    const wide = { at: '2026-04-02T10:00:00', from: proxy, agent: CHROME } as const;
    story.tell({ ...wide, does: 'GET /item/2' }, 400, 3_600_000).find({ sources: [proxy], ofMany: true });
    expect(story.trace().actors).toEqual([]);
  });
});

describe('a crawler that is led astray', () => {
  const crawler = '192.0.2.10';
  const fetches = { from: crawler, agent: CRAWLER } as const;
  const led = (honest: number) =>
    new Story()
      .tell({ at: '2026-04-01T08:00:00', does: 'GET /item/1', ...fetches }, honest, 60_000)
      .tell({ at: '2026-04-01T09:00:00', does: "GET /?q='or+1=1", attacks: ['sqli'], ...fetches }, 5)
      .find({ sources: [crawler], outcome: 'unknown' })
      .trace().actors;

  it('is no actor while it mostly fetches pages', () => expect(led(20)).toEqual([]));
  it('is one when it mostly attacks, whatever it calls itself', () => expect(led(2)).toHaveLength(1));
});

describe('noise', () => {
  it('makes no actor of a single low probe', () => {
    const story = new Story()
      .tell({ at: '2026-04-01T10:00:00', from: ATTACKER, does: 'GET /wp-login.php', status: 404 })
      .find({ sources: [ATTACKER], level: 'low', attacks: ['probe'], outcome: 'attempted' });
    expect(story.trace().actors).toEqual([]);
  });

  it('makes one of several kinds of low findings together', () => {
    const story = new Story()
      .tell({ at: '2026-04-01T10:00:00', from: ATTACKER, does: 'GET /wp-login.php', status: 404 })
      .find({ sources: [ATTACKER], level: 'low', attacks: ['probe'], outcome: 'attempted' })
      .find({ sources: [ATTACKER], level: 'low', attacks: ['scanner'], outcome: 'attempted' });
    expect(story.trace().actors).toHaveLength(1);
  });

  it('shows the most serious actors and counts the rest', () => {
    const story = new Story();
    for (let n = 0; n < 260; n += 1) {
      const from = `2001:db8::${n.toString(16)}`;
      story.tell({ at: '2026-04-01T10:00:00', from, does: 'GET /?q=1', attacks: ['sqli'], status: 403 }, 2);
      story.find({ sources: [from], outcome: n === 259 ? 'succeeded' : 'attempted', level: 'medium' });
    }
    const trace = story.trace();
    expect(trace.actors).toHaveLength(200);
    expect(trace.actors[0]!.addresses).toEqual(['2001:db8::103']);
    expect(trace.omitted).toEqual({ actors: 60, requests: 120, addresses: 0 });
  });
});
