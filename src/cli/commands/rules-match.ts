import { readEventLines } from '../../adapters/event-lines.ts';
import { readRuleFiles } from '../../adapters/settings/rule-files.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Language, Text } from '../../model/language.ts';
import { type EventMatch, EventMatcher } from '../../pipeline/rules-match/match-events.ts';
import { type RuleSet, readRuleSet } from '../../pipeline/rules-match/read-rule-set.ts';
import { escapeControls } from '../../request/redaction/escape-controls.ts';
import { fillText } from '../../text/rules/fill-text.ts';
import { matchTexts } from '../../text/rules/match-texts.ts';
import { ruleProblemTexts } from '../../text/rules/rule-problem-texts.ts';
import { BlockWriter } from '../output/block-writer.ts';
import { sayError } from '../say/say-error.ts';

/** Exit code when some rule could not be read; the others ran. */
const SOME_UNREAD = 5;

/** So many broken lines are named one by one; the rest is counted. */
const NAMED_LINES = 20;

export interface RulesMatchIo {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly language: Language;
}

/**
 * `hinomi rules match PATH… --events FILE`: Sigma rules over JSON events. Prints one line a match,
 * `{"rule":"<id>","event":<from 0>}`; what rules hold on comes in order of events, then correlations in order of
 * time. Events are counted by lines that are not empty, broken ones too.
 *
 * @param paths rule files, or folders of them
 * @returns 0, 2 when a path or the events cannot be opened, 5 when some rule could not be read
 */
export async function rulesMatch(
  paths: readonly string[],
  options: { readonly events: string },
  io: RulesMatchIo,
): Promise<number> {
  try {
    const { files, unreadable } = await readRuleFiles(paths);
    for (const error of unreadable) sayError(error, io.language, io.stderr);
    const set = readRuleSet(files);
    sayRules(set, io);
    await matchFile(set, options.events, io);
    return unreadable.length > 0 || set.problems.length > 0 ? SOME_UNREAD : 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return sayError(error, io.language, io.stderr);
  }
}

async function matchFile(set: RuleSet, path: string, io: RulesMatchIo): Promise<void> {
  const matcher = new EventMatcher(set);
  const out = new BlockWriter(io.stdout);
  let line = 0;
  let event = 0;
  let broken = 0;
  for await (const lines of readEventLines(path)) {
    for (const text of lines) {
      line++;
      const json = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (json.trim() === '') continue;
      const read = readObject(json);
      if (typeof read === 'string') {
        if (++broken <= NAMED_LINES) {
          say(matchTexts['event-broken'], { path, line: String(line), cause: read }, io);
        }
      } else {
        for (const match of matcher.match(read, event)) out.write(lineOf(match));
      }
      event++;
    }
    await out.drained();
    if (out.closed) return;
  }
  if (broken > 0) say(matchTexts['events-broken'], { path, count: String(broken) }, io);
  if (matcher.untimed > 0) say(matchTexts['events-untimed'], { path, count: String(matcher.untimed) }, io);
  for (const match of matcher.finish()) out.write(lineOf(match));
  await out.end();
}

function lineOf({ rule, event }: EventMatch): string {
  return `{"rule":${JSON.stringify(rule)},"event":${event}}\n`;
}

/** A JSON object, or why the line is none. */
function readObject(line: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(line);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
    return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  } catch (error) {
    return (error as Error).message;
  }
}

function sayRules(set: RuleSet, io: RulesMatchIo): void {
  for (const { path, line, column, code, params, rule } of set.problems) {
    const reason = fillText(ruleProblemTexts[code][io.language], params);
    const named = rule === '' ? '' : ` [${rule}]`;
    io.stderr.write(`hinomi: ${escapeControls(`${path}:${line}:${column}: ${reason}${named}`)}\n`);
  }
  for (const { path, line } of set.rules.filter(({ backtracking }) => backtracking)) {
    say(matchTexts.backtracking, { path, line: String(line) }, io);
  }
}

function say(text: Text, params: Readonly<Record<string, string>>, io: RulesMatchIo): void {
  io.stderr.write(`hinomi: ${escapeControls(fillText(text[io.language], params))}\n`);
}
