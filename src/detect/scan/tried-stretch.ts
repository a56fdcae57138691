import type { ShopEvent } from '../../model/shop-event.ts';
import { MarkList, type MarkSpill } from '../state/mark-list.ts';
import { slimEvent } from '../state/slim-event.ts';
import { SmallMap } from '../state/small-map.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';
import type { TriedKind } from './tried-page.ts';

/** Fewer tries of one address are not worth a question, whatever the rules say. */
export const MANY_TRIES = 20;
const AGENTS_KEPT = 8;
/** Who asks for more different codes asks for new ones. */
const CODES_KEPT = 64;
const ANSWERS_KEPT = 32;
const HOURS_KEPT = 10_000;
const KINDS_KEPT = 512;

/** What one address sent to one page without a long silence. */
export interface TriedStretch {
  readonly address: string;
  readonly from: number;
  lastAt: number;
  tries: number;
  /** By status and size: {@link answerKey}. */
  readonly answers: SmallMap<number, number>;
  readonly agents: SmallSet<number>;
  /** Hashes of the codes that stood in the addresses asked for. */
  readonly codes: SmallSet<number>;
  /** How many came without a Referer. */
  bare: number;
  /** Whether the address did nothing else that leaves a trace; known at its end. */
  alone: boolean;
  /** What was refused by its status, and what was not. */
  readonly refused: MarkList;
  readonly open: MarkList;
  /** The newest, from the second one on: most never make one. */
  last: ShopEvent | null;
}

/** A page to which something is sent that others may be tried of. */
export interface TriedAt {
  readonly tenant: string;
  readonly kind: TriedKind;
  /** Stretches with two tries or more. */
  readonly stretches: TriedStretch[];
  /** Addresses that came once: in which hour, with which User-Agent, answered how. */
  readonly onceByHour: Map<number, number>;
  readonly onceByAgent: Map<number, number>;
  readonly onceByAnswer: Map<number, number>;
  once: number;
  onceBare: number;
  onceAlone: number;
  firstAt: number;
  lastAt: number;
}

/** A status and a size as one number. */
export function answerKey({ status, bytes }: Pick<ShopEvent, 'status' | 'bytes'>): number {
  return status * 2 ** 32 + Math.min(Math.max(bytes, -1) + 1, 2 ** 32 - 1);
}

/** What an {@link answerKey} stands for. */
export function answerOf(key: number): { readonly status: number; readonly bytes: number } {
  const status = Math.floor(key / 2 ** 32);
  return { status, bytes: key - status * 2 ** 32 - 1 };
}

/** Adds a try. */
export function noteTry(stretch: TriedStretch, event: ShopEvent): void {
  stretch.lastAt = event.at;
  stretch.tries++;
  const key = answerKey(event);
  const known = [...stretch.answers].find(([each]) => each === key)?.[1];
  if (known !== undefined || stretch.answers.size < ANSWERS_KEPT) stretch.answers.set(key, (known ?? 0) + 1);
  if (stretch.agents.size < AGENTS_KEPT) stretch.agents.add(textHash(event.userAgent));
  if (event.referer === '' || event.referer === '-') stretch.bare++;
  if (stretch.tries > 1) stretch.last = slimEvent(event);
  const isRefused = event.status >= 400;
  const marks = isRefused ? stretch.refused : stretch.open;
  marks.push({ ref: event.source, at: event.at });
}

/** Whether a code that is asked for is a try: a link that is opened again, or by many behind one line, tries nothing new. */
export function isNewCode({ codes }: TriedStretch, code: string): boolean {
  const hash = textHash(code);
  if (codes.has(hash)) return false;
  if (codes.size < CODES_KEPT) codes.add(hash);
  return true;
}

/** How many of a stretch's marks are in memory. */
export function keptOf({ refused, open }: TriedStretch): number {
  return refused.kept + open.kept;
}

/** Adds a visitor who came once, as nearly all do. */
export function noteOnce(page: TriedAt, stretch: TriedStretch, hour: number): void {
  page.once++;
  if (stretch.bare > 0) page.onceBare++;
  if (stretch.alone) page.onceAlone++;
  add(page.onceByHour, hour, HOURS_KEPT);
  for (const agent of stretch.agents) add(page.onceByAgent, agent, KINDS_KEPT);
  for (const [key] of stretch.answers) add(page.onceByAnswer, key, KINDS_KEPT);
}

function add(counts: Map<number, number>, key: number, most: number): void {
  const known = counts.get(key);
  if (known !== undefined || counts.size < most) counts.set(key, (known ?? 0) + 1);
}

export function newStretch({ address, at }: ShopEvent, spill: MarkSpill | undefined): TriedStretch {
  return {
    address,
    from: at,
    lastAt: at,
    tries: 0,
    answers: new SmallMap(),
    agents: new SmallSet(),
    codes: new SmallSet(),
    bare: 0,
    alone: false,
    refused: new MarkList(spill),
    open: new MarkList(spill),
    last: null,
  };
}

export function newTriedAt({ tenant, at }: ShopEvent, kind: TriedKind): TriedAt {
  return {
    tenant,
    kind,
    stretches: [],
    onceByHour: new Map(),
    onceByAgent: new Map(),
    onceByAnswer: new Map(),
    once: 0,
    onceBare: 0,
    onceAlone: 0,
    firstAt: at,
    lastAt: at,
  };
}
