import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type MailServer, mailServerSchema } from '../../model/sending/mail-server.ts';
import { createSmtpCourier } from './smtp-courier.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Reply = string | 'end';

/** A mail server that says what it is told to: by the beginning of a command; `.` stands for the end of a message. */
async function serverThatSays(replies: Record<string, Reply>, greeting: Reply = '220 mx.example') {
  const said: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    const answer = (key: string, usual: string) => {
      const reply = replies[key] ?? usual;
      if (reply === 'end') socket.destroy();
      else socket.write(`${reply}\r\n`);
    };
    let pending = '';
    let isMessage = false;
    if (greeting === 'end') socket.destroy();
    else socket.write(`${greeting}\r\n`);
    socket.setEncoding('latin1').on('data', (text: string) => {
      pending += text;
      for (let at = pending.indexOf('\r\n'); at >= 0; at = pending.indexOf('\r\n')) {
        const line = pending.slice(0, at);
        pending = pending.slice(at + 2);
        said.push(line);
        if (isMessage && line !== '.') continue;
        const key = isMessage ? '.' : line.split(/[ :]/)[0]!.toUpperCase();
        isMessage = key === 'DATA' && (replies.DATA ?? '354').startsWith('354');
        answer(
          key,
          { EHLO: '250-mx.example\r\n250 DSN', STARTTLS: '502 5.5.1 no', DATA: '354 go on', QUIT: '221 bye' }[
            key
          ] ?? '250 2.0.0 ok',
        );
        if (key === 'QUIT') socket.end();
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const written = mailServerSchema.parse({ host: '127.0.0.1', port, security: 'none' });
  const mailServer: MailServer = {
    ...written,
    from: { name: '株式会社みほん', address: 'info@shop.example' },
  };
  return { said, mailServer };
}

const mail = {
  to: 'taro@mail.example',
  message: 'abc@shop.example',
  envelopeId: 'abc',
  date: Date.UTC(2026, 8, 1),
  text: { subject: 'お知らせ\r\nBcc: all@mail.example', text: '本文\n.\n終わり', html: '<p>本文</p>' },
};

async function deliver(replies: Record<string, Reply>, given: Partial<MailServer> = {}, to = mail.to) {
  const { said, mailServer } = await serverThatSays(replies);
  const line = await createSmtpCourier({ ...mailServer, ...given }).connect();
  const answer = await line.deliver({ ...mail, to });
  const isOpen = line.isOpen();
  await line.quit();
  return { answer, said, isOpen };
}

describe('what a mail server says of a message', () => {
  it.each<[string, Record<string, Reply>, object]>([
    ['taken', {}, { fate: 'sent', code: 250, status: '2.0.0' }],
    [
      'an unknown recipient',
      { RCPT: '550 5.1.1 <taro@mail.example> unknown' },
      {
        fate: 'refused',
        code: 550,
        status: '5.1.1',
        about: 'recipient',
        answer: expect.not.stringContaining('taro'),
      },
    ],
    ['a full disk', { RCPT: '452 4.3.1 full' }, { fate: 'deferred', code: 452, about: 'recipient' }],
    ['a refused sender', { MAIL: '550 5.7.1 not you' }, { fate: 'refused', about: 'sender' }],
    ['refused after the text', { '.': '554 5.7.1 spam' }, { fate: 'refused', code: 554, about: 'message' }],
    ['put off after the text', { '.': '451 4.7.1 later' }, { fate: 'deferred', code: 451, about: 'message' }],
    ['silence before the text', { RCPT: 'end' }, { fate: 'not-handed-over' }],
    ['silence instead of DATA', { DATA: 'end' }, { fate: 'not-handed-over' }],
    ['silence behind the text', { '.': 'end' }, { fate: 'unknown' }],
  ])('%s', async (_, replies, expected) => {
    const { answer, isOpen } = await deliver(replies);
    expect(answer).toMatchObject(expected);
    expect(isOpen).toBe(answer.fate !== 'unknown' && answer.fate !== 'not-handed-over');
  });

  it('ends the connection when it says that it will close (421)', async () => {
    const { isOpen } = await deliver({ RCPT: '421 4.3.2 shutting down' });
    expect(isOpen).toBe(false);
  });
});

it('puts the ids where a bounce brings them back, and lets no text become a header', async () => {
  const { said } = await deliver({}, { returnPath: 'bounce+{id}@shop.example' }, '"a..b."@docomo.ne.jp');
  expect(said.find((line) => line.startsWith('MAIL'))).toMatch(
    /^MAIL FROM:<bounce\+abc@shop\.example>.* ENVID=abc/,
  );
  const rcpt = said.find((line) => line.startsWith('RCPT'))!;
  expect(rcpt).toMatch(/^RCPT TO:<"a\.\.b\."@docomo\.ne\.jp> NOTIFY=FAILURE,DELAY ORCPT=rfc822;/);
  const header = said.slice(said.indexOf('DATA') + 1, said.indexOf('', said.indexOf('DATA')));
  expect(header).toContain('Message-ID: <abc@shop.example>');
  expect(header).toContain('To: <"a..b."@docomo.ne.jp>');
  expect(header.filter((line) => /^bcc:/i.test(line))).toEqual([]);
  expect(said.filter((line) => line.startsWith('RCPT'))).toHaveLength(1);
});

describe('a connection that cannot be made', () => {
  it.each<[string, string, (server: MailServer) => MailServer, Record<string, Reply>, string?]>([
    ['to nobody', 'SMTP_UNREACHABLE', (server) => ({ ...server, port: 1 }), {}],
    ['that ends at once', 'SMTP_UNREACHABLE', (server) => server, {}, 'end'],
    ['that is not wanted now', 'SMTP_UNREACHABLE', (server) => server, {}, '421 4.3.2 busy'],
    [
      'without encryption where it is demanded',
      'SMTP_TLS',
      (server) => ({ ...server, security: 'starttls' }),
      {},
    ],
    [
      'with a wrong password',
      'SMTP_LOGIN',
      (server) => ({ ...server, user: 'shop', password: 'never-shown' }),
      { EHLO: '250-mx.example\r\n250 AUTH PLAIN', AUTH: '535 5.7.8 no' },
    ],
  ])('%s is %s', async (_, code, change, replies, greeting = '220 mx.example') => {
    const { mailServer } = await serverThatSays(replies, greeting);
    const connecting = createSmtpCourier(change(mailServer)).connect();
    const failure = await connecting.then(
      () => null,
      (error) => error,
    );
    expect(failure).toMatchObject({ code });
    expect(JSON.stringify(failure.params)).not.toContain('never-shown');
  });
});
