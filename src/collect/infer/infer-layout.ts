import { isFtpCommand } from '../auth/ftp-command.ts';
import { PROFTPD_EXTENDED } from '../auth/proftpd-extended-format.ts';
import type { Format } from '../format.ts';
import { apacheFormat } from '../layout/layout-format.ts';
import { URLS, urlLayout } from '../layout/url-layout.ts';
import {
  COMBINED,
  COMBINED_IO,
  COMMON,
  INGRESS_NGINX,
  NGINX,
  TRAEFIK,
  VARNISH,
  VHOST_COMBINED,
  withMoreColumns,
} from '../named-layouts.ts';
import { directivesOf } from './directives.ts';
import { type Token, tokensOf } from './line-tokens.ts';
import type { LineRange } from './sample-lines.ts';

/** Lines of the most frequent shape that are looked at. */
const LOOKED_AT = 200;

/**
 * Finds the layout of lines of the combined family by their columns: which one is the address, the virtual
 * host, the time, the request, and what the ones behind the agent hold. The most frequent shape decides, so a
 * few torn lines do not matter.
 */
export function inferLayout(sample: Uint8Array, lines: readonly LineRange[]): Format | undefined {
  const alike = mostFrequentShape(sample, lines);
  if (alike.length === 0) return undefined;
  if (alike.filter(isOfFtp).length * 2 > alike.length) return PROFTPD_EXTENDED;
  const directives = directivesOf(alike);
  const format = directives === undefined ? undefined : formatOf(directives);
  if (format?.layout === undefined || !askForUrls(alike)) return format;
  return format === COMBINED ? VARNISH : urlLayout(`${URLS}${format.name}`, format.layout);
}

/** A cache logs whole URLs, and a balancer those of HTTP/2; elsewhere only those who look for an open proxy send them. */
function askForUrls(lines: readonly (readonly Token[])[]): boolean {
  const isUrl = ({ kind, text }: Token) => kind === 'quoted' && /^[A-Z]{3,16} https?:\/\//.test(text);
  return lines.filter((tokens) => tokens.some(isUrl)).length * 10 >= lines.length * 9;
}

function isOfFtp(tokens: readonly Token[]): boolean {
  const request = tokens.find(({ kind }) => kind === 'quoted')?.text ?? '';
  return isFtpCommand(request.split(' ', 1)[0] ?? '') && !/ HTTP\/\d/.test(request);
}

function mostFrequentShape(sample: Uint8Array, lines: readonly LineRange[]): Token[][] {
  const shapes = new Map<string, Token[][]>();
  let first: Token[][] | undefined;
  for (const { start, end } of lines) {
    const tokens = tokensOf(sample, start, end);
    if (tokens === undefined || !tokens.some((token) => token.kind === 'quoted')) continue;
    const shape = tokens.map((token) => token.kind[0]).join('');
    const alike = shapes.get(shape) ?? [];
    if (alike.length < LOOKED_AT) alike.push(tokens);
    shapes.set(shape, alike);
    first ??= alike;
    // Of shapes of which enough was seen the first one counts: no other can outdo it any more.
    if (first.length === LOOKED_AT) return first;
  }
  return [...shapes.values()].reduce<Token[][]>(
    (most, next) => (next.length > most.length ? next : most),
    [],
  );
}

/** Named where the layout has a name, else by the LogFormat string, which `format:` takes. */
function formatOf(directives: readonly string[]): Format | undefined {
  const text = directives.join(' ');
  const named = NAMED.find(([known]) => known === text)?.[1];
  if (named !== undefined) return named;
  for (const [known, format] of NAMED) {
    const rest = text.startsWith(`${known} `) ? text.slice(known.length + 1).split(' ') : [];
    if (rest.length > 0 && rest.every((directive) => directive.replaceAll('"', '') === UNREAD)) {
      return withMoreColumns(format, `${format.name}+${rest.length}`);
    }
  }
  const made = apacheFormat(text, text);
  return 'problem' in made ? undefined : made;
}

/** Stands for a column that is read over. */
const UNREAD = '%l';

const BASE = '%h %l %u %t "%r" %>s %b';
const AGENT = '"%{Referer}i" "%{User-Agent}i"';

const INGRESS = '%l %l [%l] [%l] %l %l %l %l %l';

const NAMED: readonly (readonly [text: string, format: Format])[] = [
  [`%v:%p ${BASE} ${AGENT}`, VHOST_COMBINED],
  [`${BASE} ${AGENT} "%{X-Forwarded-For}i"`, NGINX],
  [`${BASE} ${AGENT} %I %O`, COMBINED_IO],
  [`${BASE} ${AGENT} %l "%l" "%l" %{ms}Tms`, TRAEFIK],
  [`${BASE} ${AGENT} ${INGRESS}`, INGRESS_NGINX],
  [`${BASE} ${AGENT}`, COMBINED],
  [BASE, COMMON],
];
