import { describe, expect, it } from 'vitest';
import { type Deed, PHONE, Story } from './story.ts';

const THIEF = '198.51.100.1';
const SECOND = '198.51.100.2';
const OFFICE = '192.0.2.10';
const HOME = '192.0.2.77';

function login(from: string, at: string, more: Partial<Deed> = {}): Deed {
  return { from, at, account: 'op01', action: 'admin.login', result: 'success', ...more };
}

/** The thief scans, then enters the operator's account; the operator works from the office, as always. */
function stolen(): Story {
  return new Story()
    .tell(login(OFFICE, '2026-03-02T09:00:00'))
    .tell(login(OFFICE, '2026-03-30T09:00:00'))
    .tell({ at: '2026-04-01T20:00:00', from: THIEF, does: "GET /?q='or+1=1", attacks: ['sqli'] }, 20)
    .tell(login(THIEF, '2026-04-01T21:00:00'))
    .find({ sources: [THIEF] });
}

describe('an account that an actor entered', () => {
  it('is listed, and its owner stays out', () => {
    const trace = stolen().tell(login(OFFICE, '2026-04-01T21:10:00')).trace();
    expect(trace.actors[0]).toMatchObject({ addresses: [THIEF], accounts: ['op01'] });
    expect(trace.actorOf(OFFICE)).toBeUndefined();
  });

  it('joins an address new to it that uses it within half an hour', () => {
    const trace = stolen().tell(login(SECOND, '2026-04-01T21:12:00')).trace();
    expect(trace.actors[0]!.addresses).toEqual([THIEF, SECOND]);
    expect(trace.actors[0]!.links.map((link) => link.why).join()).toContain('12分以内');
  });

  it('does not join a new address later, for nothing else speaks against it', () => {
    const trace = stolen()
      .tell(login(HOME, '2026-04-03T19:00:00', { agent: PHONE }))
      .trace();
    expect(trace.actors[0]!.addresses).toEqual([THIEF]);
  });

  it('does not join a new address that was in the shop before the attack began', () => {
    const story = stolen()
      .tell({ at: '2026-03-01T10:00:00', from: HOME, does: 'GET /' })
      .tell(login(HOME, '2026-04-01T21:12:00'));
    expect(story.trace().actorOf(HOME)).toBeUndefined();
  });

  it('does not join a new address when nobody can say which are the usual ones', () => {
    const story = new Story()
      .tell({ at: '2026-04-01T20:00:00', from: THIEF, does: 'GET /?q=1', attacks: ['sqli'] })
      .tell(login(THIEF, '2026-04-01T21:00:00'))
      .tell(login(HOME, '2026-04-01T21:12:00'))
      .find({ sources: [THIEF] });
    expect(story.trace().actorOf(HOME)).toBeUndefined();
  });

  it('joins two attackers over it, even when it lies weeks between', () => {
    const story = stolen()
      .tell({ at: '2026-04-20T20:00:00', from: SECOND, does: 'GET /?q=1', attacks: ['xss'] })
      .tell(login(SECOND, '2026-04-20T21:00:00'))
      .find({ sources: [SECOND], attacks: ['xss'] });
    expect(story.trace().actors).toHaveLength(1);
  });

  it('does not join an address that used it before, even when something else is found of it', () => {
    const story = stolen()
      .tell(login(HOME, '2026-03-15T20:00:00'))
      .tell({ at: '2026-04-05T09:00:00', from: HOME, does: 'GET /?q=1', attacks: ['xss'] })
      .tell(login(HOME, '2026-04-05T09:10:00'))
      .find({ sources: [HOME], attacks: ['xss'], firstAt: Date.parse('2026-04-05T09:00:00+09:00') });
    const trace = story.trace();
    expect(trace.actors.map((actor) => actor.addresses)).toEqual([[THIEF], [HOME]]);
    expect(trace.actors[1]!.accounts).toEqual([]);
  });

  it('joins an address with the same rare tool', () => {
    const agent = 'ShopGrab/0.3';
    const story = stolen().tell(login(THIEF, '2026-04-01T22:00:00', { agent }));
    expect(story.tell(login(SECOND, '2026-04-02T22:00:00', { agent })).trace().actors[0]!.addresses).toEqual([
      THIEF,
      SECOND,
    ]);
  });

  it('never joins a customer over a customer account, since customers move', () => {
    const customer = { account: 'mika', action: 'customer.login' } as const;
    const story = stolen()
      .tell(login(HOME, '2026-02-01T10:00:00', customer))
      .tell(login(THIEF, '2026-04-01T21:30:00', customer))
      .tell(login('192.0.2.78', '2026-04-01T21:40:00', { ...customer, agent: PHONE }));
    const trace = story.trace();
    expect(trace.actors[0]).toMatchObject({ addresses: [THIEF], accounts: ['mika', 'op01'] });
  });

  it('is not taken for entered when it was at home at the address before', () => {
    const story = new Story();
    for (const account of ['aoi', 'ren', 'yui']) {
      story.tell(login(THIEF, '2026-03-01T10:00:00', { account, action: 'customer.login' }));
      story.tell(login('192.0.2.50', '2026-04-02T10:00:00', { account, action: 'customer.login' }));
    }
    story
      .tell({ at: '2026-04-01T20:00:00', from: THIEF, does: 'GET /?q=1', attacks: ['sqli'] })
      .tell(login(THIEF, '2026-04-01T21:00:00', { account: 'sora', action: 'customer.login' }))
      .find({ sources: [THIEF], firstAt: Date.parse('2026-04-01T20:00:00+09:00') });
    expect(story.trace().actors[0]).toMatchObject({ addresses: [THIEF], accounts: [] });
  });
});

describe('a login attack spread over many addresses', () => {
  const bots = Array.from({ length: 30 }, (_, n) => `198.51.100.${n + 1}`);
  const typo = '192.0.2.30';
  const reader = '192.0.2.31';
  const failure = { action: 'customer.login', result: 'failure' } as const;

  function spread(): Story {
    const story = new Story();
    bots.forEach((from, n) => {
      for (const k of [1, 2, 3])
        story.tell({ from, at: '2026-04-01T03:00:00', account: `user${n}-${k}`, ...failure });
    });
    story
      .tell({
        from: bots[3]!,
        at: '2026-04-01T03:10:00',
        account: 'hana',
        action: 'customer.login',
        result: 'success',
      })
      .tell({ from: typo, at: '2026-04-01T03:05:00', account: 'kenji', ...failure }, 2)
      .tell({
        from: typo,
        at: '2026-04-01T03:06:00',
        account: 'kenji',
        action: 'customer.login',
        result: 'success',
      })
      .tell({ from: reader, at: '2026-04-01T03:01:00', does: 'GET /item/1' }, 5)
      .tell({ from: reader, at: '2026-04-01T03:05:00', does: 'POST /login', ...failure }, 2);
    return story.find({
      sources: [...bots, typo, reader],
      attacks: ['credential-stuffing'],
      outcome: 'unknown',
    });
  }

  it('becomes one actor, without the customers who mistyped', () => {
    const { actors, actorOf, timeline } = spread().trace();
    expect(actors).toHaveLength(1);
    expect(actors[0]!.addresses).toEqual([...bots].sort());
    expect(actors[0]!.accounts).toEqual(['hana']);
    expect([actorOf(typo), actorOf(reader)]).toEqual([undefined, undefined]);
    const attempt = timeline.find(({ stage }) => stage === 'login-attempt')!;
    expect(attempt.text.ja).toContain('失敗が90回');
    expect(attempt.text.ja).toContain('計90件');
    expect(attempt.text.ja).toContain('ほか27アドレス');
  });

  it('holds those that got in, and not the customer who came as customers do, where no account is logged', () => {
    const story = new Story();
    const page = { action: 'customer.page', does: 'GET /mypage' } as const;
    const tried = { ...failure, does: 'POST /login' } as const;
    const entered = { action: 'customer.login', result: 'success', does: 'POST /login' } as const;
    for (const from of bots) story.tell({ from, at: '2026-04-01T03:00:00', ...tried }, 2);
    for (const from of [bots[4]!, reader]) {
      story.tell({ from, at: '2026-04-01T03:05:00', does: 'GET /login' });
      story.tell({ from, at: '2026-04-01T03:05:10', ...tried }, 2);
      story.tell({ from, at: '2026-04-01T03:05:20', ...entered });
      story.tell({ from, at: '2026-04-01T03:05:21', ...page });
    }
    story.tell({ from: reader, at: '2026-04-01T03:05:01', does: 'GET /css/shop.css' });
    const attacks = ['credential-stuffing'] as const;
    const { actors } = story
      .find({ sources: [...bots, reader], attacks, outcome: 'attempted', ofMany: true })
      .find({ sources: [reader], attacks, outcome: 'attempted', ofMany: true })
      .trace();
    expect(actors.map(({ addresses }) => addresses)).toEqual([[...bots].sort()]);
    expect(actors[0]!.stages).toContain('login');
  });
});

describe('a walk through the numbers of other people', () => {
  it('is told as such, though every single page looks like a visit', () => {
    const { timeline } = new Story()
      .tell({ from: THIEF, at: '2026-04-01T02:50:00', does: 'GET /' })
      .tell(
        {
          from: THIEF,
          at: '2026-04-01T03:00:00',
          does: 'GET /mypage/orders/7',
          action: 'customer.page',
          object: '7',
        },
        40,
      )
      .find({
        sources: [THIEF],
        attacks: ['enumeration'],
        level: 'medium',
        outcome: 'succeeded',
        firstAt: Date.parse('2026-04-01T03:00:00+09:00'),
      })
      .trace();
    expect(timeline.map(({ stage }) => stage)).toEqual(['browse', 'reconnaissance']);
    expect(timeline[1]!.text.ja).toContain('番号等を順に変えて情報を照会したとみられるリクエストが40件');
  });
});
