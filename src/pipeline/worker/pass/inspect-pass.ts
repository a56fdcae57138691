import type { LEVELS } from '../../../model/level.ts';
import type { ChunkJob, HostileLine, InspectResult } from '../chunk-result.ts';
import type { EventMaker } from '../event/event-maker.ts';
import { clientOf, type InputContext } from '../input-context.ts';
import { type RecordVisitor, readRecords } from '../record/read-records.ts';
import type { SignalPass } from './signal-pass.ts';

/** Inspects every request of a chunk by itself: what `hinomi inspect` prints. */
export class InspectPass implements RecordVisitor {
  readonly #maker: EventMaker;
  readonly #signals: SignalPass;
  readonly #levelOfRule: ReadonlyMap<string, (typeof LEVELS)[number]>;
  readonly #span: { readonly since: number; readonly until: number };
  #hostile: HostileLine[] = [];

  constructor(
    maker: EventMaker,
    signals: SignalPass,
    levelOfRule: ReadonlyMap<string, (typeof LEVELS)[number]>,
    span: { readonly since: number; readonly until: number },
  ) {
    this.#maker = maker;
    this.#signals = signals;
    this.#levelOfRule = levelOfRule;
    this.#span = span;
  }

  run(context: InputContext, job: ChunkJob): InspectResult {
    this.#hostile = [];
    const tally = readRecords(context, job, this);
    return { ...tally, hostile: this.#hostile };
  }

  visit(context: InputContext, line: number, offset: number): void {
    const { at } = context.view;
    if (at < this.#span.since || at > this.#span.until) return;
    if (!this.#signals.isWorthALook(context)) return;
    const { event } = this.#maker.make(context, line, offset, clientOf(context));
    if (event.attacks === 0) return;
    const rules = event.rules.filter((rule) => this.#levelOfRule.get(rule) !== 'informational');
    this.#hostile.push({
      line,
      level: event.attackLevel,
      attacks: event.attacks,
      status: event.status,
      rules,
    });
  }
}
