import type { FieldSource, FieldValue } from '../field-source.ts';

const MAX_DEPTH = 64;

/**
 * A JSON object as something rules can be tried on. A field is looked up by its exact key first, then as a path
 * (`a.b`, through lists too, `a.0.b` for one item); an object stands for its JSON text.
 */
export class JsonEvent implements FieldSource {
  readonly #object: Readonly<Record<string, unknown>>;

  constructor(object: Readonly<Record<string, unknown>>) {
    this.#object = object;
  }

  field(name: string): FieldValue | undefined {
    const found = lookUp(this.#object, name, 0);
    return found === undefined ? undefined : fieldValue(found);
  }

  texts(): Iterable<string> {
    const texts: string[] = [];
    collectTexts(this.#object, texts, 0);
    return texts;
  }
}

function lookUp(node: unknown, name: string, depth: number): unknown {
  if (node === null || typeof node !== 'object' || depth > MAX_DEPTH) return undefined;
  if (Array.isArray(node)) {
    const index = /^(\d+)(?:\.(.*))?$/.exec(name);
    if (index !== null) {
      const item = (node as unknown[])[Number(index[1])];
      return index[2] === undefined ? item : lookUp(item, index[2], depth + 1);
    }
    const found = node.map((item) => lookUp(item, name, depth + 1)).filter((item) => item !== undefined);
    return found.length === 0 ? undefined : found.flat();
  }
  if (Object.hasOwn(node, name)) return (node as Record<string, unknown>)[name];
  for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
    const head = name.slice(0, dot);
    if (!Object.hasOwn(node, head)) continue;
    const found = lookUp((node as Record<string, unknown>)[head], name.slice(dot + 1), depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldValue(found: unknown): FieldValue {
  return Array.isArray(found) ? found.flat(MAX_DEPTH).map(singleValue) : singleValue(found);
}

function singleValue(value: unknown): string | number | boolean | null {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  return JSON.stringify(value) ?? null;
}

function collectTexts(node: unknown, texts: string[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (typeof node === 'string') texts.push(node);
  else if (typeof node === 'number' || typeof node === 'boolean') texts.push(String(node));
  else if (Array.isArray(node)) for (const item of node) collectTexts(item, texts, depth + 1);
  else if (node !== null && typeof node === 'object') {
    for (const item of Object.values(node)) collectTexts(item, texts, depth + 1);
  }
}
