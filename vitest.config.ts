import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Tests that run the built program start processes; these bounds end a hang, they measure nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest's own number is one fewer, which on two cores is one.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'program', include: ['test/**/*.test.ts'], sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{src,scripts,bench}/**/*.test.ts'],
          // Parts keep no state but what they remember of their arguments, so files share a process and its modules.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
