import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import type { Language } from '../../model/language.ts';
import { LANGUAGES } from '../../model/language.ts';
import type { NoticeValue } from '../../model/notice/bound-value.ts';
import type { NoticeKind } from '../../model/notice/notice-kind.ts';
import type { NoticeTemplate, TemplateText } from '../../model/notice/notice-template.ts';
import { templateSchema } from '../../model/notice/template-schema.ts';
import { schemaProblems } from './config-problem.ts';
import { asAppError, readYamlFile } from './read-profile.ts';
import { parseYaml } from './yaml-source.ts';

/** A template, or everything that is wrong with its files. */
export type TemplateReading =
  | { readonly ok: true; readonly template: NoticeTemplate }
  | { readonly ok: false; readonly problems: readonly AppError[] };

const FRONT = /^---\r?\n([\s\S]*?\r?\n)---[ \t]*\r?\n/;

/**
 * Reads `KIND/LANG.md` with what lies beside it: `partials/LANG/*.md` and `data/*.yaml`. Of several folders the first
 * that holds a file of a name counts, so that a company's own stand before those that ship. What stands in Liquid and
 * Markdown is not judged here.
 *
 * @param folders a company's own first
 */
export async function readTemplate(
  folders: readonly string[],
  kind: NoticeKind,
  language: Language,
): Promise<TemplateReading> {
  try {
    const absent = folders.find((folder) => !existsSync(folder));
    if (absent !== undefined)
      throw new AppError('NOTICE_TEMPLATE_MISSING', { kind, lang: language, file: absent });
    const files = folders.map((folder) => join(folder, kind, `${language}.md`));
    const file = files.find((one) => existsSync(one));
    if (file === undefined)
      throw new AppError('NOTICE_TEMPLATE_MISSING', { kind, lang: language, file: files[0]! });
    const text = await readText(file);
    const front = FRONT.exec(text)?.[1];
    // The line of dashes is a comment, so that lines are counted from the file's beginning.
    const source = parseYaml(file, `#\n${front ?? ''}`);
    const parsed = templateSchema.safeParse(source.value ?? {});
    if (!parsed.success) return { ok: false, problems: schemaProblems(source, parsed.error) };
    const { title, required, sections, numbered, uses } = parsed.data;
    if (parsed.data.kind !== kind) {
      const params = {
        file,
        line: String(source.placeOf(['kind']).line),
        column: '1',
        key: 'kind',
        value: parsed.data.kind,
      };
      throw new AppError('CONFIG_CHOICE', { ...params, known: kind, nearest: kind });
    }
    const whole = FRONT.exec(text)?.[0] ?? '';
    const template = {
      kind,
      language,
      title: { file, source: title, linesBefore: source.placeOf(['title']).line - 1 },
      body: { file, source: text.slice(whole.length), linesBefore: whole.split('\n').length - 1 },
      required,
      sections,
      isNumbered: numbered,
      uses,
      partials: await readPartials(folders, language),
      data: await readData(folders, language),
    };
    return { ok: true, template };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

async function readPartials(
  folders: readonly string[],
  language: Language,
): Promise<Map<string, TemplateText>> {
  const partials = new Map<string, TemplateText>();
  for (const file of await filesIn(folders, join('partials', language), '.md')) {
    const name = basename(file, '.md');
    if (!partials.has(name)) partials.set(name, { file, source: await readText(file), linesBefore: 0 });
  }
  return partials;
}

async function readData(folders: readonly string[], language: Language): Promise<Map<string, NoticeValue>> {
  const data = new Map<string, NoticeValue>();
  for (const file of await filesIn(folders, 'data', '.yaml')) {
    const name = basename(file, '.yaml');
    if (data.has(name)) continue;
    const value = dataValue((await readYamlFile(file)).value, `data:${name}`, language);
    if (value !== undefined) data.set(name, value);
  }
  return data;
}

async function filesIn(folders: readonly string[], inside: string, ending: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const path = join(folder, inside);
    if (!existsSync(path)) continue;
    const names = (await readdir(path)).filter((name) => name.endsWith(ending)).sort();
    found.push(...names.map((name) => join(path, name)));
  }
  return found;
}

async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AppError('CONFIG_UNREADABLE', { file, cause }, error);
  }
}

/** A mapping of `ja` and `en` is one text in two languages. */
function dataValue(value: unknown, from: string, language: Language): NoticeValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((one) => dataValue(one, from, language)).filter((one) => one !== undefined);
    return { type: 'list', items, fields: new Map() };
  }
  if (typeof value !== 'object') {
    const raw = typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
    return { type: 'bound', text: String(value), from, raw };
  }
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key]) => (LANGUAGES as readonly string[]).includes(key))) {
    return dataValue((value as Record<string, unknown>)[language], from, language);
  }
  const fields = new Map(
    entries.flatMap(([key, one]): [string, NoticeValue][] => {
      const inside = dataValue(one, from, language);
      return inside === undefined ? [] : [[key, inside]];
    }),
  );
  return { type: 'group', fields };
}
