import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import { XmlrpcGuesses } from './xmlrpc-guesses.ts';

test('a silence changes nothing in how many answers were alike: an author writes again and logs in', () => {
  const invent = new InventEvent();
  const detector = new XmlrpcGuesses({ limits: new ReachedLimits() });
  const told: Observation[] = [];
  const send = (at: number, request: string, bytes: number) => {
    const event = invent.event(at, request, { bytes });
    detector.observe({ event, action: '', role: '' } as Signal, (observation) => {
      told.push(observation);
      return [];
    });
  };
  for (let n = 0; n < 20; n++) send(n * MINUTE_MS, 'POST /xmlrpc.php 200', 400 + 100 * (n % 10));
  const later = 5 * HOUR_MS;
  send(later, 'POST /xmlrpc.php 200', 400);
  send(later + MINUTE_MS, 'POST /wp-login.php 302', 0);
  send(later + 2 * MINUTE_MS, 'GET /wp-admin/ 200', 9_000);
  expect(told.at(-1)).toMatchObject({ name: 'login-after-xmlrpc', fields: { calls: 21, alike: 14 } });
});
