import { describe, expect, it } from 'vitest';
import type { Stage } from '../model/actor.ts';
import { stageOf } from './stage-of.ts';
import { type Deed, Story } from './stories/story.ts';

const SHELL = '/content/x.php';
const knowledge = {
  isDropped: (path: string) => path === SHELL || path === '/content/t.txt',
  ruleStage: (rule: string): Stage | undefined => (rule === 'guessed' ? 'reconnaissance' : undefined),
};

const CASES: readonly [Stage, Omit<Deed, 'at' | 'from'>][] = [
  ['foothold', { does: `PUT ${SHELL}`, status: 201 }],
  ['attack', { does: `PUT ${SHELL}`, status: 405 }],
  ['webshell', { does: `POST ${SHELL}`, status: 200 }],
  ['webshell', { does: `GET ${SHELL}?a=1`, status: 404 }],
  ['webshell', { does: `POST ${SHELL}`, attacks: ['rce'] }],
  ['foothold', { does: 'GET /content/t.txt' }],
  ['change', { does: `DELETE ${SHELL}`, status: 204 }],
  ['foothold', { does: 'PUT /up/new.jsp', status: 201 }],
  ['attack', { does: 'PUT /up/new.jsp', status: 403 }],
  ['change', { does: 'PUT /api/cart/3', status: 200 }],
  ['reconnaissance', { does: 'PROPFIND /', status: 207 }],
  ['reconnaissance', { does: 'OPTIONS /' }],
  ['attack', { does: "GET /?q='", attacks: ['sqli'] }],
  ['reconnaissance', { does: 'GET /.git/config', status: 404, attacks: ['probe'] }],
  ['reconnaissance', { does: 'GET /nothing', status: 404 }],
  ['reconnaissance', { does: 'GET /plain', rules: ['other', 'guessed'] }],
  ['browse', { does: 'GET /plain', rules: ['other'] }],
  ['login', { action: 'admin.login', result: 'success' }],
  ['login', { does: 'POST /admin/login', action: 'admin.login', result: 'success', attacks: ['sqli'] }],
  ['attack', { does: 'POST /admin/login', action: 'admin.login', result: 'failure', attacks: ['sqli'] }],
  ['browse', { does: 'GET /admin/login', action: 'admin.login', result: 'success' }],
  ['login-attempt', { action: 'ssh.login', result: 'failure' }],
  ['login-attempt', { does: 'POST /login', action: 'customer.login', status: 200 }],
  ['login-attempt', { does: 'POST /x', attacks: ['brute-force'] }],
  ['export', { does: 'GET /admin/export', action: 'order.export' }],
  ['browse', { does: 'GET /admin/export', action: 'order.export', status: 302 }],
  ['export', { kind: 'auth', action: 'ftp.download', result: 'success' }],
  ['browse', { does: 'GET /admin/orders/1', action: 'order.view' }],
  ['change', { does: 'POST /admin/orders/1', action: 'order.status', status: 302 }],
  ['browse', { does: 'POST /admin/orders/1', action: 'order.status', status: 403 }],
  ['foothold', { does: 'POST /admin/upload', action: 'upload' }],
  ['attack', { does: 'POST /admin/upload', action: 'upload', status: 413 }],
  ['attack', { kind: 'waf', action: 'waf.blocked' }],
  ['browse', { does: 'GET /item/1' }],
];

describe('stageOf', () => {
  it.each(CASES)('calls it %s: %j', (stage, deed) => {
    const [event] = new Story().tell({ at: '2026-04-01T10:00:00', from: '198.51.100.1', ...deed }).events;
    expect(stageOf(event!, knowledge)).toBe(stage);
  });
});
