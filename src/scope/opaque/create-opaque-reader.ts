import type { Checked } from '../../model/exposure.ts';
import type { Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { forTenant } from '../../text/scope/for-tenant.ts';
import { opaqueTexts } from '../../text/scope/opaque.ts';
import type { ChannelReader } from '../channel-reader.ts';

export interface OpaqueReaderOptions {
  /** The route that an event took, by its tenant's profile. */
  readonly routeOf: (event: ShopEvent) => Route | null;
  readonly nameOf: (tenant: string) => string;
}

/** What actors sent to places of one tenant of which a log shows nothing but that they were called. */
interface Calls {
  count: number;
  readonly places: Set<string>;
  readonly spans: Map<number, { from: number; to: number }>;
}

/**
 * Says where actors were answered by interfaces whose requests a log cannot show (GraphQL, RPC: a profile's routes
 * that are `opaque`): that nothing is told of them is no sign that nothing was seen.
 */
export function createOpaqueReader({ routeOf, nameOf }: OpaqueReaderOptions): ChannelReader {
  const byTenant = new Map<string, Calls>();
  return {
    wants: () => ({ paths: [], accounts: [] }),
    observe({ event, actor }) {
      if (actor === null || event.kind !== 'web' || event.status >= 300) return;
      const route = routeOf(event);
      if (route?.opaque === true) note(byTenant, event, route.path);
    },
    read: () => ({
      claims: [],
      funnels: [],
      checked: [...byTenant]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([tenant, calls]) => toldOf(nameOf(tenant), calls)),
    }),
  };
}

function note(byTenant: Map<string, Calls>, { tenant, at, source }: ShopEvent, place: string): void {
  const calls = byTenant.get(tenant) ?? { count: 0, places: new Set(), spans: new Map() };
  byTenant.set(tenant, calls);
  calls.count++;
  calls.places.add(place);
  const span = calls.spans.get(source.input);
  if (span === undefined) calls.spans.set(source.input, { from: at, to: at });
  else if (at > span.to) span.to = at;
}

function toldOf(name: string, { count, places, spans }: Calls): Checked {
  const covers = [...spans].sort(([a], [b]) => a - b);
  return {
    question: forTenant(name, opaqueTexts.question([...places].sort())),
    answer: 'cannot-tell',
    covers: covers.map(([input, span]) => ({
      input,
      kind: 'web',
      ...span,
      cannotShow: opaqueTexts.cannotShow,
    })),
    says: opaqueTexts.says(count),
  };
}
