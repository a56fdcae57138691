import type { Finding } from '../../model/finding.ts';
import { type AddressNotes, cameToLogIn, tookPartInSpread } from '../notes/address-notes.ts';

/**
 * Whether an address did itself what a finding says of logins from many: tried several accounts without looking at a page; or, where
 * the finding names those that got in, began with that login.
 */
export function tookPart({ outcome }: Finding, notes: AddressNotes): boolean {
  return tookPartInSpread(notes) || (outcome === 'succeeded' && cameToLogIn(notes));
}
