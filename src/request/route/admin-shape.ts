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
const PAGES = SHAPES.filter(({ weight }) => weight !== 'login');
/** EC-CUBE 2 sends the search to the list itself, and opens an order by a form. */
const SENT = SHAPES.filter(({ of, weight }) => weight === 'login' || of === 'ec-cube-2');

/** Only so much of a query is looked at. */
const LOOKED_AT = 2_048;
/** How what stands below the name begins: nearly every other path is told by this one. */
const BELOW =
  /order|shipping|customer|admin\/|mui\/|s(?:ales|ell|ystem)\/|index\.php|member|users|juchu|chumon|kaiin|kokyaku|(?:basis|contents|design|ownersstore)\/|catalog\/|datagrid\/|log-?in|sign_?in|session/iy;

/**
 * Whether a request looks like one to an administration with a name of its own.
 *
 * @param path decoded once, without the query
 * @param query as logged
 */
export function adminShapeOf(method: string, path: string, query: string): AdminShape | null {
  if (!mayBeOne(path)) return null;
  const split = adminNameOf(path);
  if (split === null) return null;
  const asked = query.slice(0, LOOKED_AT).replace(/%2f/gi, '/');
  const shape = (method === 'POST' ? SENT : PAGES).find(
    (page) => page.path.test(split.below) && page.query?.test(asked) !== false,
  );
  return shape === undefined ? null : { name: split.name, kind: shape.kind, weight: shape.weight };
}

/** Asked of nearly every line: it looks at no more of a path than it must. */
function mayBeOne(path: string): boolean {
  const slash = path.indexOf('/', 1);
  if (slash < 0) return path.endsWith('.php');
  BELOW.lastIndex = slash + 1;
  return BELOW.test(path);
}
