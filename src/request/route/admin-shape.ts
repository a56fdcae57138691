import { adminNameOf } from './admin-name.ts';
import { ADMIN_PAGES, type AdminPage } from './admin-pages.ts';

/** What a request looks like that is an administration's, whatever the shop calls it. */
export interface AdminShape {
  /** The first segment of the path: how the administration may be called. */
  readonly name: string;
  /** What it looks like. */
  readonly kind: string;
  readonly weight: Exclude<AdminPage['weight'], 'named'>;
}

type Shape = AdminPage & Pick<AdminShape, 'weight'>;

const SHAPES = ADMIN_PAGES.filter((page): page is Shape => page.weight !== 'named');
const LOGINS = SHAPES.filter(({ weight }) => weight === 'login');
const PAGES = SHAPES.filter(({ weight }) => weight !== 'login');

/** Only so much of a query is looked at. */
const LOOKED_AT = 2_048;
/** How all shapes begin: nearly every other path is told by this one. */
const BEGINS =
  /^\/[\w.~-]{1,60}(?:\/(?:order|shipping|customer|admin\/|mui\/|sales\/|sell\/|index\.php|member|users|juchu|chumon|kaiin|kokyaku|basis\/|system\/|catalog\/|datagrid\/|log-?in|sign_?in|session)|\.php$)/i;

/**
 * Whether a request looks like one to an administration with a name of its own.
 *
 * @param path decoded once, without the query
 * @param query as logged
 */
export function adminShapeOf(method: string, path: string, query: string): AdminShape | null {
  if (!BEGINS.test(path)) return null;
  const split = adminNameOf(path);
  if (split === null) return null;
  const asked = query.slice(0, LOOKED_AT).replace(/%2f/gi, '/');
  const shape = (method === 'POST' ? LOGINS : PAGES).find(
    (page) => page.path.test(split.below) && page.query?.test(asked) !== false,
  );
  return shape === undefined ? null : { name: split.name, kind: shape.kind, weight: shape.weight };
}
