import { parseSync } from '@swc/core';
import type { SourceFile } from './source-file.ts';

const PURE =
  /^src\/(collect|detect|trace|scope|respond|disclose|request|model|errors|text|replay)\/(?!.*(?:\.test\.ts$|\btesting\/))/;

const FORBIDDEN_CALLS: Readonly<Record<string, string>> = {
  'Date.now': 'take a Clock (src/model/ports.ts)',
  'performance.now': 'take a Clock (src/model/ports.ts)',
  'Math.random': 'derive ids and samples from the content',
  'crypto.randomUUID': 'derive ids from the content',
  'crypto.getRandomValues': 'derive ids from the content',
};

const FORBIDDEN_GLOBALS: Readonly<Record<string, string>> = {
  process: 'take what you need as an argument',
  fetch: 'take a port',
  setTimeout: 'stages do not wait',
  setInterval: 'stages do not wait',
  globalThis: 'take what you need as an argument',
};

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly unknown[] | null;
}

/** Says where code that must depend on its arguments alone reads the clock, chance, or the process. */
export function checkPurity(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files) {
    if (!PURE.test(file.path)) continue;
    const found = new Map<string, string>();
    visit(parseSync(file.text, { syntax: 'typescript', target: 'es2022' }) as unknown as Node, found);
    for (const [what, instead] of found) {
      problems.push(`${file.path}: uses ${what}, but stages depend on their arguments alone: ${instead}.`);
    }
  }
  return problems;
}

function visit(node: Node, found: Map<string, string>): void {
  if (node.type === 'Identifier') note(FORBIDDEN_GLOBALS, node.value, found);
  if (node.type === 'NewExpression' && isNewDateNow(node)) {
    found.set('new Date()', 'take a Clock (src/model/ports.ts)');
  }
  if (node.type === 'MemberExpression') {
    const { object = {}, property = {} } = node;
    note(FORBIDDEN_CALLS, `${object.value}.${property.value}`, found);
    visit(object, found);
    if (property.type === 'Computed') visit(property, found);
    return;
  }
  for (const [key, child] of Object.entries(node)) {
    const isName = (key === 'key' || key === 'name') && (child as Node | null)?.type === 'Identifier';
    if (isName || key === 'typeAnnotation' || key === 'span') continue;
    for (const each of Array.isArray(child) ? child : [child]) {
      if (each !== null && typeof each === 'object') visit(each as Node, found);
    }
  }
}

function isNewDateNow(node: Node): boolean {
  return node.callee?.value === 'Date' && (node.arguments ?? []).length === 0;
}

function note(table: Readonly<Record<string, string>>, name: unknown, found: Map<string, string>): void {
  const instead = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
  if (instead !== undefined) found.set(String(name), instead);
}
