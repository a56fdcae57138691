import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSmtpCourier } from '../../src/adapters/mail/smtp-courier.ts';
import { mailServerSchema } from '../../src/model/sending/mail-server.ts';
import { type Delivery, deliverAll } from '../../src/respond/sending/deliver-all.ts';
import { createOutboxFolder } from '../../src/store/outbox/create-outbox-folder.ts';
import { workspace } from '../workspace.ts';
import { inventedAddressees } from './invented-addressees.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';

const work = workspace();
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink();
});
afterAll(() => sink.close());
beforeEach(() => {
  sink.taken.length = 0;
  sink.refuse = () => null;
  sink.onStep = () => {};
});

let folders = 0;

/** A mailing whose waits take no time: the clock is moved on by them. */
async function mailing(count: number, given: Partial<Delivery> = {}, path = work.at(`outbox-${++folders}`)) {
  let now = Date.UTC(2026, 8, 1);
  const clock = { now: () => now };
  const outbox = await createOutboxFolder(path, clock).open('person-mail');
  const written = mailServerSchema.parse({ host: '127.0.0.1', port: sink.port, security: 'none' });
  const server = { ...written, from: { name: '', address: 'info@shop.example' } };
  const stop = new AbortController();
  const delivery: Delivery = {
    addressees: inventedAddressees(count),
    outbox,
    courier: createSmtpCourier(server),
    document: 'a'.repeat(64),
    connections: 1,
    rate: Number.POSITIVE_INFINITY,
    clock,
    wait: async (ms) => {
      now += ms;
    },
    stop: stop.signal,
    progress: () => {},
    waiting: () => {},
    ...given,
  };
  const failure = await deliverAll(delivery).then(
    () => null,
    (error) => error,
  );
  await outbox.close();
  const fates = [...outbox.book.standings.values()].map(({ fate }) => fate);
  return { failure, fates, took: now - Date.UTC(2026, 8, 1), standings: outbox.book.standings, path };
}

const isTo = (n: number) => (address: string) => address === `person-${n}@mail.example`;

it('sends each a message of their own, and again to nobody', async () => {
  const { path, fates } = await mailing(7, { connections: 3 });
  expect(fates).toEqual(Array(7).fill('sent'));
  expect(sink.taken.map(({ to }) => to).sort()).toEqual(inventedAddressees(7).map(({ to }) => to));
  expect(new Set(sink.taken.map(({ message }) => message)).size).toBe(7);
  await mailing(9, {}, path);
  expect(sink.taken).toHaveLength(9);
});

it('tries what was put off again, later and later, five times in all', async () => {
  let asked = 0;
  sink.refuse = (step, address) => {
    if (step !== 'rcpt' || !isTo(1)(address)) return null;
    return ++asked < 3 ? { code: 451, text: '4.7.1 greylisted' } : null;
  };
  const once = await mailing(3);
  expect(once.fates).toEqual(['sent', 'sent', 'sent']);
  expect(once.took).toBeGreaterThanOrEqual(60_000 + 300_000);
  sink.refuse = (_, address) => (isTo(0)(address) ? { code: 452, text: '4.2.2 full' } : null);
  const never = await mailing(1);
  const [standing] = never.standings.values();
  expect(standing).toMatchObject({ fate: 'deferred', attempts: 5, code: 452 });
  await mailing(1, {}, never.path);
  expect(sink.taken.filter(({ to }) => isTo(0)(to))).toHaveLength(1);
});

it('goes on after a refused recipient, and stops when the sender is refused', async () => {
  sink.refuse = (step, address) =>
    step === 'rcpt' && isTo(1)(address) ? { code: 550, text: '5.1.1 no' } : null;
  expect((await mailing(3)).fates).toEqual(['sent', 'refused', 'sent']);
  sink.refuse = (step) => (step === 'mail' ? { code: 550, text: '5.7.1 not you' } : null);
  const { failure, fates, path } = await mailing(3);
  expect(failure).toMatchObject({ code: 'SMTP_SENDER' });
  expect(fates).toEqual(['deferred']);
  sink.refuse = () => null;
  expect((await mailing(3, {}, path)).fates).toEqual(['sent', 'sent', 'sent']);
});

it('stops when a server refuses one after another, unless they are unknown there', async () => {
  sink.refuse = (step) => (step === 'data' ? { code: 554, text: '5.7.1 spam' } : null);
  const spam = await mailing(40);
  expect(spam.failure).toMatchObject({ code: 'SMTP_REFUSING' });
  expect(spam.fates).toEqual(Array(20).fill('refused'));
  sink.refuse = (step) => (step === 'rcpt' ? { code: 550, text: '5.1.1 unknown' } : null);
  expect((await mailing(40)).fates).toEqual(Array(40).fill('refused'));
});

describe('a connection that ends', () => {
  it('before the message: it goes over another', async () => {
    let ended = 0;
    sink.onStep = (step, end) => {
      if (step === 'rcpt' && ++ended === 2) end();
    };
    expect((await mailing(4)).fates).toEqual(Array(4).fill('sent'));
    expect(sink.taken).toHaveLength(4);
  });

  it('behind the message: it is not sent again, and the others are', async () => {
    let taken = 0;
    sink.onStep = (step, end) => {
      if (step === 'taken' && ++taken === 2) end();
    };
    const { fates, path } = await mailing(4);
    expect(fates).toEqual(['sent', 'uncertain', 'sent', 'sent']);
    sink.onStep = () => {};
    await mailing(4, {}, path);
    expect(sink.taken).toHaveLength(4);
  });

  it('again and again: sending stops, with few uncertain', async () => {
    sink.onStep = (step, end) => {
      if (step === 'taken') end();
    };
    const { failure, fates } = await mailing(30);
    expect(failure).toMatchObject({ code: 'SMTP_UNREACHABLE' });
    expect(fates).toEqual(Array(5).fill('uncertain'));
  });
});

it('stops when asked, between two messages', async () => {
  const stop = new AbortController();
  const { failure, fates } = await mailing(20, {
    stop: stop.signal,
    progress: () => {
      if (sink.taken.length === 5) stop.abort();
    },
  });
  expect(failure).toBeNull();
  expect(fates).toEqual(Array(5).fill('sent'));
});

it('keeps to the rate', async () => {
  const { took } = await mailing(7, { rate: 60, connections: 2 });
  expect(took).toBe(6_000);
});

it('of two at once the second is told that the first is sending', async () => {
  const path = work.at('two');
  const held = await createOutboxFolder(path, { now: () => 0 }).open('person-mail');
  await expect(mailing(1, {}, path)).rejects.toMatchObject({ code: 'CASE_LOCKED' });
  await held.close();
  expect(sink.taken).toHaveLength(0);
});
