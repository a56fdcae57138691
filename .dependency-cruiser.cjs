// Who may import whom. Each rule says what to use instead. `npm run fences` runs it, and scripts/fences/import-fences.test.ts
// proves that a forbidden import is refused: without @swc/core the cruiser reads no TypeScript at all, and a
// fence that reads nothing passes everything.

const STAGES = 'collect|detect|trace|scope|respond|disclose';
/** Tests, and what stands in a folder 'testing' for them alone. */
const TESTS = '\\.test\\.ts$|/testing/';
const OUTSIDE_WORLD = [
  'fs',
  'fs/promises',
  'net',
  'http',
  'https',
  'http2',
  'tls',
  'dns',
  'dns/promises',
  'dgram',
  'child_process',
  'worker_threads',
  'cluster',
  'os',
  'process',
  'timers',
  'timers/promises',
  'readline',
  'readline/promises',
  'perf_hooks',
  'sqlite',
  'inspector',
  'vm',
].join('|');

/** Files of `folder` may import only what lies in `allowed` (and their own folder). */
function only(folder, allowed, instead) {
  return {
    name: `${folder}-imports-only-${allowed.length === 0 ? 'itself' : allowed.join('-')}`,
    comment: instead,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment:
        'These files import each other in a circle. Move what both need into the lower of them (a noun into ' +
        'src/model), or hand it over as an argument.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment:
        'The imported file or package does not exist. Imports carry their .ts ending; packages stand in package.json.',
      severity: 'error',
      from: {},
      // The types of Markdown trees stand in @types/mdast alone; a package of that name there is not.
      to: { couldNotResolve: true, pathNot: '^mdast$' },
    },
    {
      name: 'no-dev-dependency-in-product',
      comment:
        'The product runs without dev dependencies. Ask for the package in "dependencies", or move this into a test.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    only(
      'model',
      [],
      'The nouns know nobody. Put behaviour into the stage that does it; model holds types, ids and schemas.',
    ),
    {
      name: 'model-uses-zod-only',
      comment:
        'The nouns use no package besides zod (load-once needs node:module). Put code that needs a package into a stage, store or adapters.',
      severity: 'error',
      from: { path: '^src/model/', pathNot: TESTS },
      to: { dependencyTypes: ['npm', 'core'], pathNot: '(^|/)node_modules/zod/|^module$' },
    },
    only(
      'errors',
      ['model'],
      'The error catalogue knows only model (for Text). Pass words as parameters to AppError.',
    ),
    only('text', ['model', 'errors'], 'Texts know only nouns. Hand values over as parameters.'),
    only(
      'request',
      ['model'],
      'Reading a request is pure and knows only model. Let pipeline join it with stages.',
    ),
    only(
      'replay',
      ['model'],
      'A replay makes evidence, as the victim had it, and knows nothing of how it is read. Hand its report over as data.',
    ),
    {
      name: 'stage-imports-no-other-stage',
      comment:
        'A stage imports model, errors, request, text and itself. Stages talk through the nouns of src/model: put ' +
        'the shared type there, and let src/pipeline hand over the value.',
      severity: 'error',
      from: { path: `^src/(${STAGES})/` },
      to: { path: '^src/', pathNot: '^src/($1|model|errors|request|text)/' },
    },
    {
      name: 'pure-code-reaches-no-outside-world',
      comment:
        'Stages and request never touch disk, network, clock, processes or threads. Take what you need as an ' +
        'argument (a port of src/model/ports.ts); src/adapters and src/store do the real thing.',
      severity: 'error',
      from: { path: `^src/(${STAGES}|request|model|errors|text|replay)/`, pathNot: TESTS },
      to: { dependencyTypes: ['core'], path: `^(node:)?(${OUTSIDE_WORLD})$` },
    },
    {
      name: 'store-and-adapters-know-only-nouns',
      comment:
        'store and adapters fulfil ports: they import model, errors and packages. Let src/pipeline or ' +
        'src/compose call them with what they need.',
      severity: 'error',
      from: { path: '^src/(store|adapters)/', pathNot: TESTS },
      to: { path: '^src/', pathNot: '^src/($1|model|errors)/' },
    },
    {
      name: 'pipeline-reaches-no-surface',
      comment:
        'pipeline joins stages; it does not know who asked. Report progress through a callback, not through src/cli.',
      severity: 'error',
      from: { path: '^src/pipeline/', pathNot: TESTS },
      to: { path: '^src/(cli|compose)/' },
    },
    {
      name: 'cli-calls-no-stage',
      comment:
        'A command parses arguments, calls what src/compose built, and renders. Call pipeline through compose; only ' +
        'disclose (rendering) and request (making log text harmless) may be imported directly.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(collect|detect|trace|scope|respond|store)/' },
    },
    {
      name: 'nobody-imports-a-surface',
      comment: 'cli is where the program begins. Move what others need from there into a stage or model.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'product-imports-no-test-code',
      comment: 'What lies in a testing folder is for tests. Move it beside the code that needs it.',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '/testing/'] },
      to: { path: '^src/.*/testing/|\\.test\\.ts$' },
    },
    {
      name: 'product-imports-no-tooling',
      comment: 'src never imports scripts, bench or test. Move the code into src, or the test into test.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: '^(scripts|bench|test)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
    skipAnalysisNotInRules: true,
  },
};
