import { join } from 'node:path';
import { readFactFile } from '../../src/adapters/settings/read-fact-file.ts';
import { shippedFolder } from '../../src/adapters/settings/shipped-folder.ts';
import type { CaseDesk } from '../../src/compose/case/case-desk.ts';
import { composeCase } from '../../src/compose/case/compose-case.ts';
import type { IncidentKind } from '../../src/model/case/playbook.ts';

const BY = { who: '佐藤', why: 'as published' };

/** Opens a case in a folder with the facts of a file. The file's `incident.kind` names the playbook. */
export async function caseOfFacts(file: string, folder: string): Promise<CaseDesk> {
  const reading = await readFactFile(file);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  const { facts } = reading;
  const kind = facts.find(({ name }) => name === 'incident.kind')?.written as IncidentKind;
  const desk = composeCase(folder);
  await desk.open(kind, 'みほん', BY);
  await desk.facts(
    facts.map((fact) => ({ set: '', ...fact })),
    BY,
  );
  return desk;
}

/** The facts of a published breach. */
export function factsOfIncident(id: string): string {
  return join(shippedFolder('incidents'), id, 'facts.yaml');
}
