import type { Format } from './format.ts';
import type { FormatProblem } from './format-problem.ts';
import { apacheFormat, nginxFormat } from './layout/layout-format.ts';

const COMMON_TEXT = '%h %l %u %t "%r" %>s %b';
const COMBINED_TEXT = `${COMMON_TEXT} "%{Referer}i" "%{User-Agent}i"`;
const NGINX_TEXT =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" "$http_x_forwarded_for"';

/** Apache's and nginx's layouts that have a name of their own. */
export const VHOST_COMBINED = sound(apacheFormat('vhost_combined', `%v:%p ${COMBINED_TEXT}`));
export const COMBINED = sound(apacheFormat('combined', COMBINED_TEXT));
export const COMMON = sound(apacheFormat('common', COMMON_TEXT));
/** nginx's `main`, as its packages configure it; its predefined `combined` is Apache's. */
export const NGINX = sound(nginxFormat('nginx', NGINX_TEXT));

function sound(format: Format | FormatProblem): Format {
  if ('problem' in format) throw new Error(`${format.problem} at ${format.at}: ${format.part}`);
  return format;
}
