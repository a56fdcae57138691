import type { Stage } from '../model/actor.ts';
import { VALUE_ATTACKS } from '../model/attack.ts';
import { attackSetOf } from '../model/attack-set.ts';
import type { ShopAction } from '../model/shop-action.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { isFilePath, isScriptPath } from './script-path.ts';

/** What is known besides the event itself. */
export interface StageKnowledge {
  /** Whether the path is a file that an actor placed or talked with. */
  isDropped(path: string): boolean;
  /** The stage that a rule's findings stand for; undefined for a rule without findings. */
  ruleStage(rule: string): Stage | undefined;
}

const BREAK_IN = attackSetOf([...VALUE_ATTACKS, 'webshell', 'upload']);
const ENUMERATION = attackSetOf(['enumeration']);
const GUESSING = attackSetOf(['brute-force', 'credential-stuffing']);

const WRITES = new Set(['PUT', 'MOVE', 'COPY', 'MKCOL']);
const ASKS = new Set(['PROPFIND', 'OPTIONS', 'TRACE', 'TRACK', 'SEARCH', 'DEBUG', 'CONNECT', 'REPORT']);

/** Which step of an intrusion one request of an actor is. */
export function stageOf(event: ShopEvent, knowledge: StageKnowledge): Stage {
  const answered = isAnswered(event);
  if (knowledge.isDropped(event.path) && event.kind === 'web') return droppedStage(event, answered);
  if ((event.attacks & ENUMERATION) !== 0) return 'reconnaissance';
  const acted = actionStage(event, answered);
  if (acted === 'login' || acted === 'export' || acted === 'foothold') return acted;
  if ((event.attacks & BREAK_IN) !== 0 || event.action.startsWith('waf.')) {
    return WRITES.has(event.method) && wroteFile(event) ? 'foothold' : 'attack';
  }
  if (acted !== undefined) return acted;
  return (
    methodStage(event) ?? markedStage(event, knowledge) ?? (event.status >= 400 ? 'reconnaissance' : 'browse')
  );
}

/** Whether the server did what it was asked: the log's or a route's word first, then the status. */
export function isAnswered(event: ShopEvent): boolean {
  if (event.result !== '') return event.result === 'success';
  return event.status < 0 ? event.kind !== 'web' : event.status >= 200 && event.status < 300;
}

/** Whether a request by its method put a file in place. */
export function wroteFile(event: ShopEvent): boolean {
  if (!isAnswered(event) || event.status < 0 || event.kind !== 'web' || !WRITES.has(event.method))
    return false;
  return isFilePath(event.path) || event.method === 'MKCOL' || (event.attacks & BREAK_IN) !== 0;
}

function droppedStage(event: ShopEvent, answered: boolean): Stage {
  if (WRITES.has(event.method)) return answered ? 'foothold' : 'attack';
  if (event.method === 'DELETE') return answered ? 'change' : 'attack';
  return isScriptPath(event.path) ? 'webshell' : 'foothold';
}

function methodStage(event: ShopEvent): Stage | undefined {
  if (event.kind !== 'web') return undefined;
  if (wroteFile(event)) return 'foothold';
  if (WRITES.has(event.method) || event.method === 'DELETE' || event.method === 'PATCH') {
    return event.status >= 200 && event.status < 400 ? 'change' : 'attack';
  }
  return ASKS.has(event.method) ? 'reconnaissance' : undefined;
}

function markedStage(event: ShopEvent, knowledge: StageKnowledge): Stage | undefined {
  if ((event.attacks & GUESSING) !== 0) return 'login-attempt';
  if (event.attacks !== 0) return 'reconnaissance';
  for (const rule of event.rules) {
    const stage = knowledge.ruleStage(rule);
    if (stage !== undefined) return stage;
  }
  return undefined;
}

const LOGINS: ReadonlySet<ShopAction | ''> = new Set([
  'admin.login',
  'customer.login',
  'ssh.login',
  'ftp.login',
  'database.login',
]);
const EXPORTS: ReadonlySet<ShopAction | ''> = new Set(['order.export', 'customer.export', 'ftp.download']);
const CHANGES: ReadonlySet<ShopAction | ''> = new Set([
  'admin.change',
  'order.status',
  'order.create',
  'customer.register',
  'customer.reset',
  'customer.change',
  'checkout.complete',
  'settings.change',
  'ssh.sudo',
]);

/** Whether an event is a login being sent; a look at the login page is none. */
export function isLogin(event: ShopEvent): boolean {
  if (!LOGINS.has(event.action)) return false;
  return event.kind !== 'web' || event.method === 'POST' || event.method === 'PUT';
}

function actionStage(event: ShopEvent, answered: boolean): Stage | undefined {
  const { action } = event;
  if (action === '' || action.startsWith('waf.')) return undefined;
  if (isLogin(event)) return event.result === 'success' ? 'login' : 'login-attempt';
  if (EXPORTS.has(action)) return answered ? 'export' : 'browse';
  if (action === 'upload' || action === 'ftp.upload') return answered ? 'foothold' : 'attack';
  const done = answered || (event.result === '' && event.status >= 300 && event.status < 400);
  return CHANGES.has(action) && done ? 'change' : 'browse';
}
