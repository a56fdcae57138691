import { hostKind } from '../../request/url-value/host-kind.ts';
import { type AddressNotes, hostilePart, isCrowd } from './address-notes.ts';

/**
 * What of a busy address is laid to an actor: only what is hostile by itself, since many people share it; besides, what it
 * did at the times of its attacks; or all.
 */
export type Laid = 'hostile' | 'at-attacks' | 'all';

/** With so much of its own requests hostile it is an attacker's flood … */
const FLOOD = 1 / 2;
/** … and with so much nothing of it is anybody else's. Nobody comes from the own network but through a proxy, or from inside. */
const ALL = 9 / 10;

/** Tells what of a busy address is laid to an actor (decision 0007). `notes`: undefined where nothing was drawn in of it. */
export function laidOf(address: string, notes: AddressNotes | undefined): Laid {
  if (notes === undefined || isCrowd(notes)) return 'hostile';
  const part = hostilePart(notes);
  if (part >= ALL) return 'all';
  const kind = hostKind(address);
  return part < FLOOD || kind === 'private' || kind === 'loopback' ? 'hostile' : 'at-attacks';
}
