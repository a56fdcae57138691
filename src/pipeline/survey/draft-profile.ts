import type { Language } from '../../model/language.ts';
import type { Route, RouteVerdict } from '../../model/route.ts';
import { initTexts } from '../../text/init/init-texts.ts';
import type { RouteGuess, Survey } from './survey.ts';
import { yamlWord } from './yaml-word.ts';

/**
 * Drafts a profile: what the logs showed first, then what the shipped profile for unknown shops holds, so that
 * nothing is lost until a person has looked through it.
 *
 * @param generic text of the shipped profile
 */
export function draftProfile(survey: Survey, generic: string, language: Language): string {
  const texts = initTexts[language];
  const [routes, content] = partsOf(generic);
  return [
    `# ${texts.profileHead}`,
    'name: my-shop',
    'routes:',
    ...survey.routes.flatMap((guess) => routeLines(guess, language)),
    `  # ${texts.genericFollows}`,
    routes,
    `# ${texts.contentHead}`,
    'content:',
    ...survey.content.map(({ path }) => `  - { path: ${yamlWord(path)}, executable: never }`),
    `  # ${texts.genericFollows}`,
    content,
    `# ${texts.dataHead}`,
    ...DATA.map((line) => `# ${line}`),
    '',
  ].join('\n');
}

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

function routeLines({ route, statuses, ask }: RouteGuess, language: Language): string[] {
  const texts = initTexts[language];
  const seen = statuses.slice(0, 4).map(([status, count]) => `${status} × ${count}`);
  const fields = [`action: ${route.action}`];
  if (route.method !== '') fields.push(`method: ${route.method}`);
  fields.push(`path: ${yamlWord(route.path)}`);
  if (ask)
    fields.push(`success: { next: { path: ${yamlWord(pageBehind(route))}, status: 200 }, within: 30s }`);
  else fields.push(...verdict('success', route.success), ...verdict('failure', route.failure));
  const lines = [`  - { ${fields.join(', ')} } # ${seen.join(', ')}`];
  if (route.action.endsWith('.login')) lines.unshift(`  # ${ask ? texts.askLogin : texts.checkLogin}`);
  return lines;
}

function verdict(name: string, value: RouteVerdict | undefined): string[] {
  return value?.status === undefined ? [] : [`${name}: { status: ${value.status} }`];
}

function pageBehind({ action, path }: Route): string {
  return action === 'admin.login' ? `/${path.split('/')[1] ?? ''}` : '/mypage';
}

/** The lines of routes and of content places out of a profile's text. */
function partsOf(profile: string): [routes: string, content: string] {
  const [, routes = '', content = ''] = profile.split(/^(?:routes|content):[^\n]*\n/m);
  return [trimmed(routes), trimmed(content)];
}

/** Without comments that belong to what follows, and blank lines at the end. */
function trimmed(text: string): string {
  return text.replace(/(\n(#[^\n]*)?)+$/, '').replace(/\s+$/, '');
}
