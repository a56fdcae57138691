import { describe, expect, it } from 'vitest';
import type { Stage } from '../../model/actor.ts';
import { type Deed, Story } from '../stories/story.ts';
import { PendingLogins } from './pending-logins.ts';

const SENT = { does: 'POST /admin/login', action: 'admin.login' } as const;
const PAGE = { does: 'GET /admin/orders', action: 'order.view' } as const;
const OTHER = { does: 'GET /admin/', action: 'admin.page' } as const;

/** What is told of deeds that come a minute apart, or later. */
function told(...deeds: readonly (Omit<Deed, 'at' | 'from'> & { readonly minute?: number })[]): string[] {
  const logins = new PendingLogins();
  const result: string[] = [];
  const tell = (event: { path: string }, stage: Stage) => result.push(`${event.path} ${stage}`);
  deeds.forEach(({ minute, ...deed }, index) => {
    const [event] = new Story().tell({ at: '2026-04-01T10:00:00', from: '198.51.100.1', ...deed }).events;
    const stage: Stage =
      deed.result === 'success' ? 'login' : deed.action === 'admin.login' ? 'login-attempt' : 'browse';
    logins.take({ ...event!, at: event!.at + (minute ?? index) * 60_000 }, stage, tell);
  });
  logins.finish(tell);
  return result;
}

describe('PendingLogins', () => {
  it('calls it a login when a page behind it follows a redirect', () => {
    expect(told({ ...SENT, status: 302 }, PAGE)).toEqual(['/admin/login login', '/admin/orders browse']);
  });

  it('calls it a failure when the form comes back', () => {
    const form = { does: 'GET /admin/login', action: 'admin.page', minute: 0.05 } as const;
    const results: string[] = [];
    const logins = new PendingLogins();
    [SENT, form].forEach((deed, index) => {
      const moment = { at: '2026-04-01T10:00:00', from: '198.51.100.1', status: index === 0 ? 302 : 200 };
      const [event] = new Story().tell({ ...moment, ...deed }).events;
      const stage = index === 0 ? 'login-attempt' : 'browse';
      logins.take(event!, stage, (one, told) => results.push(`${one.path} ${told} ${one.result}`));
    });
    expect(results[0]).toBe('/admin/login login-attempt failure');
  });

  it('needs two pages after a 200', () => {
    expect(told(SENT, PAGE)).toEqual(['/admin/orders browse', '/admin/login login-attempt']);
    expect(told(SENT, PAGE, OTHER)).toContain('/admin/login login');
  });

  it('is not settled by a login elsewhere', () => {
    const ssh = { does: 'GET /', action: 'ssh.login' } as const;
    expect(told({ ...SENT, status: 302 }, ssh, PAGE)).toContain('/admin/login login');
  });

  it.each([
    ['nothing follows', []],
    ['the login page comes back', [{ does: 'GET /admin/login?error=1', action: 'admin.page' }]],
    ['the page is refused', [{ ...PAGE, status: 403 }]],
    ['another login follows', [SENT, PAGE]],
    ['the page comes too late', [{ ...PAGE, minute: 11 }]],
    ['a page of the shop follows', [{ does: 'GET /item/1' }]],
    ['a page of another tenant follows', [{ ...PAGE, site: 'c' }]],
    ["a customer's page follows", [{ does: 'GET /mypage', action: 'customer.page' }]],
  ] as const)('stays an attempt when %s', (_, then) => {
    const result = told({ ...SENT, status: 302 }, ...then);
    expect(result.filter((line) => line.endsWith(' login'))).toEqual([]);
    expect(result).toHaveLength(then.length + 1);
  });

  it('does not hold back what the log itself tells', () => {
    expect(told({ ...SENT, result: 'failure' }, PAGE)[0]).toBe('/admin/login login-attempt');
    expect(told({ ...SENT, status: 401 }, PAGE)[0]).toBe('/admin/login login-attempt');
    expect(told({ ...SENT, result: 'success' })).toEqual(['/admin/login login']);
  });
});
