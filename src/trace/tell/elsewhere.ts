import { type Hole, holeKey } from '../hole.ts';
import type { ToolUses } from '../notes/tool-uses.ts';
import type { Dossier } from './dossier.ts';

/** A hole that actors who are kept apart attacked. */
export interface SharedHole {
  readonly hole: Hole;
  /** The others' addresses, in order of their attacks. */
  readonly addresses: readonly string[];
}

/** A hole that more actors know is everybody's, and no sign of anything. */
const ACTORS_LIMIT = 5;

/**
 * The first hole, by time, that each actor shares with another with whom nothing joins it. Said, not joined:
 * one weakness of a shop is found by many. Keyed by actor and tenant.
 */
export function sharedHoles(dossiers: readonly Dossier[], tools: ToolUses): Map<string, SharedHole> {
  const actorOf = new Map(
    dossiers.flatMap((dossier, actor) => dossier.group.addresses.map((address) => [address, actor] as const)),
  );
  const byHole = new Map<string, { hole: Hole; users: Map<number, Set<string>> }>();
  for (const use of tools.all()) {
    const actor = actorOf.get(use.address);
    if (actor === undefined) continue;
    const key = holeKey(use.hole);
    const entry = byHole.get(key) ?? { hole: use.hole, users: new Map<number, Set<string>>() };
    byHole.set(key, entry);
    entry.users.set(actor, (entry.users.get(actor) ?? new Set<string>()).add(use.address));
  }
  const shared = new Map<string, SharedHole>();
  for (const { hole, users } of byHole.values()) {
    if (users.size < 2 || users.size > ACTORS_LIMIT) continue;
    for (const actor of users.keys()) {
      const key = sharedHoleKey(actor, hole.tenant);
      if (shared.has(key)) continue;
      const others = [...users]
        .filter(([other]) => other !== actor)
        .flatMap(([, addresses]) => [...addresses]);
      shared.set(key, { hole, addresses: others });
    }
  }
  return shared;
}

/** The key of what {@link sharedHoles} found for an actor in a tenant. */
export function sharedHoleKey(actor: number, tenant: string): string {
  return `${actor}\0${tenant}`;
}
