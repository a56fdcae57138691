import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlaybook } from '../../src/adapters/settings/read-playbook.ts';
import { shippedFolder } from '../../src/adapters/settings/shipped-folder.ts';
import { INCIDENT_KINDS } from '../../src/model/case/playbook.ts';
import { workspace } from '../workspace.ts';

const work = workspace();

/** What is said of the shipped playbooks after one of them was changed. */
async function problemsOf(file: string, change: (text: string) => string): Promise<string[]> {
  const folder = work.at(`playbooks-${Math.abs(change.toString().length)}-${file}`);
  cpSync(shippedFolder('playbooks'), folder, { recursive: true });
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
  const reading = await readPlaybook(folder, 'skimming');
  return reading.ok ? [] : reading.problems.map((one) => `${one.code} ${one.say('en')}`);
}

it.each(INCIDENT_KINDS)('%s opens nothing before every condition of resumption is shown', async (kind) => {
  const reading = await readPlaybook(shippedFolder('playbooks'), kind);
  if (!reading.ok) throw reading.problems[0];
  const resume = reading.playbook.tasks.filter(({ phase }) => phase === 'resume');
  const gates = resume.filter(({ isGate }) => isGate).map(({ id }) => id);
  const awaited = resume.filter(({ isGate }) => !isGate).flatMap(({ after }) => after);
  expect(gates.length).toBeGreaterThan(0);
  expect(gates.filter((id) => !awaited.includes(id))).toEqual([]);
});

describe('a playbook that is wrong is refused with its place', () => {
  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a phase there is not',
      'skimming.yaml',
      (text) => text.replace('phase: contain', 'phase: stop'),
      /^CONFIG_CHOICE .*skimming\.yaml:\d+:\d+.*stop/,
    ],
    [
      'a task that waits for none there is',
      'skimming.yaml',
      (text) => text.replace('[keep-page, preserve-logs]', '[keep-pages]'),
      /^CONFIG_CHOICE .*tasks\[1\]\.after\[0\].*keep-page/,
    ],
    [
      'a task that waits for a later phase',
      'skimming.yaml',
      (text) => text.replace('[keep-page, preserve-logs]', '[acquirer]'),
      /^PLAYBOOK_ORDER .*acquirer/,
    ],
    [
      'tasks that wait for one another',
      'skimming.yaml',
      (text) => text.replace('after: [acquirer]', 'after: [acquirer-agrees]'),
      /^PLAYBOOK_ORDER /,
    ],
    [
      'an id that stands twice',
      'skimming.yaml',
      (text) => text.replace('id: window', 'id: investigate'),
      /^CONFIG_DUPLICATE .*investigate/,
    ],
    [
      'a term that is none',
      'every-case.yaml',
      (text) => text.replace('{ hours: 2 }', '{ hours: soon }'),
      /^CONFIG_VALUE .*every-case\.yaml:\d+.*hours/,
    ],
    [
      'a text in one language only',
      'skimming.yaml',
      (text) => text.replace(/, en: Web skimming/, ''),
      /^CONFIG_KEY_MISSING .*name\.en/,
    ],
    [
      'a duty of nobody',
      'skimming.yaml',
      (text) => text.replace('authority: acquirer', 'authority: bank'),
      /skimming\.yaml:\d+/,
    ],
    [
      'a key that is misspelt',
      'skimming.yaml',
      (text) => text.replace('isGate: true', 'isgate: true'),
      /^CONFIG_UNKNOWN_KEY .*isGate/,
    ],
    [
      'what is left out and is not there',
      'skimming.yaml',
      (text) => text.replace('\ntasks:', '\nwithout: [preserve]\ntasks:'),
      /^CONFIG_CHOICE .*without\[0\]/,
    ],
  ])('%s', async (_name, file, change, said) => {
    const problems = await problemsOf(file, change);
    expect(problems.join('\n')).toMatch(said);
  });
});
