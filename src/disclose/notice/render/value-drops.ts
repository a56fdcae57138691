import { Drop } from 'liquidjs';
import type { FactValue } from '../../../model/case/case-act.ts';
import type { BoundValue, NoticeValue } from '../../../model/notice/bound-value.ts';

/** A bound value inside Liquid: conditions compare what it holds. */
export class BoundDrop extends Drop {
  readonly #value: BoundValue;

  constructor(value: BoundValue) {
    super();
    this.#value = value;
  }

  static valueIn(drop: BoundDrop): BoundValue {
    return drop.#value;
  }

  override valueOf(): FactValue {
    return this.#value.raw;
  }
}

/** What nobody recorded: false in a condition, nothing in a loop, refused where it would be printed. */
export class MissingDrop extends Drop {
  readonly #path: string;

  constructor(path: string) {
    super();
    this.#path = path;
  }

  /** The name that was asked for. */
  static pathOf(missing: MissingDrop): string {
    return missing.#path;
  }

  override liquidMethodMissing(key: string | number): MissingDrop {
    return new MissingDrop(`${this.#path}.${key}`);
  }

  override valueOf(): null {
    return null;
  }
}

/** A group: its fields by name. */
export class GroupDrop extends Drop {
  readonly #path: string;
  readonly #fields: ReadonlyMap<string, NoticeValue>;

  constructor(path: string, fields: ReadonlyMap<string, NoticeValue>) {
    super();
    this.#path = path;
    this.#fields = fields;
  }

  override liquidMethodMissing(key: string | number): unknown {
    const value = this.#fields.get(String(key));
    const path = `${this.#path}.${key}`;
    return value === undefined ? new MissingDrop(path) : asLiquid(value, path);
  }
}

/** A value as Liquid sees it. A list is an array that also has names. */
export function asLiquid(value: NoticeValue, path: string): unknown {
  if (value.type === 'bound') return new BoundDrop(value);
  if (value.type === 'group') return new GroupDrop(path, value.fields);
  const names = new Map([...value.fields].map(([name, one]) => [one, name]));
  const items = value.items.map((one, at) => asLiquid(one, `${path}.${names.get(one) ?? at + 1}`));
  const named = new Map([...value.fields].map(([name, one]) => [name, asLiquid(one, `${path}.${name}`)]));
  const ask = (key: string): unknown => named.get(key) ?? new MissingDrop(`${path}.${key}`);
  // Names are own properties, the only ones that Liquid reads; an index is an index, from 0.
  return new Proxy(items, {
    get(target, key) {
      return isName(key, target) ? ask(key) : (Reflect.get(target, key) as unknown);
    },
    getOwnPropertyDescriptor(target, key) {
      if (!isName(key, target)) return Reflect.getOwnPropertyDescriptor(target, key);
      return { configurable: true, enumerable: false, value: ask(key) };
    },
  });
}

/** What Liquid itself asks of a list, and of any value. */
const OWN = /^(?:size|first|last|length|toLiquid|then|next)$/;

function isName(key: string | symbol, target: readonly unknown[]): key is string {
  return (
    typeof key === 'string' && !OWN.test(key) && !Object.hasOwn(target, key) && !(key in Array.prototype)
  );
}
