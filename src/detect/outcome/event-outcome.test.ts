import { describe, expect, test } from 'vitest';
import type { Attack } from '../../model/attack.ts';
import { attackSetOf } from '../../model/attack-set.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { InventEvent } from '../invent-event.ts';
import { ruleInfoOf } from '../rule-info.ts';
import { askedDelay } from './asked-delay.ts';
import { eventOutcome } from './event-outcome.ts';

const invent = new InventEvent();
const rule = (attack: Attack, ...tags: string[]) =>
  ruleInfoOf({ id: 'r', title: 'R', level: 'high', tags: [`hinomi.${attack}`, ...tags] });
const event = (request: string, attack: Attack, more: Partial<ShopEvent> = {}) =>
  invent.event(0, request, { attacks: attackSetOf([attack]), ...more });

describe('the outcome that one event shows', () => {
  test.each<[string, Attack, Partial<ShopEvent>, string, string | undefined]>([
    ['GET /x?id=1 404', 'sqli', {}, 'attempted', undefined],
    ['GET /x?id=1 403', 'sqli', {}, 'attempted', undefined],
    ['PUT /x.php 405', 'method-abuse', {}, 'attempted', undefined],
    ['PUT /x.php 501', 'method-abuse', {}, 'attempted', undefined],
    ['GET /x?id=1 500', 'sqli', {}, 'unknown', undefined],
    ['GET /x?id=1 302', 'sqli', {}, 'unknown', undefined],
    ['GET /x?id=1 -1', 'sqli', { status: -1 }, 'unknown', undefined],
    ['GET /x?q=1 200', 'xss', {}, 'unknown', undefined],
    ['PUT /x.php 201', 'method-abuse', {}, 'succeeded', 'writtenByMethod'],
    ['DELETE /x.html 204', 'method-abuse', {}, 'succeeded', 'deletedByMethod'],
    ['MOVE /x.txt 201', 'method-abuse', {}, 'succeeded', 'movedByMethod'],
    ['COPY /x.txt 204', 'method-abuse', {}, 'succeeded', 'copiedByMethod'],
    ['PUT / 200', 'method-abuse', {}, 'unknown', undefined],
    ['PROPFIND / 207', 'method-abuse', {}, 'succeeded', 'readByMethod'],
    ['GET /x?id=1 200', 'sqli', { action: 'waf.blocked' }, 'attempted', 'blocked'],
    ['GET /x?id=sleep(5) 200', 'sqli', { durationMs: 5_020 }, 'succeeded', 'delayed'],
    [
      'GET /x 200',
      'sqli',
      { durationMs: 5_020, carried: "Cookie: a=' and sleep(5)-- -" },
      'succeeded',
      'delayed',
    ],
    ['GET /x?id=sleep(5) 200', 'sqli', { durationMs: 4_000 }, 'unknown', undefined],
    ['GET /x?id=sleep(5) 200', 'sqli', { durationMs: 60_000 }, 'unknown', undefined],
    ['GET /x?id=sleep(5) 404', 'sqli', { durationMs: 5_020 }, 'attempted', undefined],
  ])('%s (%s) is %4$s', (request, attack, more, outcome, reason) => {
    const seen = eventOutcome(event(request, attack, more), rule(attack));
    expect([seen.outcome, seen.reason?.code]).toEqual([outcome, reason]);
  });

  test('an injection that was answered asks for the usual size of the page; other attacks do not', () => {
    expect(eventOutcome(event('GET /x?id=1 200', 'sqli'), rule('sqli')).answer).toMatchObject({
      path: '/x',
      bytes: 1_000,
      question: 'sql',
    });
    expect(eventOutcome(event('GET /x?f=1 200', 'traversal'), rule('traversal')).answer?.question).toBe(
      'file',
    );
    expect(
      eventOutcome(event('GET /.env 200', 'probe'), rule('probe', 'hinomi.secret-file')).answer?.question,
    ).toBe('secret');
    for (const [request, attack] of [
      ['GET /x?q=1 200', 'xss'],
      ['HEAD /x?id=1 200', 'sqli'],
      ['GET /x?id=1 206', 'sqli'],
      ['GET /x?id=1 404', 'sqli'],
    ] as const) {
      expect(eventOutcome(event(request, attack), rule(attack)).answer).toBeNull();
    }
  });

  test('a rule about something else does not call an accepted PUT its success', () => {
    expect(eventOutcome(event('PUT /x?q=1 201', 'scanner'), rule('scanner')).outcome).toBe('unknown');
  });
});

test.each([
  ["/x?id=1'+and+sleep(5)--+", 5],
  ['/x?id=1%27%20AND%20SLEEP%285%29', 5],
  ['/x?id=1%2527%2520AND%2520SLEEP%25287%2529', 7],
  ["/x?id=1;waitfor%20delay%20'0:0:10'--", 10],
  ['/x?id=1||pg_sleep(3)', 3],
  ['/x?cmd=;sleep%208', 8],
  [
    "/x?id=1'+AND+(SELECT+1+FROM+(SELECT(SLEEP(5-(IF(ORD(MID((SELECT+a+FROM+b+LIMIT+0,1),3,1))>64,0,5)))))a)--+",
    5,
  ],
  ['/x?id=1%20and%20sleep(if(substr((select%20a%20from%20b),1,1)>0x40,0,4))', 4],
  ['/x?id=if(now()=sysdate(),sleep(15),0)', 15],
  ['/x?id=1/**/and/**/sleep((ascii(mid(user(),1,1))>77)*6)', 6],
  ['/x?id=1;select+pg_sleep(case+when+(1=1)+then+5+else+0+end)--', 5],
  ['/x?id=1;select+case+when+(1=1)+then+pg_sleep(5)+else+pg_sleep(0)+end--', 5],
  ['/x?id=1;select+case+when+(1=1)+then+pg_sleep(0)+else+pg_sleep(5)+end--', 5],
  ['/x?id=1+and+7=dbms_pipe.receive_message(chr(65)||chr(66),5)', 5],
  ["/x?id=1;if(len(user)>7)+waitfor+delay+'0:0:4'--", 4],
  ['/x?id=1+and+sleep(ascii(mid(user(),1,1))/10)', 0],
  ['/x?id=1+and+sleep(5', 0],
  ['/x?id=1;select+pg_sleep(5::int)--', 5],
  ['/x?id=1;select+pg_sleep(5%2B0)--', 5],
  ['/x?id=1;select+pg_sleep(5.00000)--', 5],
  [`/x?id=1;select+pg_sleep_for('5+seconds')--`, 5],
  ['/x?q=sleep(the+5+best+pillows)', 0],
  ['/x?q=sleeping+bag+5', 0],
  ['/x?q=how+long+do+cats+sleep', 0],
])('the delay asked for by %s is %d s', (target, seconds) => {
  expect(askedDelay(target)).toBe(seconds);
});
