import { readRules } from '../../detect/sigma/read-rules.ts';
import type { RuleHead } from '../../detect/sigma/rule/rule-head.ts';
import type { RuleProblem } from '../../detect/sigma/rule/rule-problem.ts';
import type { RuleCase, RuleFolder, RuleText } from '../../model/rule-folder.ts';
import type { CheckProblem } from './check-problem.ts';
import { compareFindings, type RuleIds } from './compare-findings.ts';
import { readExpectedFindings } from './expected-findings.ts';
import type { RunCase } from './run-case.ts';

/** What a check of rules came to. */
export interface RulesCheck {
  /** Rules and correlations that were read. */
  readonly rules: number;
  /** Cases that were run. */
  readonly cases: number;
  /** What could not be read in rule files. */
  readonly unreadable: readonly RuleProblem[];
  readonly problems: readonly CheckProblem[];
}

/** Tag of rules that only serve correlations and report nothing. They need no cases of their own. */
const BUILDING_BLOCK = 'hinomi.building-block';

const HONEST = 'honest-';
const HOSTILE = 'hostile-';

/**
 * Checks rules: each file can be read, has its page and at least a hostile and an honest case (where that is
 * demanded), and every case gives what it should.
 *
 * @param lanes how many cases run side by side; the result does not depend on it
 */
export async function checkRules(folder: RuleFolder, runCase: RunCase, lanes = 1): Promise<RulesCheck> {
  const all = [...folder.files, ...folder.context];
  const set = readRules(all);
  const checked = new Set(folder.files.map(({ path }) => path));
  const every: readonly RuleHead[] = [...set.rules, ...set.correlations];
  const heads = every.filter(({ path }) => checked.has(path));
  const reporting = heads.filter(({ tags }) => !tags.includes(BUILDING_BLOCK));
  const problems = folder.complete ? missingParts(folder, reporting) : [];
  const ruleIds = ruleFinder(
    all,
    every.filter(({ tags }) => !tags.includes(BUILDING_BLOCK)),
  );
  const run = (path: string) => runCase(path, set);
  const ran = await inLanes(folder.cases, lanes, (each) => checkCase(each, run, ruleIds));
  problems.push(...ran.flat());
  const unreadable = set.problems.filter(({ path }) => checked.has(path));
  return { rules: heads.length, cases: folder.cases.length, unreadable, problems };
}

function missingParts({ files, cases }: RuleFolder, reporting: readonly RuleHead[]): CheckProblem[] {
  const problems: CheckProblem[] = [];
  for (const { path, name, hasPage } of files) {
    if (!hasPage) problems.push({ path, code: 'page-missing', params: { name } });
    if (!reporting.some((rule) => rule.path === path)) continue;
    const own = cases.filter(({ rule }) => rule === name).map((each) => each.name);
    if (!own.some((each) => each.startsWith(HOSTILE))) {
      problems.push({ path, code: 'hostile-case-missing', params: { name } });
    }
    if (!own.some((each) => each.startsWith(HONEST))) {
      problems.push({ path, code: 'honest-case-missing', params: { name } });
    }
  }
  for (const { path, rule } of cases) {
    if (files.every(({ name }) => name !== rule))
      problems.push({ path, code: 'case-without-rule', params: { rule } });
  }
  return problems;
}

async function checkCase(
  { path, name, expected }: RuleCase,
  runCase: (path: string) => ReturnType<RunCase>,
  ruleIds: RuleIds,
): Promise<CheckProblem[]> {
  if (expected === null) return [{ path, code: 'expected-missing', params: {} }];
  const wanted = readExpectedFindings(expected);
  if ('problem' in wanted) return [{ path, code: 'expected-unreadable', params: { cause: wanted.problem } }];
  if (name.startsWith(HOSTILE) && wanted.findings.length === 0)
    return [{ path, code: 'expected-nothing', params: {} }];
  try {
    const { findings } = await runCase(path);
    return compareFindings(path, wanted, findings, ruleIds);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return [{ path, code: 'case-failed', params: { cause } }];
  }
}

/** A file's name stands for the rules in it that report; a rule's own name and id stand for itself. */
function ruleFinder(files: readonly RuleText[], rules: readonly RuleHead[]): RuleIds {
  const ids = new Map<string, Set<string>>();
  const add = (word: string, id: string) => {
    if (word !== '') ids.set(word, (ids.get(word) ?? new Set()).add(id));
  };
  const nameOf = new Map(files.map(({ path, name }) => [path, name]));
  for (const { id, name, path } of rules)
    for (const word of new Set([id, name, nameOf.get(path) ?? ''])) add(word, id);
  return (word) => ids.get(word);
}

/** Works on all items, some at a time; the results are in the items' order. */
async function inLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  return results;
}
