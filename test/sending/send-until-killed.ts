// Sends to invented people until it is done or killed: node send-until-killed.ts FOLDER PORT MAILS CONNECTIONS
import { setTimeout as wait } from 'node:timers/promises';
import { createSmtpCourier } from '../../src/adapters/mail/smtp-courier.ts';
import { mailServerSchema } from '../../src/model/sending/mail-server.ts';
import { deliverAll } from '../../src/respond/sending/deliver-all.ts';
import { createOutboxFolder } from '../../src/store/outbox/create-outbox-folder.ts';
import { inventedAddressees } from './invented-addressees.ts';

const [folder = '', port, mails, connections] = process.argv.slice(2);
const written = mailServerSchema.parse({ host: '127.0.0.1', port: Number(port), security: 'none' });
const server = { ...written, from: { name: '株式会社みほん', address: 'info@shop.example' } };
const clock = { now: () => Date.now() };
const outbox = await createOutboxFolder(folder, clock).open('person-mail');
await deliverAll({
  addressees: inventedAddressees(Number(mails)),
  outbox,
  courier: createSmtpCourier(server),
  document: 'a'.repeat(64),
  connections: Number(connections),
  rate: Number.POSITIVE_INFINITY,
  clock,
  wait: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
  stop: new AbortController().signal,
  progress: () => {},
  waiting: () => {},
});
await outbox.close();
