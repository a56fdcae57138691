import { describe, expect, it } from 'vitest';
import { checkPurity } from './check-purity.ts';

const stage = (text: string) => checkPurity([{ path: 'src/detect/x.ts', text }]);

describe('checkPurity', () => {
  it.each([
    ['const t = Date.now();', 'Date.now'],
    ['const t = new Date();', 'new Date()'],
    ['const t = performance.now();', 'performance.now'],
    ['export const f = () => Math.random() < 0.5;', 'Math.random'],
    ['const home = process.env["HOME"];', 'process'],
    ['const { env } = process;', 'process'],
    ['await fetch("https://shop.example/");', 'fetch'],
    ['const id = crypto.randomUUID();', 'crypto.randomUUID'],
    ['setTimeout(() => {}, 1);', 'setTimeout'],
  ])('refuses %s', (text, what) => {
    expect(stage(text)).toEqual([expect.stringContaining(`uses ${what},`)]);
  });

  it.each([
    'const t = new Date(0); const u = Date.UTC(2026, 0);',
    'const x = Math.floor(1.5);',
    "const words = ['process', 'Date.now()']; // Math.random() stands in a comment only",
    'const a = event.process; const b = { process: 1 };',
    'interface Row { process: string } type T = Row["process"];',
  ])('accepts %s', (text) => {
    expect(stage(text)).toEqual([]);
  });

  it('leaves adapters, the pipeline and tests alone', () => {
    const text = 'const t = Date.now();';
    const paths = [
      'src/adapters/system-clock.ts',
      'src/pipeline/run.ts',
      'src/detect/x.test.ts',
      'src/detect/testing/cost.ts',
    ];
    expect(checkPurity(paths.map((path) => ({ path, text })))).toEqual([]);
  });
});
