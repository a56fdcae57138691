import type { ShopEvent } from './shop-event.ts';

/** An event of which nothing is told: what findings are made of that no single line says. */
export const SILENT_EVENT: Omit<ShopEvent, 'kind' | 'at' | 'source' | 'tenant'> = {
  address: '',
  account: '',
  method: '',
  target: '',
  path: '',
  status: -1,
  bytes: -1,
  durationMs: -1,
  referer: '',
  userAgent: '',
  carried: '',
  action: '',
  result: '',
  object: '',
  attacks: 0,
  attackLevel: 'informational',
  rules: [],
};
