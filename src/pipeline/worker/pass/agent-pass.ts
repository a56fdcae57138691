import { FIELD } from '../../../collect/record-view.ts';
import type { ChunkJob, DrawResult } from '../chunk-result.ts';
import { packEvents } from '../event/pack-events.ts';
import { clientOf, type InputContext, textOf } from '../input-context.ts';
import { type RecordVisitor, readRecords, recordEnd } from '../record/read-records.ts';

const LINE_FEED = 10;
/** As much of a User-Agent an event keeps. */
const KEPT_TEXT = 512;
/** Enough to say that many send it, also where many of them are hostile. */
const ADDRESSES_LIMIT = 256;

/**
 * Finds who sends some User-Agents, among requests that were not refused. Most lines hold none of them: a word of each is
 * searched for in the bytes, and only lines with it are parsed. Letters and digits stand in a log as they are, however
 * it escapes the rest.
 */
export class AgentPass implements RecordVisitor {
  readonly #words: readonly string[];
  readonly #until: number;
  readonly #agents: readonly string[];
  #addresses = new Map<string, Set<string>>();

  constructor(agents: readonly string[], until: number) {
    this.#agents = agents;
    this.#words = [...new Set(agents.map(wordOf))];
    this.#until = until;
  }

  run(context: InputContext, job: ChunkJob): DrawResult {
    this.#addresses = new Map(this.#agents.map((agent) => [agent, new Set<string>()]));
    const bytes = Buffer.from(job.slot, 0, job.extent.length);
    const { format, parser } = context;
    const isOfLines = format?.beginsRecord === undefined && format?.separate === undefined;
    const isEachAlone = isOfLines && parser?.header === undefined && !job.extent.tooLong;
    for (const word of this.#words) {
      if (isEachAlone && word !== '') this.#readLinesWith(word, bytes, context);
      else if (bytes.includes(word, 0, 'latin1')) {
        readRecords(context, job, this);
        break;
      }
    }
    const agents = Array.from(this.#addresses, ([agent, addresses]) => ({
      agent,
      addresses: [...addresses],
    }));
    return { lines: 0, understood: 0, unparsed: [], blank: 0, ...packEvents([]), pages: [], agents };
  }

  visit(context: InputContext): void {
    const { at, status } = context.view;
    if (at > this.#until || status >= 400) return;
    const agent = textOf(context.view, FIELD.userAgent);
    const addresses = this.#addresses.get(agent.length > KEPT_TEXT ? agent.slice(0, KEPT_TEXT) : agent);
    if (addresses === undefined || addresses.size >= ADDRESSES_LIMIT) return;
    const address = clientOf(context);
    if (address !== '') addresses.add(address);
  }

  #readLinesWith(word: string, bytes: Buffer, context: InputContext): void {
    const { parser, view } = context;
    for (let at = bytes.indexOf(word, 0, 'latin1'); at >= 0; ) {
      const start = bytes.lastIndexOf(LINE_FEED, at) + 1;
      const feed = bytes.indexOf(LINE_FEED, at);
      const stop = feed < 0 ? bytes.length : feed;
      if (parser?.parse(bytes, start, recordEnd(bytes, start, stop), view) === null) this.visit(context);
      if ([...this.#addresses.values()].every(({ size }) => size >= ADDRESSES_LIMIT)) return;
      at = bytes.indexOf(word, stop, 'latin1');
    }
  }
}

/** The longest word of a User-Agent, which nearly all begin alike; '' where there is none. */
function wordOf(agent: string): string {
  const words = agent.replace(/^Mozilla\/\d\.\d/, '').match(/[A-Za-z0-9]+/g) ?? agent.match(/[A-Za-z0-9]+/g);
  return (words ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
