import type { Session } from 'node:inspector';
import { createRequire } from 'node:module';
import { getHeapStatistics } from 'node:v8';

/** So much of the heap may lie empty between objects that live, in bytes, before it is worth a second's work to move them together. */
const MOST_EMPTY_BYTES = 48 * 2 ** 20;

let session: Session | null | undefined;

/**
 * Moves together what is alive where much lies empty in between. V8 does so by itself only where most of a page is empty, and
 * tables whose entries come and go by the thousand leave half of each: the process then holds twice of what lives. It is
 * done when this thread waits for something the next time. Does nothing where Node was built without its inspector, which
 * alone can ask for this kind of collection.
 */
export function compactMemory(): void {
  const { total_heap_size: held, used_heap_size: used } = getHeapStatistics();
  if (held - used < MOST_EMPTY_BYTES) return;
  if (session === undefined) session = openSession();
  session?.post('HeapProfiler.collectGarbage');
}

function openSession(): Session | null {
  try {
    const inspector = createRequire(import.meta.url)('node:inspector') as typeof import('node:inspector');
    const opened = new inspector.Session();
    opened.connect();
    return opened;
  } catch {
    return null;
  }
}
