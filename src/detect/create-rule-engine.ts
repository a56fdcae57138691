import type { Language } from '../model/language.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import type { CorrelationHit, RuleEngine } from './rule-engine.ts';
import { type RuleInfo, ruleInfoOf } from './rule-info.ts';
import { compileRules } from './sigma/compile-rules.ts';
import { type CorrelationMatch, Correlator } from './sigma/correlator.ts';
import type { RuleHead } from './sigma/rule/rule-head.ts';
import type { RuleSet } from './sigma/rule/rule-set.ts';
import type { SigmaCorrelation } from './sigma/rule/sigma-correlation.ts';
import { MarkColumn } from './state/mark-column.ts';
import type { Memory } from './state/memory.ts';
import { slimEvent } from './state/slim-event.ts';

/** Tag of rules that only serve other rules. */
const BUILDING_BLOCK = 'hinomi.building-block';
const ADDRESS_FIELDS: ReadonlySet<string> = new Set(['c-ip', 'source.ip']);
/** Events kept for correlations that refer to them later. */
const KEPT_EVENTS = 20_000;
/** Groups of each correlation at a time: what bounds memory when a million addresses make noise at once. */
const CORRELATED_GROUPS = 10_000;

/**
 * The rules of a set, as detection asks them.
 *
 * @param memory where it is written down which lines correlations rest on, and who is told of what they forget
 */
export function createRuleEngine(
  set: RuleSet,
  language: Language,
  memory: Memory = { limits: new ReachedLimits() },
): RuleEngine {
  const infos = new Map<string, RuleInfo>();
  for (const head of [...set.rules, ...set.correlations]) infos.set(head.id, infoOf(head, set, language));
  const onObservations = set.rules.filter(({ logsource }) => logsource.category === 'observation');
  const matcher = compileRules(onObservations);
  const observationInfos = onObservations.map(({ id }) => infos.get(id)!);
  let correlations: Correlations | null = new Correlations(set, infos, memory);
  return {
    infoOf: (id) => infos.get(id),
    matchObservation: (source) => matcher.match(source).map((index) => observationInfos[index]!),
    correlate: (rule, event, fields) => correlations?.offer(rule.id, event, fields) ?? [],
    finishCorrelations: () => {
      const hits = correlations?.finish() ?? [];
      // What they remember is not asked for again.
      correlations = null;
      return hits;
    },
  };
}

type Told = Pick<CorrelationMatch, 'id' | 'correlation' | 'ref' | 'related'> &
  Partial<Pick<CorrelationMatch, 'truncated'>>;

/** The correlations of a set over one input, with the events that they refer to. */
class Correlations {
  readonly #correlator: Correlator;
  readonly #infos: ReadonlyMap<string, RuleInfo>;
  readonly #limits: ReachedLimits;
  readonly #indexOf = new Map<string, number>();
  readonly #events = new Map<number, ShopEvent>();
  #goneOn: { readonly correlation: SigmaCorrelation; readonly ref: number }[] = [];
  /** Of all of them, also those that are no longer remembered. */
  readonly #marks: MarkColumn;
  #newest: ShopEvent | null = null;

  constructor(set: RuleSet, infos: ReadonlyMap<string, RuleInfo>, { limits, spill }: Memory) {
    this.#limits = limits;
    this.#marks = new MarkColumn(spill);
    this.#correlator = new Correlator(set, {
      maxGroups: CORRELATED_GROUPS,
      maxRelated: Number.POSITIVE_INFINITY,
      forgot: limits.teller('correlated'),
      goesOn: (correlation, ref) => this.#goneOn.push({ correlation, ref }),
    });
    this.#infos = infos;
    set.rules.forEach((rule, index) => {
      if (this.#correlator.needs(index)) this.#indexOf.set(rule.id, index);
    });
  }

  offer(rule: string, event: ShopEvent, fields: Parameters<Correlator['offer']>[2]): CorrelationHit[] {
    const index = this.#indexOf.get(rule);
    if (index === undefined) return [];
    if (event !== this.#newest) this.#remember(event);
    const hits = this.#correlator
      .offer(index, event.at, fields, this.#marks.length - 1)
      .flatMap((match) => this.#hit(match));
    if (this.#goneOn.length === 0) return hits;
    const further = this.#goneOn.flatMap(({ correlation, ref }) =>
      this.#hit({ id: correlation.id, correlation, ref, related: [] }),
    );
    this.#goneOn = [];
    return [...hits, ...further];
  }

  finish(): CorrelationHit[] {
    return this.#correlator.finish().flatMap((match) => this.#hit(match));
  }

  #remember(event: ShopEvent): void {
    this.#newest = event;
    this.#events.set(this.#marks.length, slimEvent(event));
    this.#events.delete(this.#marks.length - KEPT_EVENTS);
    this.#marks.push({ ref: event.source, at: event.at });
  }

  #hit({ id, correlation, ref, related, truncated = false }: Told): CorrelationHit[] {
    if (truncated) this.#limits.note('correlated');
    const rule = this.#infos.get(id);
    const event = this.#events.get(ref);
    if (rule === undefined) return [];
    if (event === undefined) {
      this.#limits.note('correlated');
      return [];
    }
    const others = related.filter((each) => each !== ref);
    const events = others.flatMap((each) => this.#events.get(each) ?? []);
    const byAddress = correlation.groupBy.some((field) => ADDRESS_FIELDS.has(field));
    return [{ rule, event, related: others.map((each) => this.#marks.at(each)), events, byAddress }];
  }
}

function infoOf(head: RuleHead, set: RuleSet, language: Language): RuleInfo {
  const title = language === 'ja' && head.titleJa !== '' ? head.titleJa : head.title;
  const silent = set.silent.has(head.id) || head.tags.includes(BUILDING_BLOCK);
  return ruleInfoOf({ id: head.id, title, level: head.level, tags: head.tags }, silent);
}
