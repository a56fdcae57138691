import type { DataSet } from '../../model/data-set.ts';
import type { Route } from '../../model/route.ts';
import { compileRoutes } from '../../request/route/compile-routes.ts';

/** A shipped profile on which a draft is built. */
export interface BaseProfile {
  readonly name: string;
  /** Its file. */
  readonly text: string;
  readonly routes: readonly Route[];
  readonly data: readonly DataSet[];
}

/** The parts of a profile's file: the lines below `routes:`, `content:` and `data:`, without what belongs to the next. */
export interface ProfileParts {
  readonly routes: string;
  readonly content: string;
  /** Each data set's lines, by its name, in the order written. */
  readonly data: ReadonlyMap<string, string>;
}

/** Cuts a profile's file into its parts. */
export function partsOf({ text }: BaseProfile): ProfileParts {
  const [, routes = '', content = '', data = ''] = text.split(/^(?:routes|content|data):[^\n]*\n/m);
  const sets = new Map<string, string>();
  for (const set of trimmed(data).split(/\n(?=(?: {2}#[^\n]*\n)* {2}\w+:)/)) {
    const name = /^ {2}(\w+):/m.exec(set)?.[1];
    if (name !== undefined) sets.set(name, set);
  }
  return { routes: trimmed(routes), content: trimmed(content), data: sets };
}

/** A base whose administration is called otherwise. */
export function withAdminPrefix(base: BaseProfile, prefix: string): BaseProfile {
  return {
    ...base,
    text: base.text.replace(/(path: "?)\/admin(?=[/",\s}])/g, `$1${prefix}`),
    routes: base.routes.map((route) => ({
      ...route,
      path: route.path.replace(/^\/admin(?=\/|$)/, prefix),
    })),
  };
}

/** Says which routes a base knows already: one of the same meaning, or of a path that is no whole folder. */
export function createKnownRoutes({ routes }: Pick<BaseProfile, 'routes'>): (route: Route) => boolean {
  const matcher = compileRoutes({ name: '', routes, content: [] });
  return ({ action, method, path, query = {} }) => {
    const asked = Object.entries(query).map(([name, [value = '']]) => `${name}=${value}`);
    const known = matcher.match(method === '' ? 'GET' : method, path.replace('/**', '/x'), asked.join('&'));
    return known !== null && (known.route.action === action || !known.route.path.endsWith('**'));
  };
}

/** Without comments that belong to what follows, and blank lines at the end. */
function trimmed(text: string): string {
  return text.replace(/(\n(#[^\n]*)?)+$/, '').replace(/\s+$/, '');
}
