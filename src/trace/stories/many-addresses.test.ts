import { describe, expect, it } from 'vitest';
import { CHROME, PHONE, Story } from './story.ts';

const bots = Array.from({ length: 30 }, (_, n) => `198.51.100.${n + 1}`);
const half = bots.slice(0, 15);
const rest = bots.slice(15);
const customer = '192.0.2.30';
const failure = { action: 'customer.login', result: 'failure', does: 'POST /login' } as const;
const success = { ...failure, result: 'success' } as const;
const LIST = { attacks: ['credential-stuffing'], level: 'high', ofMany: true, rule: 'list' } as const;

describe('a list tried from many addresses, once at each', () => {
  function tried(): Story {
    const story = new Story();
    for (const from of bots) story.tell({ from, at: '2026-04-01T03:00:00', ...failure });
    return story
      .tell({ from: customer, at: '2026-04-01T03:01:00', does: 'GET /item/1' })
      .tell({ from: customer, at: '2026-04-01T03:02:00', ...failure });
  }

  it('becomes one actor, which says how much of the attack it is', () => {
    const { actors } = tried()
      .find({ ...LIST, sources: [...bots, customer], sourceCount: 40, count: 90 })
      .trace();
    expect(actors.map(({ addresses }) => addresses)).toEqual([[...bots].sort()]);
    expect(actors[0]!.part).toEqual({ addresses: 30, of: 40, count: 90, unnamed: 9 });
  });

  it('is one actor also where what was refused is told apart from what cannot be judged', () => {
    const story = tried();
    const { actors } = story
      .find({ ...LIST, sources: half, outcome: 'attempted' })
      .find({ ...LIST, sources: rest })
      .trace();
    expect(actors.map(({ addresses }) => addresses)).toEqual([[...bots].sort()]);
    expect(actors[0]!.part).toBeUndefined();
  });
});

describe('failed logins of one address', () => {
  const line = '192.0.2.40';
  const found = { sources: [line], attacks: ['brute-force'], level: 'medium', outcome: 'attempted' } as const;

  it('are not laid to a line that many share', () => {
    const story = new Story();
    for (let n = 0; n < 40; n++) {
      const who = {
        from: line,
        at: `2026-04-01T09:${10 + n}:00`,
        agent: `${n % 2 ? CHROME : PHONE} Build/${n % 7}`,
      };
      story.tell({ ...who, does: 'GET /login' }).tell({ ...who, does: 'GET /css/shop.css' });
      story.tell({ ...who, ...(n % 4 === 0 ? success : failure) });
    }
    expect(story.find(found).trace().actors).toEqual([]);
  });

  it.each([
    ['that only tries', undefined],
    ['that loads the form each time', 'GET /login'],
  ])('are those of an address %s', (_, does) => {
    const story = new Story();
    for (let n = 0; n < 40; n++) {
      const who = { from: line, at: `2026-04-01T09:${10 + n}:00`, agent: `${CHROME} Build/${n % 7}` };
      if (does !== undefined) story.tell({ ...who, does });
      story.tell({ ...who, ...(n % 20 === 19 ? success : failure) });
    }
    expect(
      story
        .find(found)
        .trace()
        .actors.map(({ addresses }) => addresses),
    ).toEqual([[line]]);
  });
});

describe('an attack through many proxies', () => {
  const probe = { does: "GET /list?q='", attacks: ['sqli'] } as const;

  it('is one actor, without the visitor who mostly looks at pages', () => {
    const story = new Story();
    for (const from of [...bots, customer]) story.tell({ from, at: '2026-04-01T03:00:00', ...probe });
    const { actors } = story
      .tell({ from: customer, at: '2026-04-01T03:01:00', does: 'GET /item/1' }, 9)
      .find({ sources: [...bots, customer], attacks: ['scanner'], level: 'medium', ofMany: true })
      .trace();
    expect(actors.map(({ addresses }) => addresses)).toEqual([[...bots].sort()]);
  });
});
