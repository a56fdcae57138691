import type { Format } from './format.ts';
import type { FormatProblem } from './format-problem.ts';
import type { LayoutProgram } from './layout/compile-layout.ts';
import { apacheFormat, nginxFormat } from './layout/layout-format.ts';
import { urlLayout } from './layout/url-layout.ts';

const COMMON_TEXT = '%h %l %u %t "%r" %>s %b';
const COMBINED_TEXT = `${COMMON_TEXT} "%{Referer}i" "%{User-Agent}i"`;
const NGINX_TEXT =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" "$http_x_forwarded_for"';

/** Apache's and nginx's layouts that have a name of their own. */
export const VHOST_COMBINED = sound(apacheFormat('vhost_combined', `%v:%p ${COMBINED_TEXT}`));
export const COMBINED = sound(apacheFormat('combined', COMBINED_TEXT));
export const COMMON = sound(apacheFormat('common', COMMON_TEXT));
/** Apache's combined with mod_logio's bytes received and sent, as its own example names it. */
export const COMBINED_IO = sound(apacheFormat('combinedio', `${COMBINED_TEXT} %I %O`));
/** Traefik's default: combined, then a number of the request, its router, its server and milliseconds. */
export const TRAEFIK = sound(apacheFormat('traefik', `${COMBINED_TEXT} %l "%l" "%l" %{ms}Tms`));
/** varnishncsa's default: combined, with whole URLs in the requests. */
export const VARNISH = urlLayout('varnishncsa', COMBINED.layout as LayoutProgram);
/** Uvicorn's access lines, which tell no time: what collects them does. */
export const UVICORN = sound(apacheFormat('uvicorn', 'INFO:     %h - "%r" %>s %l'));
/** Django's development server: no address. */
export const DJANGO = sound(apacheFormat('django-runserver', '[%{any}t] "%r" %>s %b'));
/** php-fpm's default `access.format`, also with more columns behind: no query, and often a front controller for every page. */
export const PHP_FPM = sound(apacheFormat('php-fpm', '%h - %u %{%d/%b/%Y:%H:%M:%S %z}t "%r" %>s %l'));
/** What ingress-nginx writes on Kubernetes: combined, then lengths, times in seconds and the upstream's. */
export const INGRESS_NGINX = sound(
  nginxFormat(
    'ingress-nginx',
    '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" $request_length $request_time [$proxy_upstream_name] [$proxy_alternative_upstream_name] $upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id',
  ),
);
/** Nginx Proxy Manager, before a server (`proxy`) and for its own pages (`standard`). */
export const NGINX_PROXY_MANAGER = [
  ['nginx-proxy-manager', '$upstream_cache_status $upstream_status $status', ' [Sent-to $server]'] as const,
  ['nginx-proxy-manager-standard', '$status', ''] as const,
].map(([name, status, sentTo]) =>
  sound(
    nginxFormat(
      name,
      `[$time_local] ${status} - $request_method $scheme $host "$request_uri" [Client $remote_addr] [Length $body_bytes_sent] [Gzip $gzip_ratio]${sentTo} "$http_user_agent" "$http_referer"`,
    ),
  ),
);
/** nginx's `main`, as its packages configure it; its predefined `combined` is Apache's. */
export const NGINX = sound(nginxFormat('nginx', NGINX_TEXT));

/**
 * A layout with columns behind its own, which every layout reads over: only the common one ends with a word, which must be
 * told to end before them.
 */
export function withMoreColumns(format: Format, name: string): Format {
  return format === COMMON ? sound(apacheFormat(name, `${COMMON_TEXT} %l`)) : { ...format, name };
}

function sound(format: Format | FormatProblem): Format {
  if ('problem' in format) throw new Error(`${format.problem} at ${format.at}: ${format.part}`);
  return format;
}
