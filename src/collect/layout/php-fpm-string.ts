/** What php-fpm's `access.format` means where Apache's LogFormat has the same letter for something else, or none. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  R: '%h',
  r: '%U',
  Q: '',
  q: '%q',
  l: '%b',
  t: '%{%d/%b/%Y:%H:%M:%S %z}t',
};
const UNREAD = '%l';

/** Whether a format string is one of php-fpm's: it names the client `%R`, and the method apart from the target. */
export function isPhpFpmString(text: string): boolean {
  return /%R/.test(text) && /%m/.test(text) && !/%[<>]|%h|%a|%U/.test(text);
}

/**
 * A php-fpm `access.format` as the LogFormat that says the same. Its `%r` is the script or path alone, to which `%Q%q` adds
 * the query; its times stand without brackets.
 */
export function phpFpmToLogFormat(text: string): string {
  return text.replace(
    /%(?:\{([^}]*)\})?([A-Za-z%])/g,
    (directive, argument: string | undefined, letter: string) => {
      if (letter === 't' && argument !== undefined) return directive;
      if (letter === 'd') return durationOf(argument);
      if (letter === 's' || letter === 'u' || letter === 'm' || letter === '%') return directive;
      return DIRECTIVES[letter] ?? UNREAD;
    },
  );
}

/** Seconds where no unit is told. */
function durationOf(unit: string | undefined): string {
  if (unit === undefined || unit.startsWith('sec')) return '%T';
  return unit.startsWith('milli') ? '%{ms}T' : '%{us}T';
}
