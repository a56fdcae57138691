import { parse } from 'yaml';
import { profileContradictions } from '../../model/config/profile-contradictions.ts';
import { profileSchema } from '../../model/config/profile-schema.ts';
import type { Language } from '../../model/language.ts';
import type { Route } from '../../model/route.ts';
import { initTexts } from '../../text/init/init-texts.ts';
import { fillText } from '../../text/rules/fill-text.ts';
import {
  type BaseProfile,
  createKnownRoutes,
  type ProfileParts,
  partsOf,
  withAdminPrefix,
} from './base-profile.ts';
import { draftData } from './draft-data.ts';
import { draftRoute } from './draft-route.ts';
import type { Survey } from './survey.ts';
import { yamlWord } from './yaml-word.ts';

/** How the tables are described; a person has to fill it in. */
const DATA = [
  'data:',
  '  orders:',
  '    table: orders',
  '    id: order_no',
  '    placed_at: ordered_at',
  '    person: { customer: member_id, email: email, phone: phone, name: name, address: address }',
  '    items: { name: name, address: address, phone: phone, email: email, amount: total, order: order_no }',
];

/**
 * Drafts a profile: what the logs showed first, then what the shipped profile holds on which it is built, so that
 * nothing is lost until a person has looked through it. Tables of which headings were seen stand in place of the
 * base's own; where its routes would not fit them they are left in comments.
 */
export function draftProfile(survey: Survey, base: BaseProfile, language: Language): string {
  const { adminPrefix } = survey;
  const data = survey.data.filter(({ ofTable }) => ofTable === undefined);
  const own = adminPrefix === null ? base : withAdminPrefix(base, adminPrefix);
  const parts = partsOf(own);
  const made = new Map(data.map((guess) => [guess.name, draftData(guess, language).join('\n')]));
  const draft = assembled(survey, own, parts, new Map([...parts.data, ...made]), language);
  if (isSound(draft)) return draft;
  const commented = [...made.values()].map((lines) => lines.replace(/^/gm, '# '));
  const left = assembled(survey, own, parts, parts.data, language);
  return [left, `# ${initTexts[language].dataLeft}`, ...commented, ''].join('\n');
}

function assembled(
  survey: Survey,
  base: BaseProfile,
  parts: ProfileParts,
  data: ReadonlyMap<string, string>,
  language: Language,
): string {
  const texts = initTexts[language];
  const isPlatform = base.name !== 'generic';
  const isKnown = isPlatform ? createKnownRoutes(base) : () => false;
  const places = survey.content.filter(({ path }) => !parts.content.includes(`"${path}"`));
  return [
    `# ${texts.profileHead}`,
    ...(isPlatform ? [`# ${fillText(texts.platformBase, { platform: base.name })}`] : []),
    ...(survey.adminPrefix === null
      ? []
      : [`# ${fillText(texts.adminPrefix, { path: survey.adminPrefix })}`]),
    `name: ${isPlatform ? `my-${base.name}` : 'my-shop'}`,
    'routes:',
    ...survey.routes
      .filter(({ route }) => !isKnown(route))
      .flatMap((guess) => draftRoute({ ...guess, route: fitting(guess.route, survey) }, language)),
    `  # ${fillText(texts.baseFollows, { name: base.name })}`,
    parts.routes,
    `# ${texts.contentHead}`,
    'content:',
    ...places.map(({ path }) => `  - { path: ${yamlWord(path)}, executable: never }`),
    `  # ${fillText(texts.baseFollows, { name: base.name })}`,
    parts.content,
    `# ${texts.dataHead}`,
    ...survey.headless.map((path) => `# ${fillText(texts.headless, { path: path.replace(/[\r\n]/g, ' ') })}`),
    ...(data.size > 0 ? ['data:', ...data.values()] : DATA.map((line) => `# ${line}`)),
    '',
  ].join('\n');
}

/** Without what no table of which headings were seen could answer. */
function fitting(route: Route, { data }: Survey): Route {
  if (data.length === 0 || data.some(({ ofTable }) => ofTable !== undefined) || route.selects === undefined)
    return route;
  const { selects, narrowedBy: _, ...bare } = route;
  const kept = Object.entries(selects).flatMap(([name, selection]) => {
    const set = data.find((guess) => guess.name === name);
    if (set === undefined) return [];
    const { placed_at: _period, ...rest } = selection;
    return [[name, set.placedAt === undefined ? rest : selection] as const];
  });
  return kept.length === 0 ? bare : { ...route, selects: Object.fromEntries(kept) };
}

function isSound(text: string): boolean {
  const profile = profileSchema.safeParse(parse(text));
  return profile.success && profileContradictions(profile.data).length === 0;
}
