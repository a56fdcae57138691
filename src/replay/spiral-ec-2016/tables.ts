import { isMember } from './orders.ts';
import { PLATFORM, SITES, type Site } from './platform.ts';

/** A site's members as CSV. Those with a small number are the buyers of its orders. */
export function* membersOf({ id, members }: Site, scale: number): Generator<string> {
  yield 'member_id,name,email,phone,password_digest\n';
  const n = Math.round(members * scale);
  for (let written = 0, person = 0; written < n; person++) {
    if (!isMember(person)) continue;
    written++;
    yield `M${100_000 + person},会員 ${person},buyer${person}@${id}.mail.example,,x\n`;
  }
}

/** All sites' operators, as the platform's own database holds them. */
export function* operators(): Generator<string> {
  yield 'operator_no,site,login_id,email,password_digest\n';
  let no = 0;
  for (const { id, operators: n } of SITES) {
    for (let of = 1; of <= n; of++) {
      no++;
      yield `${no},${id},${id}-op${of},op${of}@${id}.ec.example,x${no}\n`;
    }
  }
  if (no !== PLATFORM.operators) throw new Error(`${no} operators`);
}

/** How a site is connected with its payment service. */
export function* paymentSettings({ id }: Site): Generator<string> {
  yield 'site,merchant,connection_secret\n';
  yield `${id},merchant-${id},x\n`;
}
