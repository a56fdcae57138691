import type { RecordView } from '../../../collect/record-view.ts';
import { TARGET_LIMIT } from '../../../model/shop-event.ts';
import { inspectCarried } from '../../../request/carried/inspect-carried.ts';
import type { Sign } from '../../../request/inspection.ts';
import { ownText } from '../../../request/own-text.ts';
import { targetAutomaton } from '../../../request/triage/needs-look.ts';
import { createTriggerScanner, type TriggerScanner } from '../../../request/triage/trigger-scanner.ts';
import type { CarriedPart } from '../rules/request-fields.ts';
import { SignMemory } from '../rules/sign-memory.ts';
import { BoringTexts } from '../triage/boring-texts.ts';

const SEMICOLON = 0x3b;
const SPACE = 0x20;
const SLASH = 0x2f;
const COOKIES = 'Cookie';
const DESIGNS = /^(?:admin|settings)\.(?!login)/;

/** What was found in the parts of a request beside its target, its Referer and its User-Agent. */
interface CarriedVerdict {
  readonly signs: readonly Sign[];
  /** As an event keeps it. */
  readonly text: string;
}

const NOTHING: CarriedVerdict = { signs: [], text: '' };

/**
 * Reads what a request carries beside its target, where the log holds it: cookies, forwarding headers, bodies. A
 * visitor's cookies come with each of the visitor's requests: each is triaged by itself, and one that was found
 * harmless is known again by its bytes.
 */
export class CarriedReader {
  /** Made when the first log holds such a part: few do, and the tables take their time. */
  #scan: TriggerScanner | undefined;
  #cookies: BoringTexts | undefined;
  /** Of cookies that the triage found odd: a page's own words in JSON or base64, mostly. */
  readonly #ofCookies = new SignMemory((pair) => inspectCarried(COOKIES, pair).flatMap(({ signs }) => signs));

  /** Whether something hostile stands in a part. Nothing is allocated for what the triage finds ordinary. */
  isHostile({ carried, buffer }: RecordView): boolean {
    for (let i = 0; i < carried.count; i++) {
      const name = carried.names[i]!;
      if (this.#isHostile(name, buffer, carried.start[i]!, carried.end[i]!)) return true;
    }
    return false;
  }

  /** @param action what the request means to the shop: who designs its pages sends markup and scripts */
  read(view: RecordView, action = ''): CarriedVerdict {
    const { carried, buffer } = view;
    if (carried.count === 0 || !this.isHostile(view)) return NOTHING;
    const signs: Sign[] = [];
    const lines: string[] = [];
    for (let i = 0; i < carried.count; i++) {
      const text = latin1(buffer, carried.start[i]!, carried.end[i]!);
      for (const { name, value, signs: all } of inspectCarried(carried.names[i]!, text)) {
        const isDesign = DESIGNS.test(action) && name.startsWith('Body');
        const found = isDesign ? all.filter(({ attack }) => attack !== 'xss') : all;
        if (found.length === 0) continue;
        signs.push(...found);
        lines.push(`${name}=${value}`.replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
      }
    }
    return signs.length === 0 ? NOTHING : { signs, text: ownText(lines.join('\n'), TARGET_LIMIT) };
  }

  /** The cookies or the body as logged: several fields of one as a request has them, `a=1; b=2` or `a=1&b=2`. */
  textOf({ carried, buffer }: RecordView, part: CarriedPart): string {
    const texts: string[] = [];
    for (let i = 0; i < carried.count; i++) {
      const name = carried.names[i]!;
      if (!name.startsWith(part)) continue;
      const value = latin1(buffer, carried.start[i]!, carried.end[i]!);
      texts.push(name === part ? value : `${name.slice(part.length + 2)}=${value}`);
    }
    return texts.join(part === COOKIES ? '; ' : '&');
  }

  #isHostile(name: string, buffer: Uint8Array, start: number, end: number): boolean {
    if (name !== COOKIES) return !isAddresses(buffer, start, end) && this.#isFound(name, buffer, start, end);
    this.#cookies ??= new BoringTexts((bytes, from, to) => this.#isFound(COOKIES, bytes, from, to));
    for (let from = start; from < end; ) {
      while (from < end && buffer[from] === SPACE) from++;
      let to = from;
      while (to < end && buffer[to] !== SEMICOLON) to++;
      if (this.#cookies.needsLook(buffer, from, to)) return true;
      from = to + 1;
    }
    return false;
  }

  #isFound(name: string, bytes: Uint8Array, start: number, end: number): boolean {
    this.#scan ??= createTriggerScanner(targetAutomaton([]));
    if (!this.#scan(bytes, start, end)) return false;
    const text = latin1(bytes, start, end);
    return (name === COOKIES ? this.#ofCookies.of(text) : inspectCarried(name, text)).length > 0;
  }
}

/** Whether there is nothing but addresses, as in nearly every forwarding header. */
function isAddresses(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    const isOfAddress = (byte >= 0x2c && byte <= 0x3a && byte !== SLASH) || byte === SPACE;
    if (!isOfAddress && !((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66)) return false;
  }
  return true;
}

/** As text, each character one byte. */
function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', start, end);
}
