import { combineSigns } from './combine-signs.ts';
import { inspectReferer } from './inspect-referer.ts';
import { inspectTarget } from './inspect-target.ts';
import { inspectUserAgent } from './inspect-user-agent.ts';
import type { Inspection, RequestParts } from './inspection.ts';
import { garbageLine } from './method/garbage-line.ts';
import { inspectMethod } from './method/inspect-method.ts';
import { inspectWrite } from './method/inspect-write.ts';

/**
 * Judges one request by what a log tells of it. Pure, never throws, time linear in the request's length.
 *
 * @returns {@link CLEAN} itself when nothing hostile was found
 */
export function inspectRequest(parts: RequestParts): Inspection {
  return combineSigns(
    [
      garbageLine(parts.method, parts.target) ?? inspectTarget(parts.target),
      inspectReferer(parts.referer),
      inspectUserAgent(parts.userAgent),
      inspectMethod(parts.method, parts.protocol),
      inspectWrite(parts.method, parts.target),
    ],
    parts.status,
  );
}
