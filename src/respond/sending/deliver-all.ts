import { AppError } from '../../errors/app-error.ts';
import type { Clock } from '../../model/ports.ts';
import type { Courier, CourierAnswer, CourierLine, OutgoingMail } from '../../model/sending/courier.ts';
import type { MailText } from '../../model/sending/mail-text.ts';
import type { Outbox, OutboxNews } from '../../model/sending/outbox.ts';
import { MailQueue } from './mail-queue.ts';
import { createPace } from './pace.ts';

/** Somebody to write to. */
export interface Addressee {
  /** The pseudonym in the books. */
  readonly person: string;
  /** As in the envelope. */
  readonly to: string;
  /** The pseudonym of the address. */
  readonly toPseudonym: string;
  readonly message: string;
  readonly envelopeId: string;
  write(): MailText;
}

/** What delivering needs. */
export interface Delivery {
  readonly addressees: readonly Addressee[];
  readonly outbox: Outbox;
  readonly courier: Courier;
  /** SHA-256 of the document that was approved. */
  readonly document: string;
  readonly connections: number;
  /** Messages a minute. */
  readonly rate: number;
  readonly clock: Clock;
  /** Waits so many milliseconds, or until it is stopped. */
  wait(ms: number, stop: AbortSignal): Promise<void>;
  readonly stop: AbortSignal;
  /** Told after each answer. */
  progress(answer: CourierAnswer): void;
  /** Told once for each moment until which messages that were put off wait; milliseconds since the epoch. */
  waiting(until: number): void;
}

/** Messages over one connection before a new one is opened: servers limit them. */
const A_CONNECTION = 100;
/** Connections that failed in a row, and refusals in a row that were not about recipients, before sending stops. */
const MOST_FAILURES = 5;
const MOST_REFUSALS = 20;
const WAITS_MS = [1_000, 5_000, 15_000, 30_000] as const;
/** Unknown recipients are the recipients' matter (RFC 3463, X.1.X and X.2.X). */
const ABOUT_MAILBOX = /^5\.[12]\./;

/**
 * Writes to everybody who was not written to, each once. Over every connection goes one message at a time: its intent
 * is on disk before it goes, and what the server answered is recorded before the next intent. So a process that is
 * killed leaves at most one message a connection whose fate nobody knows.
 *
 * @throws AppError of the courier, the outbox, SMTP_SENDER, SMTP_REFUSING; what was recorded until then stands
 */
export async function deliverAll(delivery: Delivery): Promise<void> {
  const round = new Round(delivery);
  const works = Array.from({ length: delivery.connections }, (_, at) => round.work(at));
  await Promise.allSettled(works);
  if (round.failure !== null) throw round.failure;
}

class Round {
  failure: unknown = null;
  readonly #delivery: Delivery;
  readonly #queue: MailQueue<Addressee>;
  readonly #pace: (now: number) => number;
  readonly #stop = new AbortController();
  #failures = 0;
  #waitingTill = Number.NaN;
  #refusals = 0;

  constructor(delivery: Delivery) {
    this.#delivery = delivery;
    this.#queue = new MailQueue(delivery.addressees, delivery.outbox.book.standings);
    this.#pace = createPace(delivery.rate);
    if (delivery.stop.aborted) this.#stop.abort();
    delivery.stop.addEventListener('abort', () => this.#stop.abort(), { once: true });
  }

  async work(at: number): Promise<void> {
    // A list shorter than the connections needs no more of them.
    if (at >= this.#queue.size) return;
    try {
      while (await this.#hasWork()) await this.#oneConnection();
    } catch (error) {
      this.failure ??= error;
      this.#stop.abort();
    }
  }

  /** Waits until somebody's time comes; false when nobody waits (what others put back they see to) or it was stopped. */
  async #hasWork(): Promise<boolean> {
    const { clock } = this.#delivery;
    while (!this.#stop.signal.aborted) {
      const at = this.#queue.nextAt();
      if (at <= clock.now()) return true;
      if (at === Number.POSITIVE_INFINITY) return false;
      if (at !== this.#waitingTill) this.#delivery.waiting(at);
      this.#waitingTill = at;
      await this.#wait(at - clock.now());
    }
    return false;
  }

  async #oneConnection(): Promise<void> {
    const line = await this.#connect();
    if (line === null) return;
    try {
      for (let n = 0; n < A_CONNECTION && line.isOpen() && !this.#stop.signal.aborted; n++) {
        const addressee = this.#queue.take(this.#delivery.clock.now());
        if (addressee === null) break;
        await this.#one(addressee, line);
      }
    } finally {
      await line.quit();
    }
  }

  /** null when it did not work and is to be tried again. */
  async #connect(): Promise<CourierLine | null> {
    try {
      return await this.#delivery.courier.connect();
    } catch (error) {
      const isPassing = error instanceof AppError && error.code === 'SMTP_UNREACHABLE';
      if (!isPassing) throw error;
      await this.#failed(error);
      return null;
    }
  }

  /** Counts a connection that came to nothing; waits before the next. */
  async #failed(error: AppError): Promise<void> {
    this.#failures++;
    if (this.#failures >= MOST_FAILURES) throw error;
    await this.#wait(WAITS_MS[Math.min(this.#failures, WAITS_MS.length) - 1]!);
  }

  async #one(addressee: Addressee, line: CourierLine): Promise<void> {
    const { outbox, clock, document, progress } = this.#delivery;
    await this.#wait(this.#pace(clock.now()));
    const { person, to, toPseudonym, message, envelopeId } = addressee;
    if (this.#stop.signal.aborted) return;
    const mail: OutgoingMail = { text: addressee.write(), message, to, envelopeId, date: clock.now() };
    const attempt = (outbox.book.standings.get(person)?.attempts ?? 0) + 1;
    const intent = { person, message, to: toPseudonym, document, attempt, connection: line.id };
    if (!(await outbox.intend(intent))) return;
    const answer = await line.deliver(mail);
    await outbox.record(newsOf(person, answer));
    progress(answer);
    await this.#judge(addressee, answer);
  }

  async #judge(addressee: Addressee, answer: CourierAnswer): Promise<void> {
    if (answer.fate === 'not-handed-over' || answer.fate === 'unknown') {
      if (answer.fate === 'not-handed-over') this.#putBack(addressee);
      const { server } = this.#delivery.courier;
      await this.#failed(new AppError('SMTP_UNREACHABLE', { server, cause: answer.cause }));
      return;
    }
    this.#failures = 0;
    const { fate, about, status, answer: cause } = answer;
    if (fate !== 'sent' && about === 'sender' && fate === 'refused')
      throw new AppError('SMTP_SENDER', { cause });
    if (fate === 'deferred') this.#putBack(addressee);
    if (fate === 'sent') this.#refusals = 0;
    if (fate !== 'refused' || ABOUT_MAILBOX.test(status)) return;
    this.#refusals++;
    if (this.#refusals >= MOST_REFUSALS) {
      throw new AppError('SMTP_REFUSING', { n: String(this.#refusals), cause });
    }
  }

  #putBack(addressee: Addressee): void {
    this.#queue.putBack(addressee, this.#delivery.outbox.book.standings.get(addressee.person)!);
  }

  async #wait(ms: number): Promise<void> {
    if (ms > 0) await this.#delivery.wait(ms, this.#stop.signal);
  }
}

/** A refused sender, or a connection that ended before, is nothing that the recipient's attempts count. */
function newsOf(person: string, answer: CourierAnswer): OutboxNews {
  if (answer.fate === 'unknown') return { kind: 'unknown', person, cause: answer.cause };
  if (answer.fate === 'not-handed-over') {
    return { kind: 'deferred', person, code: 0, answer: answer.cause, counts: false };
  }
  const { fate, code, answer: text, about } = answer;
  if (fate === 'deferred' || (fate === 'refused' && about === 'sender')) {
    return { kind: 'deferred', person, code, answer: text, counts: about !== 'sender' };
  }
  return { kind: fate, person, code, answer: text };
}
