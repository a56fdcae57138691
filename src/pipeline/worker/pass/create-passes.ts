import { compileRules } from '../../../detect/sigma/compile-rules.ts';
import type { Variants } from '../../../detect/sigma/match/field-slot.ts';
import { RepeatMemory } from '../../../model/repeat-memory.ts';
import { decodeVariants } from '../../../request/decode/decode-variants.ts';
import { createKnownFinder } from '../../../request/known/known-finder.ts';
import { ownText } from '../../../request/own-text.ts';
import type { ChunkJob, DrawResult, InspectResult, SignalResult } from '../chunk-result.ts';
import { EventMaker } from '../event/event-maker.ts';
import { createInputContext, type InputContext } from '../input-context.ts';
import { createOrdinaryLines } from '../kernel/create-ordinary-lines.ts';
import { createKeptTriage } from '../kernel/kept-triage.ts';
import { createHarmlessTarget } from '../triage/harmless-target.ts';
import type { InputSetup, WorkerSetup } from '../worker-setup.ts';
import { AgentPass } from './agent-pass.ts';
import { DrawPass, type Wanted } from './draw-pass.ts';
import { InspectPass } from './inspect-pass.ts';
import { createShops } from './shops.ts';
import { SignalPass } from './signal-pass.ts';

/** What a worker does, without the thread around it. */
export interface Passes {
  addInput(setup: InputSetup): void;
  want(wanted: Wanted): void;
  run(job: ChunkJob): SignalResult | DrawResult | InspectResult;
}

const REMEMBERED_LENGTH = 512;
const REMEMBERED = 4096;

/** What rules read a text as; remembered, since fields share texts, and paths and Referers come again and again. */
function createReadings(): Variants {
  const remembered = new RepeatMemory<readonly string[]>(REMEMBERED);
  return (_field, value) => {
    const known = remembered.get(value);
    if (known !== undefined) return known;
    if (value.length > REMEMBERED_LENGTH) return decodeVariants(value);
    const own = ownText(value);
    const variants = decodeVariants(own);
    remembered.set(own, variants);
    return variants;
  };
}

/** Builds the passes of one worker. */
export function createPasses(setup: WorkerSetup): Passes {
  const { config } = setup;
  const ruleSet = setup.rules;
  const matcher = compileRules(ruleSet.rules, { variants: createReadings() });
  const shops = createShops(config);
  const rulesNeedEveryEvent = ruleSet.rules.some((_, index) => matcher.needsEveryLine(index));
  const maker = new EventMaker({
    shopOf: shops.of,
    matcher,
    ruleIds: ruleSet.rules.map((rule) => rule.id),
    rulesNeedEveryEvent,
    knownFinder: createKnownFinder(config.known),
    knowsAddresses: config.known.length > 0,
    harmlessOf: createHarmlessTarget({ ...shops, literals: shops.targetLiterals }),
  });
  const signals = new SignalPass(maker, createKeptTriage(setup.triage, shops.targetLiterals), {
    everyLine: rulesNeedEveryEvent || !shops.areRoutesKnown,
    since: setup.since,
    until: setup.until,
    tenants: config.tenants.length > 0,
    ordinaryLines: createOrdinaryLines(setup, shops.targetLiterals),
  });
  const inspect = new InspectPass(
    maker,
    signals,
    new Map(ruleSet.rules.map((rule) => [rule.id, rule.level ?? 'medium'])),
    setup,
  );
  const inputs = new Map<number, InputContext>();
  let draw: DrawPass | AgentPass | undefined;
  return {
    addInput(input) {
      inputs.set(input.input, createInputContext(input, config));
    },
    want(wanted) {
      const { agents } = wanted;
      draw = agents === undefined ? new DrawPass(maker, wanted, setup) : new AgentPass(agents, setup.until);
    },
    run(job) {
      const context = inputs.get(job.input)!;
      if (job.pass === 'signals') return signals.run(context, job);
      if (job.pass === 'inspect') return inspect.run(context, job);
      return draw!.run(context, job);
    },
  };
}
