import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { shippedFolder } from '../../src/adapters/settings/shipped-folder.ts';
import type { CaseDesk } from '../../src/compose/case/case-desk.ts';
import { prepareNotice } from '../../src/compose/notice/prepare-notice.ts';
import { boundFact, group, list } from '../../src/disclose/notice/facts/make-values.ts';
import { renderMarkdown } from '../../src/disclose/notice/format/markdown.ts';
import { ConfigErrors } from '../../src/errors/config-errors.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import type { NoticeValue } from '../../src/model/notice/bound-value.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../src/model/notice/notice-kind.ts';
import { workspace } from '../workspace.ts';
import { caseOfFacts } from './incident-case.ts';

const words = z.strictObject({ ja: z.array(z.coerce.string()), en: z.array(z.coerce.string()) }).partial();

/** A case of a template: with these facts it says this, never says that, or is refused for that. */
const caseSchema = z.strictObject({
  name: z.strictObject({ ja: z.string(), en: z.string() }),
  /** A file of `templates/examples`. */
  facts: z.string(),
  person: z
    .strictObject({
      name: z.string(),
      items: z.array(z.string()),
      certainty: z.string(),
      channel: z.string(),
      /** What is told apart, each at its own certainty. */
      parts: z.array(z.strictObject({ items: z.array(z.string()), certainty: z.string() })),
    })
    .partial({ channel: true, parts: true })
    .optional(),
  tenant: z.string().default(''),
  says: words.default({}),
  neverSays: words.default({}),
  /** How many sentences the whole text has. */
  sentences: z.int().optional(),
  /** The name of the fact for which it is refused. */
  refused: z.string().optional(),
});

type TemplateCase = z.infer<typeof caseSchema>;

const work = workspace();
const desks = new Map<string, Promise<CaseDesk>>();

/** The case of an example. To prepare a notice writes nothing, so that all tests share it. */
function deskOf(example: string): Promise<CaseDesk> {
  const file = join(shippedFolder('templates'), 'examples', `${example}.yaml`);
  const desk = desks.get(example) ?? caseOfFacts(file, work.at(example));
  desks.set(example, desk);
  return desk;
}

async function rendered(kind: NoticeKind, language: Language, one: TemplateCase): Promise<string> {
  const desk = await deskOf(one.facts);
  const prepared = await prepareNotice(desk, { kind, language, tenant: one.tenant });
  return renderMarkdown(prepared.render(personal(one, language)).document);
}

/** What stands in no case: to whom it goes. */
function personal({ person }: TemplateCase, language: Language): Map<string, NoticeValue> {
  const values = new Map<string, NoticeValue>();
  const fields = (of: Readonly<Record<string, string | string[] | undefined>>) =>
    group(
      Object.entries(of).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, boundFact(language, value, `affected:${name}`)] as const],
      ),
    );
  if (person === undefined) return values;
  const { parts = [], ...whole } = person;
  const told = fields(whole);
  if (told.type !== 'group') throw new TypeError('a person is a group');
  values.set('person', group([...told.fields, ['parts', list(parts.map(fields))]]));
  return values;
}

async function refusalOf(kind: NoticeKind, language: Language, one: TemplateCase): Promise<string> {
  try {
    await rendered(kind, language, one);
  } catch (error) {
    if (error instanceof ConfigErrors) return error.problems.map(({ message }) => message).join('\n');
    throw error;
  }
  return '';
}

function casesOf(kind: NoticeKind): TemplateCase[] {
  const file = join(shippedFolder('templates'), kind, 'cases.yaml');
  return existsSync(file) ? z.array(caseSchema).parse(parse(readFileSync(file, 'utf8'))) : [];
}

describe.each(NOTICE_KINDS)('%s', (kind) => {
  const cases = casesOf(kind);

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  for (const one of cases) {
    it.each(LANGUAGES)(`${one.name.en} (%s)`, async (language) => {
      if (one.refused !== undefined) {
        expect(await refusalOf(kind, language, one)).toContain(one.refused);
        return;
      }
      const text = await rendered(kind, language, one);
      for (const said of one.says[language] ?? []) expect(text).toContain(said);
      for (const never of one.neverSays[language] ?? []) expect(text).not.toContain(never);
      if (one.sentences === undefined) return;
      const [, ...lines] = text
        .trim()
        .split('\n')
        .filter((line) => line !== '');
      expect(lines.join(' ').match(/[。.](?=\s|$)/g)).toHaveLength(one.sentences);
    });
  }
});
