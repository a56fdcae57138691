import type { Language } from '../../model/language.ts';
import type { Route, RouteVerdict, Selection } from '../../model/route.ts';
import { initTexts } from '../../text/init/init-texts.ts';
import type { RouteGuess } from './survey.ts';
import { yamlWord } from './yaml-word.ts';

/** Drafts a route of a profile: what is asked of a person in a comment above, what the log showed at its end. */
export function draftRoute({ route, statuses, ask, askRows }: RouteGuess, language: Language): string[] {
  const texts = initTexts[language];
  const seen = statuses.slice(0, 4).map(([status, count]) => `${status} × ${count}`);
  const fields = [`action: ${route.action}`];
  if (route.method !== '') fields.push(`method: ${route.method}`);
  fields.push(`path: ${yamlWord(route.path)}`);
  if (route.query !== undefined)
    fields.push(`query: { ${mapping(route.query, ([value = '']) => yamlWord(value))} }`);
  if (ask)
    fields.push(`success: { next: { path: ${yamlWord(pageBehind(route))}, status: 200 }, within: 30s }`);
  else fields.push(...verdict('success', route.success), ...verdict('failure', route.failure));
  if (route.selects !== undefined) {
    fields.push(`selects: { ${mapping(route.selects, (selection) => `{ ${selectionText(selection)} }`)} }`);
  }
  if (route.narrowedBy !== undefined) {
    fields.push(`narrowed_by: [${route.narrowedBy.map(yamlWord).join(', ')}]`);
  }
  const lines = [`  - { ${fields.join(', ')} } # ${seen.join(', ')}`];
  if (route.action.endsWith('.login')) lines.unshift(`  # ${loginComment(ask, route, texts)}`);
  if (askRows === true) lines.unshift(`  # ${texts.askRows}`);
  else if (route.selects !== undefined) lines.unshift(`  # ${texts.checkRows}`);
  return lines;
}

function loginComment(ask: boolean, route: Route, texts: (typeof initTexts)[Language]): string {
  if (ask) return texts.askLogin;
  return route.failure === undefined ? texts.checkLoginStatus : texts.checkLogin;
}

function mapping<T>(entries: Readonly<Record<string, T>>, value: (of: T) => string): string {
  return Object.entries(entries)
    .map(([key, of]) => `${yamlWord(key)}: ${value(of)}`)
    .join(', ');
}

function selectionText(selection: Selection): string {
  return mapping(selection, (pointer) =>
    typeof pointer === 'string'
      ? yamlWord(pointer)
      : `{ ${mapping(pointer as Readonly<Record<string, string>>, yamlWord)} }`,
  );
}

function verdict(name: string, value: RouteVerdict | undefined): string[] {
  return value?.status === undefined ? [] : [`${name}: { status: ${value.status} }`];
}

function pageBehind({ action, path }: Route): string {
  return action === 'admin.login' ? `/${path.split('/')[1] ?? ''}` : '/mypage';
}
