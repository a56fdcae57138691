import { FIELD, type RecordView } from '../../../collect/record-view.ts';
import { PART } from '../triage/suspects.ts';
import type { Kernel } from './kernel.ts';

/** The fields of the kernel's memory of texts: see kernel/boring-texts.ts. */
const TEXT_OF = { referer: 1, userAgent: 2, path: 3, parameter: 4, target: 5 } as const;

const AMPERSAND = 38;
const QUESTION_MARK = 63;

/** Tells the kernel of texts of the chunk at hand in which the inspector found nothing, so that it passes over them. */
export class HarmlessTexts {
  readonly #kernel: Kernel;
  readonly #chunk: number;

  /** @param chunk where the chunk lies in the kernel's memory */
  constructor(kernel: Kernel, chunk: number) {
    this.#kernel = kernel;
    this.#chunk = chunk;
  }

  /** @param harmless which parts of the record, of {@link PART} */
  remember(view: RecordView, harmless: number): void {
    const { start, end } = view;
    const from = start[FIELD.target]!;
    const to = end[FIELD.target]!;
    const mark = indexIn(view, QUESTION_MARK, from, to);
    if ((harmless & PART.path) !== 0) this.#remember('path', from, mark, true);
    if ((harmless & PART.target) !== 0) this.#remember('target', from, to, false);
    if ((harmless & PART.query) !== 0) {
      for (let at = mark; at < to; ) {
        const next = indexIn(view, AMPERSAND, at + 1, to);
        this.#remember('parameter', at + 1, next, false);
        at = next;
      }
    }
    if ((harmless & PART.referer) !== 0) {
      this.#remember('referer', start[FIELD.referer]!, end[FIELD.referer]!, true);
    }
    if ((harmless & PART.userAgent) !== 0) {
      this.#remember('userAgent', start[FIELD.userAgent]!, end[FIELD.userAgent]!, false);
    }
  }

  #remember(text: keyof typeof TEXT_OF, start: number, end: number, atOnce: boolean): void {
    this.#kernel.run.remember(TEXT_OF[text], this.#chunk + start, this.#chunk + end, atOnce);
  }
}

/** Where a byte first stands in a part of the view's buffer; `to` when it does not. */
function indexIn({ buffer }: RecordView, byte: number, from: number, to: number): number {
  const at = buffer.indexOf(byte, from);
  return at < 0 || at > to ? to : at;
}
