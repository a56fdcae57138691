import { join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import { type IncidentKind, PHASES, type Playbook, type PlaybookTask } from '../../model/case/playbook.ts';
import { everyCaseSchema, playbookSchema, type WrittenTask } from '../../model/case/playbook-schema.ts';
import { PROBLEM } from '../../model/config/schema-parts.ts';
import { configProblem, schemaProblems, where } from './config-problem.ts';
import { asAppError, readYamlFile } from './read-profile.ts';
import type { YamlSource } from './yaml-source.ts';

/** A playbook, or everything that is wrong with its files. */
export type PlaybookReading =
  | { readonly ok: true; readonly playbook: Playbook }
  | { readonly ok: false; readonly problems: readonly AppError[] };

const EVERY_CASE = 'every-case.yaml';

/**
 * Reads the playbook of one kind of incident: the tasks of every case and its own, in the order of phases. Never
 * throws for what stands in the files.
 */
export async function readPlaybook(folder: string, kind: IncidentKind): Promise<PlaybookReading> {
  try {
    const base = await readYamlFile(join(folder, EVERY_CASE));
    const every = everyCaseSchema.safeParse(base.value);
    if (!every.success) return { ok: false, problems: schemaProblems(base, every.error) };
    const source = await readYamlFile(join(folder, `${kind}.yaml`));
    const own = playbookSchema.safeParse(source.value);
    if (!own.success) return { ok: false, problems: schemaProblems(source, own.error) };
    const problems = [
      ...contradictions(base, every.data.tasks, every.data.tasks),
      ...withoutUnknown(source, own.data.without, every.data.tasks),
    ];
    const { without } = own.data;
    const kept = every.data.tasks
      .filter(({ id }) => !without.includes(id))
      .map((task) => ({ ...task, after: task.after.filter((id) => !without.includes(id)) }));
    const tasks = inPhases([...kept, ...own.data.tasks]);
    problems.push(...contradictions(source, own.data.tasks, tasks));
    if (problems.length > 0) return { ok: false, problems };
    const asks = [...every.data.asks, ...own.data.asks];
    return { ok: true, playbook: { kind: own.data.kind, name: own.data.name, tasks, asks } };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

function inPhases(tasks: readonly WrittenTask[]): PlaybookTask[] {
  const at = ({ phase }: WrittenTask) => PHASES.indexOf(phase);
  return [...tasks].sort((a, b) => at(a) - at(b));
}

function withoutUnknown(
  source: YamlSource,
  without: readonly string[],
  tasks: readonly WrittenTask[],
): AppError[] {
  const known = tasks.map(({ id }) => id);
  return without.flatMap((id, at) =>
    known.includes(id) ? [] : [configProblem(source, ['without', at], `${PROBLEM.choice}${known.join(' ')}`)],
  );
}

/** Ids that stand twice, tasks that wait for none there is, for a later phase, or in a circle. */
function contradictions(
  source: YamlSource,
  own: readonly WrittenTask[],
  all: readonly PlaybookTask[],
): AppError[] {
  const byId = new Map(all.map((task) => [task.id, task]));
  return own.flatMap((task, at) => {
    const path = ['tasks', at] as const;
    const isTwice = all.filter(({ id }) => id === task.id).length > 1;
    return [
      ...(isTwice ? [configProblem(source, [...path, 'id'], PROBLEM.duplicate)] : []),
      ...task.after.flatMap((id, n) => {
        const before = byId.get(id);
        const place = [...path, 'after', n];
        if (before === undefined) {
          return [configProblem(source, place, `${PROBLEM.choice}${[...byId.keys()].join(' ')}`)];
        }
        const isLater = PHASES.indexOf(before.phase) > PHASES.indexOf(task.phase);
        return isLater || waitsFor(before, task.id, byId) ? [outOfOrder(source, place)] : [];
      }),
    ];
  });
}

function waitsFor(task: PlaybookTask, id: string, byId: ReadonlyMap<string, PlaybookTask>): boolean {
  const seen = new Set<string>();
  const pending = [task];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.id === id) return true;
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    for (const before of next.after) pending.push(...[byId.get(before)].filter((one) => one !== undefined));
  }
  return false;
}

function outOfOrder(source: YamlSource, path: readonly PropertyKey[]): AppError {
  const place = where(source, source.placeOf(path));
  return new AppError('PLAYBOOK_ORDER', { ...place, key: 'after', value: source.writtenAt(path) });
}
