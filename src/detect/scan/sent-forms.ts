import type { ReachedLimits } from '../../model/reached-limits.ts';
import { Remembered } from '../../model/remembered.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { answersAlike } from './answers-alike.ts';
import { shareAnswered } from './share-answered.ts';
import { tellTried } from './tell-tried.ts';
import { isOfForms, triedPage } from './tried-page.ts';
import { answerKey, keptOf, newStretch, noteTry, type TriedStretch } from './tried-stretch.ts';

/** People send a form no more often; who does is counted apart. */
const ORDINARY = 3;
/** Fewer of one address are not worth a question, whatever the rules say. */
const MANY = 100;
const KEPT_FORMS = 256;
const KEPT_SENDERS = 16_384;
const KEPT_ANSWERS = 64;
const SILENCE_MS = 3 * HOUR_MS;
/** Others are looked up for no more addresses than these. */
const MOST_ASKED = 64;

/** A page to which something is sent, of which nothing is known but how it is used. */
interface Form {
  readonly path: string;
  senders: number;
  often: number;
  /** How each sender's first was answered: {@link answerKey}. */
  readonly answers: Map<number, number>;
}

interface Sender {
  readonly form: Form;
  readonly stretch: TriedStretch;
  busy: boolean;
  /** Requests for other pages. */
  visits: number;
}

/**
 * Forms of which no route and no word tells what they are for, and which people send once or twice: a login under a name of its own, too. `tried-values`
 * with `by`: `form`, told when all has been read, of addresses that send one a hundred times or more: `tries`, how many an hour (`perHour`), `others` who send it, how many
 * of them in percent send it more than three times (`often`), `alike`: to how many percent the same was answered, `asOthers`: how many
 * in percent of all who sent it got that answer first, `visits`: how many other pages it looked at for each hundred, `agents`, `busy`.
 */
export class SentForms implements Detector {
  readonly name = 'sent-forms';
  readonly #forms = new Map<string, Form>();
  readonly #senders: RecentMap<string, Sender>;
  /** Those that sent a form that often, by address. */
  readonly #many = new Map<string, Sender[]>();
  readonly #isForm = new Remembered<boolean>(isOfForms);
  readonly #limits: ReachedLimits;
  readonly #spill: MarkSpill | undefined;

  constructor({ limits, spill }: Memory) {
    this.#limits = limits;
    this.#spill = spill;
    this.#senders = new RecentMap({
      capacity: KEPT_SENDERS,
      idleMs: SILENCE_MS,
      weigh: ({ stretch }) => keptOf(stretch),
    });
  }

  observe({ event, action, role, busy }: Signal): void {
    const { kind, method, status, address, at, path, tenant } = event;
    if (kind !== 'web' || method !== 'POST' || status === 404 || status === 405) return;
    if ((action !== '' && action !== 'customer.page') || address === '' || role !== '' || Number.isNaN(at))
      return;
    if (!this.#isForm.of(path)) return;
    const key = triedPage(event);
    const form = this.#formOf(key, path);
    if (form === null) return;
    const sender = this.#senders.open(`${key}\0${tenant}\0${address}`, at, () => {
      form.senders++;
      noteAnswer(form, event);
      return { form, stretch: newStretch(event, this.#spill), busy, visits: 0 };
    });
    noteTry(sender.stretch, event);
    sender.busy ||= busy;
    if (sender.stretch.tries === ORDINARY + 1) form.often++;
    if (sender.stretch.tries === MANY) this.#noteMany(address, sender);
  }

  *asksFor(): Iterable<string> {
    let n = 0;
    for (const [address, senders] of this.#many)
      if (senders.some(({ busy }) => !busy) && n++ < MOST_ASKED) yield address;
  }

  noteVisit({ address, path }: ShopEvent): void {
    for (const sender of this.#many.get(address) ?? []) if (path !== sender.form.path) sender.visits++;
  }

  finish(_scripts: readonly unknown[], emit: Emit): void {
    for (const senders of this.#many.values())
      for (const sender of senders) for (const told of tellSender(sender)) emit(told);
  }

  #formOf(key: string, path: string): Form | null {
    const known = this.#forms.get(key);
    if (known !== undefined) return known;
    if (this.#forms.size >= KEPT_FORMS) {
      this.#limits.note('watched');
      return null;
    }
    const form: Form = { path, senders: 0, often: 0, answers: new Map() };
    this.#forms.set(key, form);
    return form;
  }

  #noteMany(address: string, sender: Sender): void {
    const known = this.#many.get(address);
    if (known !== undefined) known.push(sender);
    else if (this.#many.size < MOST_ASKED * 4) this.#many.set(address, [sender]);
    else this.#limits.note('watched');
  }
}

function tellSender({ form, stretch, busy, visits }: Sender) {
  const { main, total } = answersAlike([stretch]);
  const { tries, from, lastAt, agents } = stretch;
  const fields = {
    by: 'form',
    tries,
    perHour: Math.round(tries / Math.max(1, (lastAt - from) / HOUR_MS)),
    others: form.senders - 1,
    often: Math.round((100 * (form.often - 1)) / Math.max(1, form.senders - 1)),
    alike: main === undefined ? 0 : Math.floor((100 * main.n) / total),
    asOthers: shareAnswered(form.answers, form.senders, main),
    visits: Math.round((100 * visits) / tries),
    agents: agents.size,
    busy,
  };
  return tellTried([stretch], fields, { path: form.path, usual: ORDINARY });
}

function noteAnswer({ answers }: Form, event: ShopEvent): void {
  const key = answerKey(event);
  const known = answers.get(key);
  if (known !== undefined || answers.size < KEPT_ANSWERS) answers.set(key, (known ?? 0) + 1);
}
