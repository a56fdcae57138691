import { attackSetOf } from '../../model/attack-set.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { PageAnswer } from '../book/page-answer.ts';
import type { Reason } from '../reason.ts';
import type { RuleInfo } from '../rule-info.ts';
import { askedDelay, tookThatLong } from './asked-delay.ts';

/** Attacks that aim at what the answer holds. Cross-site scripting is none: its echo changes every answer. */
const INJECTIONS = attackSetOf(['sqli', 'traversal', 'rce', 'rfi', 'ssrf', 'ssti', 'xxe', 'deserialization']);
const SQL = attackSetOf(['sqli']);
const FILES = attackSetOf(['traversal']);
const WEBSHELL = attackSetOf(['webshell']);
const DELAYABLE = attackSetOf(['sqli', 'rce', 'ssti']);
/** Why a method that changes files was no mere attempt. */
const CHANGES: ReadonlyMap<string, Reason['code']> = new Map([
  ['PUT', 'writtenByMethod'],
  ['PATCH', 'writtenByMethod'],
  ['MKCOL', 'writtenByMethod'],
  ['DELETE', 'deletedByMethod'],
  ['MOVE', 'movedByMethod'],
  ['COPY', 'copiedByMethod'],
]);

/** What one event shows of its outcome; with `answer`, what the page's usual answers must be asked. */
export interface EventOutcome {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly answer: PageAnswer | null;
}

const ATTEMPTED: EventOutcome = { outcome: 'attempted', reason: null, answer: null };
const UNKNOWN: EventOutcome = { outcome: 'unknown', reason: null, answer: null };

/** The outcome of an event for a rule that held on it alone. */
export function eventOutcome(event: ShopEvent, rule: RuleInfo): EventOutcome {
  if (event.action === 'waf.blocked') return { ...ATTEMPTED, reason: { code: 'blocked', params: {} } };
  if (event.kind === 'auth' || event.kind === 'audit') return recordedOutcome(event, rule);
  const { status } = event;
  if (isRefusal(status)) return ATTEMPTED;
  const delay = (event.attacks & DELAYABLE) !== 0 && event.durationMs >= 2000 ? delayAskedBy(event) : 0;
  if (tookThatLong(event.durationMs, delay)) return delayed(event.durationMs, delay);
  if (status < 200 || status > 299) return UNKNOWN;
  if (isMethodRule(rule)) {
    const reason = acceptedMethod(event);
    if (reason !== null) return { outcome: 'succeeded', reason, answer: null };
  }
  return event.method === 'HEAD' || status === 206
    ? UNKNOWN
    : { ...UNKNOWN, answer: questionOf(event, rule) };
}

/** Whether a status says that the server did not do it. 501: it does not know the method. */
export function isRefusal(status: number): boolean {
  return (status >= 400 && status <= 499) || status === 501;
}

/**
 * Why a 2xx to a method that changes files means that it was done; null where it does not. 201 and 204 are
 * what servers say after a change (RFC 9110, 9.3.4; RFC 4918); 200 is also what a page says that ignores methods.
 */
export function acceptedMethod(event: ShopEvent): Reason | null {
  const { method, status, path } = event;
  const params = { method, status, path };
  const change = CHANGES.get(method);
  if (change !== undefined && (status === 201 || status === 204)) return { code: change, params };
  if ((method === 'PROPFIND' || method === 'SEARCH') && status === 207)
    return { code: 'readByMethod', params };
  return null;
}

function isMethodRule(rule: RuleInfo): boolean {
  return rule.attacks.some(
    (attack) => attack === 'method-abuse' || attack === 'upload' || attack === 'webshell',
  );
}

/** That a login is recorded as a success makes it no success of an attack, unless the rule knows it for one. */
function recordedOutcome(event: ShopEvent, rule: RuleInfo): EventOutcome {
  if (event.result === 'failure') return { ...ATTEMPTED, reason: { code: 'blocked', params: {} } };
  if (event.result !== 'success') return UNKNOWN;
  const outcome = rule.level === 'high' || rule.level === 'critical' ? 'succeeded' : 'unknown';
  return { outcome, reason: { code: 'recordedSuccess', params: {} }, answer: null };
}

function delayAskedBy({ target, carried }: ShopEvent): number {
  return askedDelay(target) || askedDelay(carried);
}

function delayed(durationMs: number, seconds: number): EventOutcome {
  const took = Math.round(durationMs / 100) / 10;
  return { outcome: 'succeeded', reason: { code: 'delayed', params: { seconds, took } }, answer: null };
}

function questionOf(event: ShopEvent, rule: RuleInfo): PageAnswer | null {
  const { tenant, path, bytes, method, attacks } = event;
  const isTalk = method === 'POST' && (attacks & WEBSHELL) !== 0 && rule.attacks.includes('webshell');
  if (isTalk && (bytes < 0 || (attacks & INJECTIONS) === 0))
    return { tenant, path, bytes, question: 'program' };
  if (bytes < 0) return null;
  if (rule.secretFile) return { tenant, path, bytes, question: 'secret' };
  if ((event.attacks & INJECTIONS) === 0) return null;
  if ((event.attacks & SQL) !== 0) return { tenant, path, bytes, question: 'sql' };
  return { tenant, path, bytes, question: (event.attacks & FILES) !== 0 ? 'file' : 'injection' };
}
