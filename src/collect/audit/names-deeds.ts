import { SHOP_ACTIONS } from '../../model/shop-action.ts';
import { textOf } from '../bytes/byte-text.ts';
import { LOGOUT } from './audit-values.ts';

const DEED = new RegExp(
  `(?<![\\w.-])(?:${SHOP_ACTIONS.join('|').replaceAll('.', '\\.')})(?![\\w-])|${LOGOUT.source}`,
  'i',
);

/**
 * Whether any entry of what passes for an audit log can name an action of the shop. Sensors and applications log JSON with
 * a time and an `event`, too: reading theirs would find nothing, and say so.
 */
export function namesDeeds(sample: Uint8Array): boolean {
  return DEED.test(textOf(sample, 0, sample.length));
}
