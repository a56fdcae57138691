import { attacksIn } from '../model/attack-set.ts';
import type { FieldSource, FieldValue } from './field-source.ts';
import type { Signal } from './signal.ts';

/** An event as correlations see it: what a signal still holds of the fields that rules can ask for. */
export class EventFields implements FieldSource {
  readonly #signal: Signal;

  constructor(signal: Signal) {
    this.#signal = signal;
  }

  field(name: string): FieldValue | undefined {
    const { event, action, role } = this.#signal;
    switch (name) {
      case 'c-ip':
      case 'source.ip':
        return text(event.address);
      case 'cs-username':
      case 'user.name':
        return text(event.account);
      case 'cs-method':
      case 'http.request.method':
        return text(event.method);
      case 'cs-uri':
      case 'c-uri':
      case 'url.original':
        return text(event.target);
      case 'cs-uri-stem':
      case 'c-uri-stem':
      case 'url.path':
        return text(event.target.split('?', 1)[0]!);
      case 'cs-uri-query':
      case 'c-uri-query':
      case 'url.query':
        return event.target.includes('?') ? event.target.slice(event.target.indexOf('?') + 1) : undefined;
      case 'cs-host':
      case 'url.domain':
      case 'hinomi.tenant':
        return text(event.tenant);
      case 'cs-user-agent':
      case 'c-useragent':
      case 'user_agent.original':
        return text(event.userAgent);
      case 'cs-referer':
      case 'cs-referrer':
      case 'http.request.referrer':
        return text(event.referer);
      case 'sc-status':
      case 'http.response.status_code':
        return number(event.status);
      case 'sc-bytes':
      case 'http.response.body.bytes':
        return number(event.bytes);
      case 'time-taken':
      case 'event.duration':
        return number(event.durationMs);
      case 'event.kind':
        return event.kind;
      case 'hinomi.action':
        return text(action);
      case 'hinomi.result':
        return text(event.result);
      case 'hinomi.object':
        return text(event.object);
      case 'hinomi.known':
        return text(role);
      case 'hinomi.attacks':
        return event.attacks === 0 ? undefined : attacksIn(event.attacks);
      case 'hinomi.level':
        return event.attacks === 0 ? undefined : event.attackLevel;
      default:
        return undefined;
    }
  }

  *texts(): Iterable<string> {
    const { event } = this.#signal;
    yield* [event.target, event.referer, event.userAgent, event.account, event.object];
  }
}

function text(value: string): string | undefined {
  return value === '' ? undefined : value;
}

function number(value: number): number | undefined {
  return value < 0 ? undefined : value;
}
