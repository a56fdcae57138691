// Prints "N passed, N failed, N skipped" from vitest's JSON results, as the last line of .ci/run. Fails when a
// test failed, when a file could not even be loaded, or when there are no results.
import { readFileSync } from 'node:fs';

let results;
try {
  results = JSON.parse(readFileSync(process.argv[2], 'utf8'));
} catch {
  console.error('No test results: an earlier step failed.');
}
const passed = results?.numPassedTests ?? 0;
const skipped = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
const broken = results?.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
);
const failed = (results?.numFailedTests ?? 0) + (broken?.length ?? 0);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (results === undefined || failed > 0 || passed === 0) process.exitCode = 1;
