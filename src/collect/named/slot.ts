import type { Role } from '../column.ts';

/** The things that a record with named columns can tell; texts first. */
export const SLOT = {
  address: 0,
  account: 1,
  request: 2,
  method: 3,
  target: 4,
  path: 5,
  query: 6,
  protocol: 7,
  referer: 8,
  userAgent: 9,
  host: 10,
  session: 11,
  cookies: 12,
  forwarded: 13,
  hostOrAddress: 14,
  /** Slots from here on hold no text. */
  firstNumber: 15,
  time: 15,
  status: 16,
  bytes: 17,
  duration: 18,
} as const;

export const SLOT_COUNT = 19;

/** The slot that a role fills; -1 when it says nothing. */
export function slotOf(role: Role): number {
  return SLOTS[role] ?? -1;
}

const SLOTS: Readonly<Partial<Record<Role, number>>> = {
  address: SLOT.address,
  'address-port': SLOT.address,
  account: SLOT.account,
  request: SLOT.request,
  method: SLOT.method,
  target: SLOT.target,
  path: SLOT.path,
  query: SLOT.query,
  protocol: SLOT.protocol,
  referer: SLOT.referer,
  'user-agent': SLOT.userAgent,
  host: SLOT.host,
  session: SLOT.session,
  cookies: SLOT.cookies,
  'host-or-address': SLOT.hostOrAddress,
  time: SLOT.time,
  'time-any': SLOT.time,
  'time-pattern': SLOT.time,
  status: SLOT.status,
  bytes: SLOT.bytes,
  duration: SLOT.duration,
};
