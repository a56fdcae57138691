import type { ShopRows } from '../../model/claim.ts';
import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Text } from '../../model/language.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { decodeText } from '../../request/decode/decode-text.ts';
import { encodingOf } from '../../request/decode/text-encoding.ts';
import { enteredAccount } from '../../text/scope/account-takeover.ts';
import { accountName } from './account-name.ts';
import type { Entry } from './entry.ts';
import type { MemberKey } from './member-of-request.ts';
import type { MemberSet } from './member-rows.ts';

/** The row of one member whose account was entered. Made when it is asked for: there may be hundreds of thousands. */
export class MemberRow implements ShopRows {
  readonly #entry: Entry;
  readonly #members: MemberSet;
  readonly #timezone: string;

  /** @param entry tells by its name or otherwise whose account it is */
  constructor(entry: Entry, members: MemberSet, timezone: string) {
    this.#entry = entry;
    this.#members = members;
    this.#timezone = timezone;
  }

  get kind(): 'shop' {
    return 'shop';
  }

  get set(): string {
    return this.#members.set;
  }

  get filter(): RowFilter {
    const { by, value } = this.#key;
    return { kind: 'in', by, values: [value] };
  }

  get existedAt(): number {
    return Number.NaN;
  }

  get at(): number {
    return this.#entry.at;
  }

  get evidence(): EvidenceRef {
    return this.#entry.login;
  }

  get selection(): Text {
    return enteredAccount(this.#key.value, this.#entry.at, this.#timezone);
  }

  /** What the account is looked up by in the members' data set. */
  get #key(): MemberKey {
    const { account, member } = this.#entry;
    if (account === '') return member!;
    const name = accountName(account);
    const value = decodeText(name, encodingOf(name));
    return { by: this.#members.byOf(value), value };
  }
}
