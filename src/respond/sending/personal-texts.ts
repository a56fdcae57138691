import type { MailText } from '../../model/sending/mail-text.ts';
import type { Recipient, Share } from '../../model/sending/recipient.ts';

/** Stands for the name while a text is made for all who share it. */
const NAME = 'HINOMI-NAME-OF-THE-PERSON';

/** Persons who get the same text but for their names. */
export interface Variant {
  readonly count: number;
  /** With a stand-in for the name. */
  readonly text: MailText;
}

/** Makes a text for a name and what was reached. */
export type WriteText = (name: string, shares: readonly Share[]) => MailText;

/**
 * The texts of a mailing. Whoever was reached in the same way is told the same, so each such text is made once, and only
 * the name is put in.
 */
export class PersonalTexts {
  readonly #write: WriteText;
  readonly #nameless: string;
  readonly #made = new Map<string, MailText>();

  /** @param nameless what somebody without a name is called */
  constructor(write: WriteText, nameless: string) {
    this.#write = write;
    this.#nameless = nameless;
  }

  textFor({ person, shares }: Recipient): MailText {
    const name = (person.name ?? '')
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim()
      .slice(0, 100);
    return named(this.#textOf(shares), name === '' ? this.#nameless : name);
  }

  /** All texts that differ, the most frequent first, with a stand-in for the name. */
  variants(recipients: readonly Recipient[], standIn: string): Variant[] {
    const counts = new Map<MailText, number>();
    for (const { shares } of recipients) {
      const text = this.#textOf(shares);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const merged = new Map<string, Variant>();
    for (const [made, count] of counts) {
      const text = named(made, standIn);
      const key = JSON.stringify(text);
      merged.set(key, { text, count: (merged.get(key)?.count ?? 0) + count });
    }
    const sorted = [...merged].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
    return sorted.map(([, variant]) => variant);
  }

  #textOf(shares: readonly Share[]): MailText {
    const key = keyOf(shares);
    const made = this.#made.get(key) ?? this.#write(NAME, shares);
    this.#made.set(key, made);
    return made;
  }
}

function keyOf(shares: readonly Share[]): string {
  return JSON.stringify(shares);
}

function named({ subject, text, html }: MailText, name: string): MailText {
  return {
    subject: subject.replaceAll(NAME, () => name),
    text: text.replaceAll(NAME, () => name),
    html: html === null ? null : html.replaceAll(NAME, () => escaped(name)),
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
