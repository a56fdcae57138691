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
  #hostile: HostileLine[] = [];

  constructor(
    maker: EventMaker,
    signals: SignalPass,
    levelOfRule: ReadonlyMap<string, (typeof LEVELS)[number]>,
  ) {
    this.#maker = maker;
    this.#signals = signals;
    this.#levelOfRule = levelOfRule;
  }

  run(context: InputContext, job: ChunkJob): InspectResult {
    this.#hostile = [];
    const tally = readRecords(context, job, this);
    return { ...tally, hostile: this.#hostile };
  }

  visit(context: InputContext, line: number, offset: number): void {
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
