import type { ShopEvent } from '../../model/shop-event.ts';

/** Where something was sent; of a script that serves many purposes also which of them: `/wp-admin/admin-ajax.php (put_upload)`. */
export function postedTo({ path, target }: Pick<ShopEvent, 'path' | 'target'>): string {
  const purpose = /[?&](?:action|task|route|rest_route)=([\w./-]{1,60})/.exec(target)?.[1];
  return purpose === undefined ? path : `${path} (${purpose})`;
}
