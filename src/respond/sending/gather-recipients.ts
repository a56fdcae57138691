import { AFFECTED_LINE, type AffectedLine } from '../../model/report-lines.ts';
import type { Recipient, Share } from '../../model/sending/recipient.ts';
import { plainAddress } from './mail-address.ts';

/** The persons of `affected.ndjson`. */
export interface Recipients {
  /** In the order in which they first stand there. */
  readonly recipients: readonly Recipient[];
  readonly lines: number;
  /** Numbers of the lines, from 1, that could not be read. */
  readonly broken: readonly number[];
  /** Whether addresses in it are masked: then nothing can be sent. */
  readonly isMasked: boolean;
}

/** As `hinomi investigate` masks an address: `t***@m***.example`. */
const MASKED = /^.\*{3}@.\*{3}(?:\.|$)/u;

/**
 * Gathers the lines of `affected.ndjson` (one a person and exposure) into persons. A line without a customer's number
 * belongs to the customer who alone has its e-mail address; customers of one tenant with the same name and the same
 * address are one natural person, who is written to once.
 */
export async function gatherRecipients(lines: AsyncIterable<string>): Promise<Recipients> {
  const read: AffectedLine[] = [];
  const broken: number[] = [];
  let number = 0;
  let isMasked = false;
  for await (const text of lines) {
    number++;
    if (text.trim() === '') continue;
    const line = lineOf(text);
    if (line === null) broken.push(number);
    else {
      isMasked ||= MASKED.test(line.person.email ?? '');
      read.push(line);
    }
  }
  const gathering = new Gathering(read);
  return { recipients: gathering.recipients(), lines: number, broken, isMasked };
}

function lineOf(text: string): AffectedLine | null {
  try {
    return AFFECTED_LINE.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

interface Draft {
  readonly key: string;
  readonly person: Record<string, string>;
  readonly emails: string[];
  readonly shares: Map<string, { readonly line: AffectedLine; readonly items: Set<string> }>;
}

class Gathering {
  readonly #drafts = new Map<string, Draft>();
  /** Of each customer the one who stands for all who are the same natural person. */
  readonly #standsFor = new Map<string, string>();
  /** Keys of the customers who have an address. */
  readonly #customersAt = new Map<string, Set<string>>();

  constructor(lines: readonly AffectedLine[]) {
    this.#findSameOnes(lines);
    for (const [at, line] of lines.entries()) this.#add(this.#keyOf(line, at), line);
  }

  /** The least of their numbers stands for them all, whatever the order of the lines. */
  #findSameOnes(lines: readonly AffectedLine[]): void {
    const first = new Map<string, string>();
    const customers = lines.filter((line) => customerKey(line) !== null);
    for (const line of customers) least(first, sameOne(line), customerKey(line)!);
    for (const line of customers) {
      const key = customerKey(line)!;
      least(this.#standsFor, key, first.get(sameOne(line)) ?? key);
    }
    for (const line of customers) {
      const email = plainAddress(line.person.email ?? '');
      const at = this.#customersAt.get(email) ?? new Set();
      this.#customersAt.set(email, at.add(this.#standsFor.get(customerKey(line)!)!));
    }
  }

  #keyOf(line: AffectedLine, at: number): string {
    const { email = '', phone = '', name = '', address = '' } = line.person;
    const customer = customerKey(line);
    if (customer !== null) return this.#standsFor.get(customer)!;
    const plain = plainAddress(email);
    if (plain !== '') {
      const customers = this.#customersAt.get(plain);
      return customers?.size === 1 ? [...customers][0]! : `email\u0000${plain}`;
    }
    const digits = phone.normalize('NFKC').replace(/\D/g, '');
    if (digits !== '') return `phone\u0000${digits}`;
    if (name !== '' && address !== '') return `name\u0000${plainAddress(name)}\u0000${plainAddress(address)}`;
    return `line\u0000${at}`;
  }

  #add(key: string, line: AffectedLine): void {
    const known = this.#drafts.get(key);
    const draft: Draft = known ?? { key, person: {}, emails: [], shares: new Map() };
    if (known === undefined) this.#drafts.set(key, draft);
    for (const [name, value] of Object.entries(line.person)) draft.person[name] ??= value;
    const { email } = line.person;
    if (email !== undefined && !draft.emails.includes(email)) draft.emails.push(email);
    const share = draft.shares.get(line.exposure) ?? { line, items: new Set() };
    for (const item of line.items) share.items.add(item);
    draft.shares.set(line.exposure, share);
  }

  recipients(): Recipient[] {
    return [...this.#drafts.values()].map(({ key, person, emails, shares }) => {
      const all = [...shares.values()].map(shareOf);
      return { key, person, emails, shares: all.sort((a, b) => (a.exposure < b.exposure ? -1 : 1)) };
    });
  }
}

function shareOf({
  line,
  items,
}: {
  readonly line: AffectedLine;
  readonly items: ReadonlySet<string>;
}): Share {
  const { exposure, tenant, certainty } = line;
  return { exposure, tenant, certainty, items: [...items].sort() };
}

function customerKey({ tenant, person }: AffectedLine): string | null {
  const customer = person.customer?.trim() ?? '';
  return customer === '' ? null : `customer\u0000${tenant}\u0000${customer}`;
}

/** What two customers who are one natural person have in common; '' where it cannot be told. */
function sameOne({ tenant, person }: AffectedLine): string {
  const name = plainAddress(person.name ?? '');
  const email = plainAddress(person.email ?? '');
  return name === '' || email === '' ? '' : `${tenant}\u0000${name}\u0000${email}`;
}

function least(map: Map<string, string>, key: string, value: string): void {
  if (key === '') return;
  const before = map.get(key);
  if (before === undefined || value < before) map.set(key, value);
}
