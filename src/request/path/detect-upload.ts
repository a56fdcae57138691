import type { DecodedValue } from '../decode/decoded-value.ts';
import type { Sign } from '../inspection.ts';
import { UPLOAD_NAMES } from '../parameter-names.data.ts';
import { isExecutableName } from '../url/script-path.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const SCRIPT = '(?:php[2-8s]?|phtml|pht|phar|jspx?|aspx?|ashx|asa|cer|cgi|shtml)';
const CONTENT = '(?:jpe?g|png|gif|bmp|webp|ico|pdf|docx?|xlsx?|svg|mp4)';
const DISGUISED = new RegExp(
  `\\.${SCRIPT}(?:\\.|;\\.|\\0\\.?|%00\\.?|::\\$data|[\\s.]{1,8}\\.)${CONTENT}$|\\.${CONTENT}(?:[.;\\0]|%00)\\.?${SCRIPT}[.\\s]{0,8}$|\\.${SCRIPT}(?:::\\$data|\\0)`,
);

/**
 * Scripts under names that look like content (`x.php.jpg`, `x.asp;.jpg`, `x.jpg.php`), or named in an upload's parameter. A path
 * of such a name uploads nothing: somebody looks for one, where there is none. (What a method writes, the method tells.)
 */
export function detectUpload(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if (!value.lower.includes('.')) return NOTHING;
  if (context.place === 'path') {
    if (!DISGUISED.test(value.lower)) return NOTHING;
    return [{ ...signOf('webshell', 'medium', 'disguised-script', value, context), onlyIfRefused: true }];
  }
  if (context.place === 'query-value' && DISGUISED.test(value.lower)) {
    return [signOf('upload', 'medium', 'disguised-script', value, context)];
  }
  if (context.place === 'query-value' && UPLOAD_NAMES.has(context.name) && isExecutableName(value.lower)) {
    return [signOf('upload', 'medium', 'script-upload', value, context)];
  }
  return NOTHING;
}
