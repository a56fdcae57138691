import type { Act, Doubt } from './act.ts';

/**
 * Looks at answers beside each other: a part of an answer (206) leaves no doubt when the whole was sent as well,
 * and an answer that the client had already (304) adds nothing when the log holds how it got it.
 *
 * @param acts in order of time
 */
export function settleActs(acts: readonly Act[]): Act[] {
  const whole = new Set<string>();
  for (const act of acts) {
    if (act.request !== '' && !has(act, 'partial') && !has(act, 'not-modified')) whole.add(keyOf(act));
  }
  const before = new Set<string>();
  return acts.map((act) => {
    const key = keyOf(act);
    if (has(act, 'partial') && whole.has(key)) return without(act, 'partial');
    if (!has(act, 'not-modified')) {
      before.add(key);
      return act;
    }
    return before.has(key) ? { ...without(act, 'not-modified'), rows: [] } : act;
  });
}

function keyOf({ actor, tenant, request }: Act): string {
  return `${actor}\0${tenant}\0${request}`;
}

function has({ doubts }: Act, kind: Doubt['kind']): boolean {
  return doubts.some((doubt) => doubt.kind === kind);
}

function without(act: Act, kind: Doubt['kind']): Act {
  return { ...act, doubts: act.doubts.filter((doubt) => doubt.kind !== kind) };
}
