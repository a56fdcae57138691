/** What a host in a value would make the server reach. */
export type HostKind = 'metadata' | 'disguised' | 'loopback' | 'private' | 'callback' | 'public';

const CALLBACK =
  /(?:^|\.)(?:burpcollaborator\.net|oastify\.com|oast\.(?:pro|live|site|online|fun|me)|interact\.sh|interactsh\.com|bxss\.me|dnslog\.(?:cn|link|pw)|ceye\.io|r87\.(?:com|me)|xss\.ht|xsshunter\.com|bxss\.in|requestbin\.net|pingb\.in|tu4\.org|evil\.com|canarytokens\.com|eyes\.sh|dig\.pm|vcap\.me|1u\.ms|rbndr\.us)$/;
const METADATA =
  /^(?:169\.254\.169\.254|169\.254\.170\.2|100\.100\.100\.200|192\.0\.0\.192|metadata\.google\.internal|metadata\.azure\.com|metadata|instance-data|rancher-metadata|fd00:ec2::254)$/;
const LOOPBACK =
  /^(?:localhost|.{1,64}\.localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|127\.1|0|::1|::|::ffff:(?:127\.|7f00:).{0,12}|localtest\.me|.{1,64}\.localtest\.me|lvh\.me|spoofed\.burpcollaborator\.net)$/;
const PRIVATE =
  /^(?:10\.\d{1,3}\.\d{1,3}\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}|169\.254\.\d{1,3}\.\d{1,3}|f[cd][0-9a-f]{2}:.{1,40}|fe80:.{1,40}|.{1,128}\.(?:internal|local|localdomain|lan|intranet|corp|svc|consul))$/;
const REBOUND =
  /(?:^|[.-])(?:127[.-]0[.-]0[.-]1|169[.-]254[.-]169[.-]254|10[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3}|192[.-]168[.-]\d{1,3}[.-]\d{1,3})\.(?:nip|xip|sslip)\.io$/;

/**
 * Says what a host is, in all its spellings: names, dotted numbers, and the decimal, hex and octal forms that
 * resolvers still take (`2130706433`, `0x7f000001`, `0177.0.0.1`), which nobody writes without a reason.
 *
 * @param host in lower case, without port and brackets
 */
export function hostKind(host: string): HostKind {
  const plain = plainHost(host);
  if (METADATA.test(plain)) return 'metadata';
  if (LOOPBACK.test(plain)) return 'loopback';
  if (PRIVATE.test(plain)) return 'private';
  if (REBOUND.test(plain)) return 'disguised';
  if (CALLBACK.test(plain)) return 'callback';
  return isDisguisedNumber(plain) ? 'disguised' : 'public';
}

/** As resolvers read it: enclosed and full-width signs folded (UTS 46), IPv4 inside of IPv6 taken out. */
function plainHost(host: string): string {
  const ascii = /[^\0-\x7f]/.test(host)
    ? host
        .normalize('NFKC')
        .replace(/[\u3002\uff61]/g, '.')
        .toLowerCase()
    : host;
  return ascii.replace(/^(?:::|(?:0{1,4}:){5})(?:ffff:)?(?=\d{1,3}\.\d{1,3}\.)/, '').replace(/\.$/, '');
}

function isDisguisedNumber(host: string): boolean {
  const parts = host.split('.');
  if (parts.length > 4 || parts.some((part) => !/^(?:0x[0-9a-f]{1,8}|\d{1,12})$/.test(part))) return false;
  if (parts.length === 4 && parts.some((part) => Number(part) > 255)) return true;
  if (parts.some((part) => part.startsWith('0x') || /^0\d/.test(part))) return true;
  return parts.length < 4 && (parts.length > 1 || host.length >= 8);
}
