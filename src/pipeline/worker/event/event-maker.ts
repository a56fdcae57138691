import { FIELD, type RecordView } from '../../../collect/record-view.ts';
import type { RuleMatcher } from '../../../detect/sigma/compile-rules.ts';
import type { Route } from '../../../model/route.ts';
import type { ShopAction } from '../../../model/shop-action.ts';
import { type ShopEvent, TARGET_LIMIT } from '../../../model/shop-event.ts';
import { loginNameIn } from '../../../request/carried/login-name.ts';
import { combineSigns } from '../../../request/combine-signs.ts';
import { inspectReferer } from '../../../request/inspect-referer.ts';
import { inspectUserAgent } from '../../../request/inspect-user-agent.ts';
import type { Sign } from '../../../request/inspection.ts';
import type { KnownFinder } from '../../../request/known/known-finder.ts';
import { inspectMethod } from '../../../request/method/inspect-method.ts';
import { inspectWrite } from '../../../request/method/inspect-write.ts';
import { ownText } from '../../../request/own-text.ts';
import { routeResult } from '../../../request/route/route-result.ts';
import { queryOf } from '../../../request/url/target-parts.ts';
import { type InputContext, textOf } from '../input-context.ts';
import type { CarriedPart, FieldContext } from '../rules/request-fields.ts';
import { RuleMemory } from '../rules/rule-memory.ts';
import { SignMemory } from '../rules/sign-memory.ts';
import type { createHarmlessTarget } from '../triage/harmless-target.ts';
import { ALL_SUSPECT, PART } from '../triage/suspects.ts';
import { CarriedReader } from './carried-reader.ts';
import { FactsReader, type RequestFacts, type ShopReading } from './request-facts.ts';

/** Other texts than targets are kept up to this length; the inspector saw all of them. */
const KEPT_TEXT = 512;

const NO_SIGNS: readonly Sign[] = [];
const NO_RULES: readonly string[] = [];

/** What the request itself adds for rules. */
type RequestContext = Omit<FieldContext, 'known' | 'message'>;

/** A form's fields. */
const FORM = /^[\w.%[\]-]{1,128}=/;

/** How a login says that it was the wrong password; not that there is no login. */
const LOGIN_REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 422, 429]);

const NOTHING_CARRIED = () => '';

const NO_REQUEST: RequestContext = {
  host: '',
  protocol: '',
  signs: NO_SIGNS,
  probes: [],
  isScript: false,
  inContent: false,
  carried: NOTHING_CARRIED,
};

/** What is so of whatever is no request. */
const UNREQUESTED = { isScript: false, inContent: false, harmless: 0, isOwn: true } as const;

/** An event, and what only the pass that made it wants to know. */
export interface MadeEvent {
  readonly event: ShopEvent;
  readonly isScript: boolean;
  readonly inContent: boolean;
  /** Suspect parts in which nothing was found ({@link PART}), whatever else the request holds. */
  readonly harmless: number;
  /** Whether what was found hangs on the address or the time, so that it may not hold of a request that is alike. */
  readonly isOwn: boolean;
}

/** What an event maker needs. */
export interface EventMakerOptions {
  /** The profile of a tenant. */
  readonly shopOf: (tenant: string) => ShopReading;
  readonly matcher: RuleMatcher;
  readonly ruleIds: readonly string[];
  /** Whether some rule can hold on an event that is ordinary in every respect. */
  readonly rulesNeedEveryEvent: boolean;
  readonly knownFinder: KnownFinder;
  /** Whether some addresses are known: then what holds hangs on the address. */
  readonly knowsAddresses: boolean;
  readonly harmlessOf: ReturnType<typeof createHarmlessTarget>;
}

/** Makes events of the records that need a closer look: inspects, finds the route, tries the rules. */
export class EventMaker {
  readonly #options: EventMakerOptions;
  readonly #facts: FactsReader;
  /** What targets tell that are not inspected; apart, since elsewhere the same target may have to be. */
  readonly #plainFacts: FactsReader;
  readonly #rules: RuleMemory;
  readonly #referers = new SignMemory(inspectReferer);
  readonly #userAgents = new SignMemory(inspectUserAgent);
  /** What is read of a request beside its target, where its log holds that. */
  readonly carried = new CarriedReader();

  constructor(options: EventMakerOptions) {
    this.#options = options;
    this.#rules = new RuleMemory(options.matcher, options.ruleIds);
    this.#facts = new FactsReader(options.harmlessOf, true);
    this.#plainFacts = new FactsReader(options.harmlessOf, false);
  }

  /**
   * @param line within the chunk, from 1
   * @param offset within the chunk
   * @param address the client's address, already resolved
   * @param suspects the parts that need the inspector ({@link PART}): in the others the triage found nothing
   */
  make(
    context: InputContext,
    line: number,
    offset: number,
    address: string,
    suspects = ALL_SUSPECT,
  ): MadeEvent {
    const { view } = context;
    if (view.kind === 'script') return this.#script(context, line, offset);
    return view.kind === 'web' || view.kind === 'waf'
      ? this.#request(context, line, offset, address, suspects)
      : this.#other(context, line, offset, address);
  }

  #request(
    context: InputContext,
    line: number,
    offset: number,
    address: string,
    suspects: number,
  ): MadeEvent {
    const { view, input } = context;
    const host = textOf(view, FIELD.host);
    const tenant = context.tenantOf(host);
    const method = textOf(view, FIELD.method);
    const target = textOf(view, FIELD.target);
    const protocol = textOf(view, FIELD.protocol);
    const referer = textOf(view, FIELD.referer);
    const userAgent = textOf(view, FIELD.userAgent);
    const isSuspect = (suspects & PART.target) !== 0;
    const body = this.#bodyOf(view, method);
    const facts = this.#withBody(this.#factsOf(tenant, method, target, isSuspect), tenant, target, body);
    const ofReferer = (suspects & PART.referer) === 0 ? NO_SIGNS : this.#referers.of(referer);
    const ofUserAgent = (suspects & PART.userAgent) === 0 ? NO_SIGNS : this.#userAgents.of(userAgent);
    const carried = this.carried.read(view, facts.route?.action);
    const own = [signsOf(facts, view.status), inspectMethod(method, protocol), inspectWrite(method, target)];
    const inspection = combineSigns([...own, ofReferer, ofUserAgent, carried.signs], view.status);
    const event: ShopEvent = {
      kind: view.kind,
      at: view.at,
      source: { input, line, offset },
      address,
      account: beginningOf(textOf(view, FIELD.account) || accountIn(body, facts.route)),
      tenant,
      method: beginningOf(method),
      target: beginningOf(target, TARGET_LIMIT),
      path: beginningOf(facts.path),
      status: view.status,
      bytes: view.bytes,
      durationMs: view.durationMs,
      referer: beginningOf(referer),
      userAgent: beginningOf(userAgent),
      carried: carried.text,
      action: (textOf(view, FIELD.action) || (facts.route?.action ?? '')) as ShopAction | '',
      result: resultOf(textOf(view, FIELD.result), facts.route && routeResult(facts.route, view.status)),
      object: beginningOf(facts.object),
      attacks: inspection.attacks,
      attackLevel: inspection.level,
      rules: NO_RULES,
    };
    const { isScript, inContent, probes } = facts;
    const harmless = harmlessParts(suspects, facts, ofReferer, ofUserAgent);
    const misplaced = isScript && inContent;
    if (!misplaced && !this.#needsRules(event, probes)) {
      return { event, isScript, inContent, harmless, isOwn: false };
    }
    const { rules, isOwn } = this.#rules.of(event, {
      host,
      protocol,
      signs: inspection.signs,
      probes,
      isScript,
      inContent,
      known: this.#roleOf(event),
      message: textOf(view, FIELD.message),
      carried:
        view.carried.count === 0 ? NOTHING_CARRIED : (part: CarriedPart) => this.carried.textOf(view, part),
    });
    return {
      event: rules.length === 0 ? event : { ...event, rules },
      isScript,
      inContent,
      harmless,
      isOwn: isOwn || this.#options.knowsAddresses,
    };
  }

  /** What was posted, where the log holds it. */
  #bodyOf(view: RecordView, method: string): string {
    return view.carried.count === 0 || method !== 'POST' ? '' : this.carried.textOf(view, 'Body');
  }

  /** Where a form's fields stand in the log, they tell a POST's meaning as a query does. */
  #withBody(facts: RequestFacts, tenant: string, target: string, body: string): RequestFacts {
    if (!FORM.test(body)) return facts;
    const query = `${queryOf(target)}&${body}`;
    const route = this.#options.shopOf(tenant).routes.match('POST', facts.path, query)?.route ?? null;
    return route === facts.route ? facts : { ...facts, route };
  }

  #factsOf(tenant: string, method: string, target: string, isSuspect: boolean): RequestFacts {
    const reader = isSuspect ? this.#facts : this.#plainFacts;
    return reader.read(this.#options.shopOf(tenant), method, target);
  }

  #other(context: InputContext, line: number, offset: number, address: string): MadeEvent {
    const { view, input } = context;
    const isDatabase = view.kind === 'database';
    const event: ShopEvent = {
      kind: view.kind,
      at: view.at,
      source: { input, line, offset },
      address,
      account: beginningOf(textOf(view, FIELD.account)),
      tenant: context.tenantOf(textOf(view, FIELD.host)),
      method: isDatabase ? textOf(view, FIELD.method) : '',
      target: isDatabase ? beginningOf(textOf(view, FIELD.target), TARGET_LIMIT) : '',
      path: '',
      status: view.status,
      bytes: view.bytes,
      durationMs: view.durationMs,
      referer: isDatabase ? beginningOf(textOf(view, FIELD.session)) : '',
      userAgent: isDatabase ? beginningOf(textOf(view, FIELD.userAgent)) : '',
      carried: '',
      action: textOf(view, FIELD.action) as ShopAction | '',
      result: resultOf(textOf(view, FIELD.result), ''),
      object: beginningOf(textOf(view, FIELD.object), view.kind === 'audit' ? TARGET_LIMIT : KEPT_TEXT),
      attacks: 0,
      attackLevel: 'informational',
      rules: [],
    };
    // What stands in a statement looks to rules for requests like SQL injection.
    const rules = isDatabase ? NO_RULES : this.#rulesOfOther(context, event);
    return { event: { ...event, rules }, ...UNREQUESTED };
  }

  /** What a payment page served. It has no path: nobody asked this shop for anything. */
  #script({ view, input, tenantOf }: InputContext, line: number, offset: number): MadeEvent {
    const event: ShopEvent = {
      kind: 'script',
      at: view.at,
      source: { input, line, offset },
      address: '',
      account: '',
      tenant: tenantOf(textOf(view, FIELD.host)),
      method: '',
      target: beginningOf(textOf(view, FIELD.target), TARGET_LIMIT),
      path: '',
      status: -1,
      bytes: -1,
      durationMs: -1,
      referer: beginningOf(textOf(view, FIELD.referer)),
      userAgent: '',
      carried: '',
      action: '',
      result: resultOf(textOf(view, FIELD.result), ''),
      object: beginningOf(textOf(view, FIELD.object)),
      attacks: 0,
      attackLevel: 'informational',
      rules: NO_RULES,
    };
    return { event, ...UNREQUESTED };
  }

  /** An honest GET that was answered and means nothing to the shop is not worth the rules. */
  #needsRules(event: ShopEvent, probes: readonly string[]): boolean {
    return (
      this.#options.rulesNeedEveryEvent ||
      event.attacks !== 0 ||
      probes.length > 0 ||
      event.status >= 400 ||
      event.action !== '' ||
      event.kind !== 'web' ||
      (event.method !== 'GET' && event.method !== 'HEAD')
    );
  }

  #rulesOfOther(context: InputContext, event: ShopEvent): readonly string[] {
    const message = textOf(context.view, FIELD.message);
    return this.#rules.of(event, { ...NO_REQUEST, known: this.#roleOf(event), message }).rules;
  }

  #roleOf({ address, at, tenant }: ShopEvent): FieldContext['known'] {
    return this.#options.knownFinder.roleOf(address, at, tenant);
  }
}

/** What is kept of a text: its beginning, and not the line that it was cut from. */
function beginningOf(text: string, most = KEPT_TEXT): string {
  return text.length <= most ? text : ownText(text, most);
}

/** Which of the suspect parts hold nothing. */
function harmlessParts(
  suspects: number,
  { harmless }: RequestFacts,
  ofReferer: readonly Sign[],
  ofUserAgent: readonly Sign[],
): number {
  let parts = 0;
  if ((suspects & PART.target) !== 0) {
    if (harmless.target) parts |= PART.target;
    if (harmless.path) parts |= PART.path;
    if (harmless.query) parts |= PART.query;
  }
  if (ofReferer.length === 0) parts |= suspects & PART.referer;
  if (ofUserAgent.length === 0) parts |= suspects & PART.userAgent;
  return parts;
}

function resultOf(logged: string, byRoute: ShopEvent['result'] | null): ShopEvent['result'] {
  if (logged === 'success' || logged === 'failure') return logged;
  return byRoute ?? '';
}

/** A login that refuses somebody is there: whoever sends it a wrong password does not search for weak spots. */
function signsOf({ signs, route }: RequestFacts, status: number): readonly Sign[] {
  const isLogin = route?.action.endsWith('.login') === true;
  return isLogin && LOGIN_REFUSALS.has(status)
    ? signs.filter(({ onlyIfRefused }) => onlyIfRefused !== true)
    : signs;
}

/** Who wants to log in, where the log holds what was sent. */
function accountIn(body: string, route: Route | null): string {
  return body !== '' && route?.action.endsWith('.login') === true ? loginNameIn(body) : '';
}
