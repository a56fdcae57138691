import type { Sign } from '../inspection.ts';
import { isScriptPath } from '../url/script-path.ts';
import { pathOf } from '../url/target-parts.ts';
import { NOTHING } from '../value-detector.ts';

const WRITES = /^(?:PUT|MOVE|COPY|PATCH)$/;

/** A method that would put a script onto the server: `PUT /x.jsp`. */
export function inspectWrite(method: string, target: string): readonly Sign[] {
  if (!WRITES.test(method)) return NOTHING;
  const path = pathOf(target);
  if (!isScriptPath(path)) return NOTHING;
  return [{ attack: 'upload', level: 'high', place: 'method', value: path.slice(0, 512), why: 'script-put' }];
}
