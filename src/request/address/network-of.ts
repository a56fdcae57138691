import type ipaddr from 'ipaddr.js';
import { loadOnce } from '../../model/load-once.ts';
import { Remembered } from '../../model/remembered.ts';

const ipaddrJs = loadOnce<typeof ipaddr>('ipaddr.js');

const networks = new Remembered(readNetwork);

/** The network that a line's addresses usually stay in: /24 of IPv4, /48 of IPv6; '' for no address. */
export function networkOf(text: string): string {
  return networks.of(text);
}

function readNetwork(text: string): string {
  if (!ipaddrJs().isValid(text)) return '';
  const address = ipaddrJs().process(text);
  const bytes = address.toByteArray();
  return bytes.slice(0, bytes.length === 4 ? 3 : 6).join('.');
}
