import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,scripts,bench,test}/**/*.test.ts'],
    // Tests that run the built program start processes; these bounds end a hang, they measure nothing.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
