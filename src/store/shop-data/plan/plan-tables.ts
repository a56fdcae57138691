import type { ShopRows } from '../../../model/claim.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { Item } from '../../../model/item.ts';
import type { ClaimGroup } from '../../../model/shop-data.ts';
import { itemsOf } from './items-of.ts';
import { planChoice } from './plan-choice.ts';
import { testedColumns } from './row-test.ts';
import type { Flag, Place, PlannedRequest, TablePlan } from './table-plan.ts';

/** Finds the data set that a claim speaks of; undefined when the tenant's data has none of that name. */
export type SetFinder = (tenant: string, set: string) => DataSet | undefined;

/** Gathers by table what all groups ask of it, so that each table is read once. */
export function planTables(groups: readonly ClaimGroup[], setOf: SetFinder): TablePlan[] {
  const drafts = new Map<string, TableDraft>();
  for (const [group, { claims }] of groups.entries()) {
    for (const [claim, { tenant, items, rows }] of claims.entries()) {
      for (const [row, part] of rows.entries()) {
        if (part.kind !== 'shop') continue;
        const set = setOf(tenant, part.set);
        if (set === undefined) continue;
        const key = JSON.stringify([tenant, part.set]);
        const draft = drafts.get(key) ?? new TableDraft(tenant, set);
        drafts.set(key, draft);
        draft.add({ group, claim, row }, part, itemsOf(items, set));
      }
    }
  }
  return [...drafts.values()].map((draft) => draft.plan());
}

class TableDraft {
  readonly #tenant: string;
  readonly #set: DataSet;
  readonly #requests: PlannedRequest[] = [];
  readonly #valueColumns: (readonly string[])[] = [];
  readonly #flags: Flag[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #items = new Set<Item>();

  constructor(tenant: string, set: DataSet) {
    this.#tenant = tenant;
    this.#set = set;
  }

  add(place: Place, part: ShopRows, items: readonly Item[]): void {
    for (const item of [...items, ...(part.having ?? [])]) this.#items.add(item);
    const alike = (part.answer?.alike ?? []).map(({ filter, existedAt, bytes }) => {
      this.#request(null, { ...part, filter, existedAt, atMost: undefined, answer: undefined }, undefined);
      return { request: this.#requests.length - 1, bytes };
    });
    const answer = part.answer === undefined ? undefined : { bytes: part.answer.bytes, alike };
    this.#request(place, part, answer);
  }

  #request(place: Place | null, part: ShopRows, answer: PlannedRequest['answer']): void {
    const { filter, existedAt, having = [], at, atMost } = part;
    const numbering = {
      valueColumn: (columns: readonly string[]) => this.#number(this.#valueColumns, columns),
      flag: (flag: Flag) => this.#number(this.#flags, flag),
    };
    const choice = planChoice(filter, existedAt, this.#set, numbering);
    const flags =
      having.length === 0
        ? choice.flags
        : [...choice.flags, numbering.flag({ kind: 'having', items: [...having].sort() })];
    const last = Number.isNaN(existedAt) ? at : existedAt;
    const end = Number.isFinite(choice.to) ? choice.to : last;
    this.#requests.push({ place, choice: { ...choice, flags }, end, atMost, answer });
  }

  #number<T>(list: T[], thing: T): number {
    const key = `${list === (this.#flags as unknown) ? 'flag' : 'values'} ${JSON.stringify(thing)}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = list.push(thing) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }

  plan(): TablePlan {
    const items = [...this.#items].filter((item) => this.#set.items.has(item));
    const sources = items.map((item) => this.#set.items.get(item)!);
    const named = [
      this.#set.id,
      ...(this.#set.placedAt === undefined ? [] : [this.#set.placedAt]),
      ...this.#set.person.flatMap(([, columns]) => columns),
      ...sources.flatMap(({ columns, where = {} }) => [...columns, ...Object.keys(where)]),
      ...this.#valueColumns.flat(),
      ...this.#flags.flatMap((flag) => (flag.kind === 'having' ? [] : flag.columns)),
      ...this.#flags.flatMap((flag) =>
        flag.kind === 'positions' && flag.within !== undefined ? testedColumns(flag.within) : [],
      ),
    ];
    return {
      tenant: this.#tenant,
      set: this.#set,
      requests: this.#requests,
      valueColumns: this.#valueColumns,
      flags: this.#flags,
      items,
      columns: [...new Set(named)],
    };
  }
}
