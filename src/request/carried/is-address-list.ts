/** Addresses, their ports, host names, RFC 7239's words: `192.0.2.1, unknown`, `for="[2001:db8::1]:443";proto=https`. */
const ADDRESSES = /^(?:[\w.:[\]-]|, ?| |for=|by=|host=|proto=|["]|; ?)*$/i;

/** Whether a forwarding header holds what proxies write into it, and nothing for anybody else. */
export function isAddressList(text: string): boolean {
  return ADDRESSES.test(text) && !/\w \w|--/.test(text);
}
