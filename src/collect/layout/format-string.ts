import type { Format } from '../format.ts';
import type { FormatProblem } from '../format-problem.ts';
import { jsonLayoutFormat } from './json-layout.ts';
import { apacheFormat, nginxFormat } from './layout-format.ts';
import { isPhpFpmString, phpFpmToLogFormat } from './php-fpm-string.ts';

/**
 * The format of a LogFormat, log_format or php-fpm `access.format` string, with or without the directive around it. Positions in a
 * problem count from the start of what was given.
 */
export function formatOfString(spec: string): Format | FormatProblem {
  if (isPhpFpmString(spec)) return apacheFormat(spec, phpFpmToLogFormat(spec));
  const { text, offset, isNginx } = stripDirective(spec);
  const made = text.trimStart().startsWith('{')
    ? jsonLayoutFormat(spec, text, isNginx)
    : isNginx
      ? nginxFormat(spec, text)
      : apacheFormat(spec, text);
  return 'problem' in made ? { ...made, at: made.at + offset } : made;
}

interface FormatText {
  readonly text: string;
  readonly offset: number;
  readonly isNginx: boolean;
}

/** Takes `LogFormat "…" name` and `log_format name escape=json '…' '…';` off the string itself. */
function stripDirective(spec: string): FormatText {
  const apache = /^LogFormat\s+"((?:[^"\\]|\\.)*)"(?:\s+\S+)?\s*$/s.exec(spec);
  if (apache !== null) return { text: apache[1] as string, offset: spec.indexOf('"') + 1, isNginx: false };
  const nginx = /^log_format\s+\S+\s+(?:escape=\w+\s+)?(['"].*['"])\s*;?\s*$/s.exec(spec);
  if (nginx !== null) {
    const parts = [...(nginx[1] as string).matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs)];
    const text = parts.map((part) => part[1] ?? part[2] ?? '').join('');
    return { text, offset: spec.search(/['"]/) + 1, isNginx: true };
  }
  return { text: spec, offset: 0, isNginx: isNginxString(spec) };
}

/** Both kinds of string can hold "%" and "$" as text; a directive of Apache's is the surer sign. */
function isNginxString(text: string): boolean {
  const apache = /%(?:[<>!,\d]*(?:\{[^}]*\})?[a-zA-Z^])/.test(text);
  return !apache && /\$\{?\w/.test(text);
}
