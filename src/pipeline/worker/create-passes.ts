import { compileRules } from '../../detect/sigma/compile-rules.ts';
import type { Config } from '../../model/config/config.ts';
import type { Profile } from '../../model/route.ts';
import { decodeVariants } from '../../request/decode/decode-variants.ts';
import { createKnownFinder } from '../../request/known/known-finder.ts';
import { OBJECT_ID_LITERALS } from '../../request/object-id.ts';
import { compileContent } from '../../request/route/compile-content.ts';
import { compileRoutes } from '../../request/route/compile-routes.ts';
import { createTriage } from '../../request/triage.ts';
import type { ChunkJob, DrawResult, InspectResult, SignalResult } from './chunk-result.ts';
import { DrawPass, type Wanted } from './draw-pass.ts';
import { EventMaker } from './event-maker.ts';
import { createInputContext, type InputContext } from './input-context.ts';
import { InspectPass } from './inspect-pass.ts';
import { OrdinaryLines } from './kernel/ordinary-lines.ts';
import type { ShopReading } from './request-facts.ts';
import { SignalPass } from './signal-pass.ts';
import type { InputSetup, WorkerSetup } from './worker-setup.ts';

/** What a worker does, without the thread around it. */
export interface Passes {
  addInput(setup: InputSetup): void;
  want(wanted: Wanted): void;
  run(job: ChunkJob): SignalResult | DrawResult | InspectResult;
}

/** Literals that every server-side script's path has. */
const SCRIPT_LITERALS = ['.ph', '.jsp', '.asp', '.ashx', '.cgi', '.pl', '.py', '.cfm'];

/** Builds the passes of one worker. */
export function createPasses(setup: WorkerSetup): Passes {
  const { config } = setup;
  const ruleSet = setup.rules;
  const matcher = compileRules(ruleSet.rules, { variants: (_field, value) => decodeVariants(value) });
  const shops = createShops(config);
  const rulesNeedEveryEvent = ruleSet.rules.some((_, index) => matcher.needsEveryLine(index));
  const maker = new EventMaker({
    shopOf: shops.of,
    matcher,
    ruleIds: ruleSet.rules.map((rule) => rule.id),
    rulesNeedEveryEvent,
    knownFinder: createKnownFinder(config.known),
  });
  const literals = [...SCRIPT_LITERALS, ...OBJECT_ID_LITERALS, ...(shops.literals ?? [])];
  const signals = new SignalPass(maker, createTriage(literals), {
    everyLine: rulesNeedEveryEvent || shops.literals === null,
    since: setup.since,
    until: setup.until,
    tenants: config.tenants.length > 0,
    ordinaryLines: createOrdinaryLines(setup, literals),
  });
  const inspect = new InspectPass(
    maker,
    signals,
    new Map(ruleSet.rules.map((rule) => [rule.id, rule.level ?? 'medium'])),
  );
  const inputs = new Map<number, InputContext>();
  let draw: DrawPass | undefined;
  return {
    addInput(input) {
      inputs.set(input.input, createInputContext(input, config));
    },
    want(wanted) {
      draw = new DrawPass(maker, wanted, setup);
    },
    run(job) {
      const context = inputs.get(job.input)!;
      if (job.pass === 'signals') return signals.run(context, job);
      if (job.pass === 'inspect') return inspect.run(context, job);
      return draw!.run(context, job);
    },
  };
}

function createOrdinaryLines(
  { kernel, since, until, config }: WorkerSetup,
  extraTargetLiterals: readonly string[],
): OrdinaryLines | undefined {
  if (kernel === undefined) return undefined;
  const tenants = config.tenants.length > 0;
  return new OrdinaryLines({ module: kernel, extraTargetLiterals, since, until, tenants });
}

/** How each tenant's requests are read, and the literals without which no route can fit (null: none known). */
function createShops(config: Config): { of: (tenant: string) => ShopReading; literals: string[] | null } {
  const readings = new Map<Profile, ShopReading>();
  const readingOf = (profile: Profile): ShopReading => {
    let reading = readings.get(profile);
    if (reading === undefined) {
      reading = { routes: compileRoutes(profile), content: compileContent(profile) };
      readings.set(profile, reading);
    }
    return reading;
  };
  const byTenant = new Map(config.tenants.map((tenant) => [tenant.id, readingOf(tenant.profile)]));
  const others = readingOf(config.profile);
  const literals = new Set<string>();
  for (const { routes } of [...readings.values()]) {
    if (routes.firstSegments === null)
      return { of: (tenant) => byTenant.get(tenant) ?? others, literals: null };
    for (const segment of routes.firstSegments) if (segment !== '') literals.add(`/${segment.toLowerCase()}`);
  }
  return { of: (tenant) => byTenant.get(tenant) ?? others, literals: [...literals] };
}
