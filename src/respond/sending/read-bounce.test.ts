import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OutboxBook } from '../../model/sending/outbox-book.ts';
import { BounceMatcher, newsOfFailure } from './match-bounce.ts';
import { addressPseudonym } from './plan-mailing.ts';
import { readBounce } from './read-bounce.ts';

const ID = 'a'.repeat(64);
const AT = '2026-09-01T00:00:00Z';
const hash = (text: string) => createHmac('sha256', ID).update(text).digest('hex');
const TARO = hash('taro');
const TOKEN = TARO.slice(0, 32);

function bookWith(...people: { person: string; to: string }[]): OutboxBook {
  const book = new OutboxBook();
  book.take({ kind: 'opened', schema: 'hinomi.outbox/1', id: ID, at: AT, mailing: 'person-mail' });
  for (const { person, to } of people) {
    const message = `${person.slice(0, 32)}@shop.example`;
    const sealed = { document: ID, attempt: 1, run: 'r', connection: '1' };
    book.take({ kind: 'intent', at: AT, person, message, to: addressPseudonym(ID, to), ...sealed });
    book.take({ kind: 'sent', at: AT, person, code: 250, answer: '' });
  }
  return book;
}

const taro = { person: TARO, to: 'taro@mail.example' };
const bytes = (lines: string[]) => Buffer.from(lines.join('\r\n'));

function dsn(fields: string[], original = `Message-ID: <${TOKEN}@shop.example>`): Buffer {
  const part = (type: string, lines: string[]) => ['--b', `Content-Type: ${type}`, '', ...lines, ''];
  return bytes([
    'From: MAILER-DAEMON@mx.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    ...part('text/plain', ['This is the mail system at host mx.example.']),
    ...part('message/delivery-status', ['Reporting-MTA: dns; mx.example', '', ...fields]),
    ...part('message/rfc822', [original, 'Subject: x', '', 'x']),
    '--b--',
  ]);
}

const plain = (from: string, body: string[], headers: string[] = []) =>
  bytes([`From: ${from}`, 'Content-Type: text/plain; charset=utf-8', ...headers, '', ...body]);

const quoted = [
  '',
  '--- Below this line is a copy of the message.',
  '',
  `Message-ID: <${TOKEN}@shop.example>`,
  '',
  'x',
];

describe('a report of delivery', () => {
  it.each([
    ['failed', ['Final-Recipient: rfc822; taro@mail.example', 'Action: failed', 'Status: 5.1.1'], 'failed'],
    ['given up after days', ['Final-Recipient: rfc822; x', 'Action: failed', 'Status: 4.4.7'], 'failed'],
    ['delayed', ['Final-Recipient: rfc822; x', 'Action: delayed', 'Status: 4.4.1'], 'delayed'],
    ['delivered', ['Final-Recipient: rfc822; x', 'Action: delivered', 'Status: 2.0.0'], 'other'],
    ['without its action', ['Final-Recipient: rfc822; x', 'Status: 5.0.0'], 'unclear'],
  ])('%s', async (_, fields, kind) => {
    expect((await readBounce(dsn(fields))).kind).toBe(kind);
  });

  it('tells status, reason without addresses, and recipients', async () => {
    const fields = [
      'Original-Recipient: rfc822;taro@mail.example',
      'Final-Recipient: rfc822; box17@inner.example',
      'Action: Failed',
      'Status: 5.2.2 (full)',
      'Diagnostic-Code: smtp; 552 5.2.2 <taro@mail.example>:',
      '    mailbox full',
    ];
    const { status, why, addresses } = await readBounce(dsn(fields));
    expect({ status, why }).toEqual({ status: '5.2.2', why: '552 5.2.2 <…@…>: mailbox full' });
    expect(addresses).toEqual(['taro@mail.example', 'box17@inner.example']);
  });

  it.each<[string, Buffer, string]>([
    [
      'of qmail',
      plain('MAILER-DAEMON@mx.example', ['This is a permanent error; I have given up.', ...quoted]),
      'failed',
    ],
    [
      'of Exim',
      plain('Mail Delivery System <Mailer-Daemon@mx.example>', [
        'A message could not be delivered.',
        ...quoted,
      ]),
      'failed',
    ],
    [
      'of a carrier',
      plain('MAILER-DAEMON@docomo.example', [
        '次のあて先へのメッセージは届けられませんでした。'.replace('届けられませんでした', '届けられません'),
        ...quoted,
      ]),
      'failed',
    ],
    [
      'that goes on trying',
      plain('postmaster@mx.example', ['Warning: message delayed, will continue trying.', ...quoted]),
      'delayed',
    ],
    [
      'that says both',
      plain('postmaster@mx.example', ['550 at first; will keep trying.', ...quoted]),
      'unclear',
    ],
    [
      'that says nothing known',
      plain('postmaster@mx.example', ['About your message.', ...quoted]),
      'unclear',
    ],
    [
      'whose words only the quoted text holds',
      plain('postmaster@mx.example', ['Hello.', ...quoted, '550 5.1.1']),
      'unclear',
    ],
    [
      'of a person on holiday',
      plain('taro@mail.example', ['休暇中です。550', ...quoted], ['Auto-Submitted: auto-replied']),
      'other',
    ],
    [
      'with its recipients in a header',
      plain('x@mx.example', ['Undeliverable.'], ['X-Failed-Recipients: taro@mail.example']),
      'failed',
    ],
  ])('in words, %s', async (_, raw, kind) => {
    expect((await readBounce(raw)).kind).toBe(kind);
  });

  it('is read whatever stands in it', async () => {
    for (const raw of [
      '',
      '\u0000\u0001',
      'x'.repeat(10_000),
      '--b\r\n--b--',
      'Content-Type: multipart/report; boundary=',
    ]) {
      expect((await readBounce(Buffer.from(raw))).kind).toBe('other');
    }
  });
});

describe('the message that a report is about', () => {
  it.each<[string, Buffer]>([
    ['by the Message-ID of what came back', dsn(['Action: failed'])],
    ['by the ENVID', dsn([`Original-Envelope-Id: ${TOKEN}`, 'Action: failed'], 'Subject: x')],
    [
      'by the address that it was sent to (VERP)',
      plain('MAILER-DAEMON@x.example', ['550'], [`To: bounce+${TOKEN.toUpperCase()}@shop.example`]),
    ],
    ['by In-Reply-To', plain('MAILER-DAEMON@x.example', ['550'], [`In-Reply-To: <${TOKEN}@shop.example>`])],
    [
      'by the recipient alone',
      dsn(['Final-Recipient: rfc822; TARO@mail.example', 'Action: failed'], 'Subject: x'),
    ],
  ])('is found %s', async (_, raw) => {
    const book = bookWith(taro, { person: hash('hana'), to: 'hana@mail.example' });
    expect(new BounceMatcher(book).find(await readBounce(raw))?.person).toBe(TARO);
  });

  it('is none where an address got two, or where it is of somebody else', () => {
    const book = bookWith(taro, { ...taro, person: hash('hana') });
    const matcher = new BounceMatcher(book);
    expect(matcher.find({ ids: [], addresses: ['taro@mail.example'] })).toBeNull();
    expect(matcher.find({ ids: ['f'.repeat(32)], addresses: ['x@mail.example'] })).toBeNull();
  });

  it('fails once, and is known to have been sent', () => {
    const book = bookWith(taro);
    const failure = { status: '5.1.1', why: 'unknown' };
    const standing = () => book.standings.get(TARO)!;
    for (const news of newsOfFailure(standing(), failure, '1.eml')) book.take({ ...news, at: AT } as never);
    expect(standing().fate).toBe('bounced');
    expect(newsOfFailure(standing(), failure, '1.eml')).toEqual([]);
    const kinds = newsOfFailure({ ...standing(), fate: 'uncertain' }, failure, '1.eml').map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['settled', 'bounced']);
  });
});
