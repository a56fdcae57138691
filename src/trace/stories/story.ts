import type { Attack } from '../../model/attack.ts';
import { attackSetOf } from '../../model/attack-set.ts';
import type { Finding } from '../../model/finding.ts';
import type { KnownAddress } from '../../model/known-address.ts';
import type { ShopAction } from '../../model/shop-action.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { compareMoments } from '../moment.ts';
import type { Trace } from '../trace.ts';
import { createTracer, type TracerOptions } from '../tracer.ts';

export const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36';
export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1';
export const CRAWLER = 'Mozilla/5.0 (compatible; ExampleBot/2.1; +http://bot.example/)';

/** One thing that somebody does, told shortly. */
export interface Deed {
  readonly at: string;
  readonly from: string;
  readonly site?: string;
  readonly does?: string;
  readonly status?: number;
  readonly agent?: string;
  readonly account?: string;
  readonly action?: ShopAction;
  readonly result?: ShopEvent['result'];
  readonly attacks?: readonly Attack[];
  readonly bytes?: number;
  readonly kind?: ShopEvent['kind'];
  readonly rules?: readonly string[];
  readonly object?: string;
}

/** A miniature breach for tests: deeds become events in time order, drawn in as the pipeline draws them. */
export class Story {
  readonly events: ShopEvent[] = [];
  readonly findings: Finding[] = [];
  readonly known: KnownAddress[] = [];
  readonly busy = new Set<string>();
  rounds = 0;

  /** Adds one deed, `times` times, `everyMs` apart. Times are told in Japan's zone. */
  tell(deed: Deed, times = 1, everyMs = 1_000): this {
    for (let n = 0; n < times; n += 1) this.events.push(eventOf(deed, n * everyMs, this.events.length));
    return this;
  }

  /** Adds a finding about what the named addresses did; evidence and times come from their deeds. */
  find(about: Partial<Finding> & { readonly sources: readonly string[] }): this {
    const mine = this.events.filter((event) => about.sources.includes(event.address));
    this.findings.push({
      id: `finding-${this.findings.length}`,
      rule: `rule-${this.findings.length}`,
      title: 'rule',
      level: 'high',
      outcome: 'unknown',
      reason: '',
      techniques: [],
      attacks: ['sqli'],
      firstAt: Math.min(...mine.map((event) => event.at)),
      lastAt: Math.max(...mine.map((event) => event.at)),
      count: mine.length,
      sourceCount: about.sources.length,
      accounts: [],
      tenants: [...new Set(mine.map((event) => event.tenant))],
      files: [],
      evidence: mine.slice(0, 1).map((event) => event.source),
      ...about,
    });
    return this;
  }

  /** Traces the story, round by round, with only what is wanted; in order of time and place unless said. */
  trace(options: Partial<TracerOptions> = {}, events = [...this.events].sort(compareMoments)): Trace {
    const { findings, known, busy: busyAddresses } = this;
    const tracer = createTracer({
      findings,
      known,
      busyAddresses,
      language: 'ja',
      timezone: 'Asia/Tokyo',
      ...options,
    });
    this.rounds = 0;
    for (let again = true; again; ) {
      const { addresses, paths, accounts } = tracer.wanted();
      tracer.begin();
      this.rounds += 1;
      for (const event of events) {
        const isLogin = event.action.endsWith('login') && accounts.has(event.account);
        if (addresses.has(event.address) || paths.has(event.path) || isLogin) tracer.draw(event);
      }
      again = tracer.end();
    }
    return tracer.finish();
  }
}

function eventOf(deed: Deed, afterMs: number, line: number): ShopEvent {
  const [method, target] = (deed.does ?? '').split(' ') as [string, string | undefined];
  return {
    kind: deed.kind ?? (deed.does === undefined ? 'audit' : 'web'),
    at: Date.parse(`${deed.at}+09:00`) + afterMs,
    source: { input: 0, line: line + 1, offset: line * 100 },
    address: deed.from,
    account: deed.account ?? '',
    tenant: deed.site ?? 'b',
    method,
    target: target ?? '',
    path: (target ?? '').split('?', 1)[0]!,
    status: deed.status ?? (deed.does === undefined ? -1 : 200),
    bytes: deed.bytes ?? 1_000,
    durationMs: -1,
    referer: '',
    userAgent: deed.agent ?? CHROME,
    carried: '',
    action: deed.action ?? '',
    result: deed.result ?? '',
    object: deed.object ?? '',
    attacks: attackSetOf(deed.attacks ?? []),
    attackLevel: deed.attacks === undefined ? 'informational' : 'high',
    rules: deed.rules ?? [],
  };
}
