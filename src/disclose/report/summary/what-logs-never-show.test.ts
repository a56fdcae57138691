import { expect, it } from 'vitest';
import { anActor } from '../../../../test/invented-investigation.ts';
import { whatLogsNeverShow } from './what-logs-never-show.ts';

const quiet = anActor({ stages: ['attack'], files: [] });
const first = (...actors: readonly ReturnType<typeof anActor>[]) => {
  const suspects = actors.map((actor) => ({ actor, findings: [], brokeIn: true }));
  return whatLogsNeverShow({ suspects })[0]?.code;
};

it('names commands as soon as one of several actors talked with a planted program', () => {
  expect(first(quiet, anActor({ stages: ['attack', 'webshell'], files: [] }))).toBe('never-commands');
  expect(first(quiet, anActor({ stages: ['foothold'], files: ['/content/x.php'] }))).toBe('never-commands');
});

it('names what was posted where nobody did', () => {
  expect(first(quiet)).toBe('never-posts');
  expect(first()).toBe('never-posts');
});
