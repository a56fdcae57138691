import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const trees: string[] = [];

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Builds a tree out of "file: what it imports" and runs the project's own fences over it. */
function cruise(files: Readonly<Record<string, string>>): { cruised: number; violations: string[] } {
  const tree = mkdtempSync(join(tmpdir(), 'hinomi-fences-'));
  trees.push(tree);
  const manifest = {
    type: 'module',
    dependencies: { zod: '4', yaml: '2' },
    devDependencies: { vitest: '4' },
  };
  writeFileSync(join(tree, 'package.json'), JSON.stringify(manifest));
  const packages = ['zod', 'yaml', 'vitest'].map((name) => [`node_modules/${name}/index.js`, ''] as const);
  for (const [path, text] of [...packages, ...Object.entries(files)]) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const run = spawnSync(process.execPath, [cruiser, '--config', config, '-T', 'json', 'src'], {
    cwd: tree,
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(run.stdout) as {
    summary: { totalCruised: number; violations: Violation[] };
  };
  return {
    cruised: summary.totalCruised,
    violations: [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort(),
  };
}

afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true });
});

const noun = 'export interface Noun { readonly x: number }\nexport const NOUN = 1;\n';

describe('import fences', () => {
  it('refuse each forbidden import', () => {
    const { violations } = cruise({
      'src/model/noun.ts': noun,
      'src/trace/join.ts': noun,
      'src/store/disk.ts': noun,
      'src/cli/main.ts': noun,
      'src/model/upward.ts': "import { NOUN } from '../trace/join.ts';\nexport const A = NOUN;",
      'src/model/parsing.ts': "import { parse } from 'yaml';\nexport const A = parse;",
      'src/replay/peeking.ts': "import { NOUN } from '../trace/join.ts';\nexport const A = NOUN;",
      'src/errors/upward.ts': "import { NOUN } from '../trace/join.ts';\nexport const A = NOUN;",
      'src/request/upward.ts': "import { NOUN } from '../trace/join.ts';\nexport const A = NOUN;",
      'src/request/disk.ts': "import { readFileSync } from 'node:fs';\nexport const A = readFileSync;",
      'src/detect/stage.ts': "import { NOUN } from '../trace/join.ts';\nexport const A = NOUN;",
      'src/detect/stage-type.ts': "import type { Noun } from '../trace/join.ts';\nexport type A = Noun;",
      'src/detect/stage-again.ts': "export { NOUN } from '../trace/join.ts';",
      'src/detect/stage-late.ts': "export const A = () => import('../trace/join.ts');",
      'src/detect/store.ts': "import { NOUN } from '../store/disk.ts';\nexport const A = NOUN;",
      'src/detect/threads.ts': "import { Worker } from 'node:worker_threads';\nexport const A = Worker;",
      'src/collect/network.ts': "import { request } from 'https';\nexport const A = request;",
      'src/store/stage.ts': "import { NOUN } from '../trace/join.ts';\nexport const A = NOUN;",
      'src/pipeline/surface.ts': "import { NOUN } from '../cli/main.ts';\nexport const A = NOUN;",
      'src/cli/stage.ts': "import { NOUN } from '../trace/join.ts';\nexport const A = NOUN;",
      'src/trace/one.ts': "import { B } from './two.ts';\nexport const A = () => B;",
      'src/trace/two.ts': "import { A } from './one.ts';\nexport const B = () => A;",
      'src/trace/lost.ts': "import { A } from './nowhere.ts';\nexport const B = A;",
      'src/trace/testing/cases.ts': noun,
      'src/trace/tested.ts': "import { NOUN } from './testing/cases.ts';\nexport const A = NOUN;",
      'src/pipeline/tooling.ts': "import { test } from 'vitest';\nexport const A = test;",
    });
    expect(violations).toEqual(
      [
        'model-imports-only-itself: src/model/upward.ts',
        'model-uses-zod-only: src/model/parsing.ts',
        'errors-imports-only-model: src/errors/upward.ts',
        'replay-imports-only-model: src/replay/peeking.ts',
        'request-imports-only-model: src/request/upward.ts',
        'pure-code-reaches-no-outside-world: src/request/disk.ts',
        'stage-imports-no-other-stage: src/detect/stage.ts',
        'stage-imports-no-other-stage: src/detect/stage-type.ts',
        'stage-imports-no-other-stage: src/detect/stage-again.ts',
        'stage-imports-no-other-stage: src/detect/stage-late.ts',
        'stage-imports-no-other-stage: src/detect/store.ts',
        'pure-code-reaches-no-outside-world: src/detect/threads.ts',
        'pure-code-reaches-no-outside-world: src/collect/network.ts',
        'store-and-adapters-know-only-nouns: src/store/stage.ts',
        'pipeline-reaches-no-surface: src/pipeline/surface.ts',
        'nobody-imports-a-surface: src/pipeline/surface.ts',
        'cli-calls-no-stage: src/cli/stage.ts',
        'no-cycle: src/trace/one.ts',
        'no-unresolved: src/trace/lost.ts',
        'product-imports-no-test-code: src/trace/tested.ts',
        'no-dev-dependency-in-product: src/pipeline/tooling.ts',
      ].sort(),
    );
  });

  it('accept the imports of the design', () => {
    const imports = (...paths: string[]) => `${paths.map((path) => `export * from '${path}';`).join('\n')}\n`;
    const { violations, cruised } = cruise({
      'src/model/noun.ts': "import { z } from 'zod';\nexport const NOUN = z.string();",
      'src/errors/catalogue.ts': imports('../model/noun.ts'),
      'src/text/finding.ts': imports('../model/noun.ts'),
      'src/request/decode.ts': imports('../model/noun.ts'),
      'src/collect/read.ts': imports(
        '../model/noun.ts',
        '../errors/catalogue.ts',
        '../request/decode.ts',
        './more.ts',
      ),
      'src/collect/more.ts': imports('../text/finding.ts', 'node:crypto', 'yaml'),
      'src/collect/read.test.ts': imports('./read.ts', 'node:fs', 'vitest'),
      'src/store/disk.ts': imports('../model/noun.ts', 'node:fs'),
      'src/pipeline/order.ts': imports('../collect/read.ts', '../request/decode.ts', 'node:worker_threads'),
      'src/compose/evidence.ts': imports('../pipeline/order.ts', '../store/disk.ts'),
      'src/cli/main.ts': imports('../compose/evidence.ts', '../text/finding.ts'),
    });
    expect(violations).toEqual([]);
    expect(cruised).toBeGreaterThanOrEqual(11);
  });
});
