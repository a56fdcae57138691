import type { ScriptSighting } from '../model/script-sighting.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { SILENT_EVENT } from '../model/silent-event.ts';

/** The first answer of a script, as far as its sighting tells of it. */
export function scriptEvent(sighting: ScriptSighting): ShopEvent {
  return {
    ...SILENT_EVENT,
    kind: 'web',
    at: sighting.firstAt,
    source: sighting.first,
    address: sighting.addresses[0] ?? '',
    tenant: sighting.tenant,
    method: sighting.posts === sighting.answered ? 'POST' : 'GET',
    target: sighting.path,
    path: sighting.path,
    status: 200,
  };
}
