import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInputs } from '../../adapters/evidence/find-inputs.ts';
import { openLog } from '../../adapters/evidence/open-log.ts';
import { readShippedProfile } from '../../adapters/settings/read-profile.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import { AppError } from '../../errors/app-error.ts';
import type { OpenInput } from '../../model/byte-source.ts';
import type { Language } from '../../model/language.ts';
import { isTimezone } from '../../model/zoned-time.ts';
import type { BaseProfile } from '../../pipeline/survey/base-profile.ts';
import { draftConfig } from '../../pipeline/survey/draft-config.ts';
import { draftProfile } from '../../pipeline/survey/draft-profile.ts';
import { readSample } from '../../pipeline/survey/read-sample.ts';
import { readTableHead } from '../../pipeline/survey/read-table-head.ts';
import { recogniseTables } from '../../pipeline/survey/recognise-tables.ts';
import { SHIPPED_PLATFORMS, type Survey } from '../../pipeline/survey/survey.ts';
import { surveyLogs } from '../../pipeline/survey/survey-logs.ts';
import { initTexts } from '../../text/init/init-texts.ts';
import { fillText } from '../../text/rules/fill-text.ts';
import type { CommandIo } from '../command-io.ts';
import { writeWholeFile } from '../output/write-whole-file.ts';
import { sayError } from '../say/say-error.ts';

export interface InitOptions {
  readonly logs: readonly string[];
  /** CSV files of the shop's orders, customers and so on. */
  readonly data?: readonly string[] | undefined;
  readonly tz?: string | undefined;
  readonly language: Language;
  /** Folder into which the drafts are written; the current one unless a test says otherwise. */
  readonly folder?: string | undefined;
}

/** The drafts, in the order in which they are written. */
const CONFIG = 'hinomi.yaml';
const PROFILE = 'profile.yaml';

/**
 * `hinomi init [LOG…] [--data FILE…]`: looks at logs and at the headings of data, drafts a configuration and a profile. Files that exist are left alone.
 *
 * @returns 0, or 2 when a file could not be read or nothing was written
 */
export async function init(options: InitOptions, io: CommandIo): Promise<number> {
  const { language, tz: timezone = 'Asia/Tokyo', folder = '.' } = options;
  if (!isTimezone(timezone)) {
    return sayError(new AppError('OPTION_ZONE', { value: timezone }), language, io.stderr);
  }
  const logs = await readAll(options.logs, (input) => readSample(input, timezone), language, io);
  const tables = await readAll(options.data ?? [], readTableHead, language, io);
  const samples = logs.found;
  const failed = logs.failed || tables.failed;
  const seen = surveyLogs(samples, tables.found);
  const base = await readBase(seen.platforms);
  const survey = { ...seen, data: recogniseTables(seen.data, base.data) };
  const drafts = [
    [join(folder, CONFIG), draftConfig(survey, timezone, language)],
    [join(folder, PROFILE), draftProfile(survey, base, language)],
  ] as const;
  const texts = initTexts[language];
  const say = (text: string, params: Readonly<Record<string, string>> = {}) =>
    io.stdout.write(`${fillText(text, params)}\n`);
  const counts = {
    logs: String(samples.length),
    requests: String(survey.requests),
    tenants: String(survey.tenants.length),
    routes: String(survey.routes.length),
  };
  say(survey.requests === 0 && options.logs.length > 0 ? texts.nothing : texts.recognised, counts);
  for (const { name, ofTable, path, items } of survey.data) {
    say(texts.recognisedData, { path, name: ofTable ?? name, items: String(items.length) });
  }
  if (survey.platforms.length > 0) say(texts.platform, { platforms: survey.platforms.join(', ') });
  let written = 0;
  for (const [path, text] of drafts) {
    if (existsSync(path)) {
      say(texts.exists, { path });
      continue;
    }
    writeWholeFile(path, text);
    written++;
    say(texts.written, { path });
  }
  const questions = drafts.flatMap(([, text]) => text.match(/要確認:|CHECK:/g) ?? []);
  if (written > 0) {
    say(texts.toAsk, { count: String(questions.length) });
    say(texts.next, { path: drafts[0][0] });
  }
  return failed || written === 0 ? 2 : 0;
}

/** The profile that ships for the likeliest platform, else the one for unknown shops. */
async function readBase(platforms: Survey['platforms']): Promise<BaseProfile> {
  const name = platforms.find((platform) => SHIPPED_PLATFORMS.includes(platform)) ?? 'generic';
  const folder = shippedFolder('profiles');
  const reading = await readShippedProfile(name, folder);
  if (!reading.ok) throw reading.problems[0];
  const text = readFileSync(join(folder, `${name}.yaml`), 'utf8');
  return { name, text, routes: reading.profile.routes, data: [...(reading.profile.data?.values() ?? [])] };
}

interface AllRead<T> {
  readonly found: T[];
  readonly failed: boolean;
}

async function readAll<T>(
  patterns: readonly string[],
  read: (input: OpenInput) => Promise<T>,
  language: Language,
  io: CommandIo,
): Promise<AllRead<T>> {
  const found: T[] = [];
  let failed = false;
  for (const pattern of patterns) {
    try {
      for (const path of await findInputs(pattern)) found.push(await read(await openLog(path)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      sayError(error, language, io.stderr);
      failed = true;
    }
  }
  return { found, failed };
}
