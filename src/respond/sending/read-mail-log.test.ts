import { expect, it } from 'vitest';
import { readMailLog } from './read-mail-log.ts';

async function* linesOf(text: string) {
  yield* text.split('\n');
}

const POSTFIX = `Sep  1 03:00:00 mx postfix/cleanup[11]: 4ABCDE12: message-id=<a@shop.example>
Sep  1 03:00:00 mx postfix/qmgr[12]: 4ABCDE12: from=<info@shop.example>, size=1200, nrcpt=1 (queue active)
Sep  1 03:00:01 mx postfix/smtp[13]: 4ABCDE12: to=<a@mail.example>, relay=mx.mail.example[192.0.2.1]:25, dsn=2.0.0, status=sent (250 ok)
Sep  1 03:00:02 mx postfix/cleanup[11]: 4ABCDE13: message-id=<b@shop.example>
Sep  1 03:00:03 mx postfix/smtp[13]: 4ABCDE13: to=<b@mail.example>, relay=none, dsn=5.1.1, status=bounced (host said: 550 5.1.1 <b@mail.example> unknown)
2026-09-01T03:00:04.123456+09:00 mx postfix/cleanup[11]: 3xT1Yz0QkZz: message-id=<c@shop.example>
2026-09-01T03:00:05.123456+09:00 mx postfix/smtp[13]: 3xT1Yz0QkZz: to=<c@mail.example>, dsn=4.4.1, status=deferred (timed out)
Sep  1 03:00:06 mx postfix/smtp[13]: 4UNKNOWN: to=<d@mail.example>, dsn=5.1.1, status=bounced (no)`;

const EXIM = `2026-09-01 03:00:00 1tAbCd-0001Xy-2Z <= info@shop.example H=shop [192.0.2.2] P=esmtps S=900 id=a@shop.example
2026-09-01 03:00:01 1tAbCd-0001Xy-2Z => a@mail.example R=dnslookup T=remote_smtp C="250 ok"
2026-09-01 03:00:02 1tAbCe-0000000AbCd-1x2Y <= info@shop.example H=shop [192.0.2.2] P=esmtps S=900 id=b@shop.example
2026-09-01 03:00:03 1tAbCe-0000000AbCd-1x2Y ** b@mail.example R=dnslookup T=remote_smtp: 550 5.1.1 no such user
2026-09-01 03:00:04 1tAbCf-0001Xy-2Z <= info@shop.example H=shop [192.0.2.2] P=esmtps S=900 id=c@shop.example
2026-09-01 03:00:05 1tAbCf-0001Xy-2Z == c@mail.example R=dnslookup T=remote_smtp defer (-44): 451 later`;

const SENDMAIL = `Sep  1 03:00:00 mx sm-mta[1]: 4810A0aB000001: from=<info@shop.example>, size=900, nrcpts=1, msgid=<a@shop.example>, proto=ESMTP
Sep  1 03:00:01 mx sm-mta[2]: 4810A0aB000001: to=<a@mail.example>, delay=00:00:01, dsn=2.0.0, stat=Sent (ok)
Sep  1 03:00:02 mx sm-mta[1]: 4810A0aB000002: from=<info@shop.example>, size=900, nrcpts=1, msgid=<b@shop.example>, proto=ESMTP
Sep  1 03:00:03 mx sm-mta[2]: 4810A0aB000002: to=<b@mail.example>, delay=00:00:01, dsn=5.1.1, stat=User unknown
Sep  1 03:00:04 mx sm-mta[1]: 4810A0aB000003: from=<info@shop.example>, size=900, nrcpts=1, msgid=<c@shop.example>, proto=ESMTP`;

it.each([
  ['Postfix', POSTFIX],
  ['Exim', EXIM],
  ['sendmail', SENDMAIL],
])('the log of %s tells what was taken, and what came back', async (_, log) => {
  const mails = await readMailLog(linesOf(log));
  expect([...mails].map(([message, { fate }]) => [message, fate])).toEqual([
    ['a@shop.example', 'sent'],
    ['b@shop.example', 'bounced'],
    ['c@shop.example', 'sent'],
  ]);
  const { why } = mails.get('b@shop.example')!;
  expect(why).toMatch(/unknown|no such user/i);
  expect(why).not.toContain('b@mail.example');
});

it('a log of something else tells nothing', async () => {
  expect((await readMailLog(linesOf('192.0.2.1 - - "GET / HTTP/1.1" 200\n\nid=a@shop.example'))).size).toBe(
    0,
  );
});
