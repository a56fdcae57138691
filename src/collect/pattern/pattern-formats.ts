import type { Format } from '../format.ts';
import { TextParser } from '../text-parser.ts';
import { type LinePattern, readPattern } from './read-pattern.ts';

const METHOD = '(?<method>[A-Z]{3,16})';
const STATUS = '(?<status>[1-5]\\d\\d)';
const DATE = '\\d{4}[/-]\\d\\d[/-]\\d\\d';
const CLOCK = '\\d\\d:\\d\\d:\\d\\d';

/** Gin (Go), `gin.Logger()`: the target in quotes since 1.6.3; errors stand in lines behind. */
const GIN: LinePattern = {
  name: 'gin',
  line: new RegExp(
    `^\\[GIN\\] (?<time>${DATE} - ${CLOCK}) \\| *${STATUS} *\\| *(?<duration>[^| ]+) *\\| *(?<address>[^| ]*) *\\| *${METHOD} +(?:"(?<target>.*)"|(?<plain>[^" ].*))$`,
    's',
  ),
  ignored: /^(?:\[GIN-debug\]|Error #\d+: )/,
  isQuoted: true,
};

/** chi (Go), `middleware.Logger`: a request's number in brackets where one is given. */
const CHI: LinePattern = {
  name: 'chi',
  line: new RegExp(
    `^(?<time>${DATE} ${CLOCK}) (?:\\[[^\\]]*\\] )?"${METHOD} https?://(?<host>[^/" ]*)(?<target>/[^"]*) (?<protocol>HTTP/[\\d.]+)" from (?<address>\\S+) - ${STATUS} (?<bytes>\\d+)B in (?<duration>\\S+)$`,
    's',
  ),
};

/** Express, morgan's `dev`: neither a client's address nor a time. */
const MORGAN_DEV: LinePattern = {
  name: 'morgan-dev',
  line: new RegExp(
    `^${METHOD} (?<target>\\S+) ${STATUS} (?<duration>[\\d.]+ ms|-(?: ms)?) - (?<bytes>\\d+|-)$`,
  ),
};

/** Express, morgan's `tiny`: neither a client's address nor a time. */
const MORGAN_TINY: LinePattern = {
  name: 'morgan-tiny',
  line: new RegExp(`^${METHOD} (?<target>\\S+) ${STATUS} (?<bytes>\\d+|-) - (?<duration>[\\d.]+|-) ms$`),
};

/** Express, morgan's `short`: no time. */
const MORGAN_SHORT: LinePattern = {
  name: 'morgan-short',
  line: new RegExp(
    `^(?<address>\\S+) (?<account>\\S+) ${METHOD} (?<target>\\S+) (?<protocol>HTTP/[\\d.]+) ${STATUS} (?<bytes>\\d+|-) - (?<duration>[\\d.]+|-) ms$`,
  ),
};

/** The server that PHP brings for development (`php -S`). */
const PHP_BUILTIN: LinePattern = {
  name: 'php-builtin',
  line: new RegExp(
    `^\\[(?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d ${CLOCK} \\d{4})\\] (?<address>\\S+) \\[${STATUS}\\]: (?:${METHOD} )?(?<target>/.*?)(?: - .*)?$`,
    's',
  ),
  ignored: /^\[[^\]]+\] (?:\S+ (?:Accepted|Closing)$|PHP )/,
};

/** Hiawatha's access log: bars between columns, then the request's headers. */
const HIAWATHA: LinePattern = {
  name: 'hiawatha',
  line: new RegExp(
    `^(?<address>[^|]+)\\|(?<time>[A-Z][a-z]{2} \\d\\d [A-Z][a-z]{2} \\d{4} ${CLOCK} [+-]\\d{4})\\|${STATUS}\\|(?<bytes>\\d+)\\|(?<account>[^|]*)\\|(?:${METHOD} (?<target>.*?) (?<protocol>HTTP/[\\d.]+)|(?<plain>[^|]*))(?:\\|(?<headers>.*))?$`,
    's',
  ),
};

/** Uvicorn behind a formatter of Python's logging that puts a time before the line. */
const UVICORN_TIMED: LinePattern = {
  name: 'uvicorn-timed',
  line: new RegExp(
    `^\\[?(?<time>${DATE}[T ]${CLOCK}(?:[.,]\\d{1,6})?(?:Z|[+-]\\d\\d:?\\d\\d)?)\\]?[^"]{0,80}?(?<address>(?:\\d{1,3}\\.){3}\\d{1,3}|\\[?(?=[0-9a-f]{0,4}:)[0-9a-f:.]{2,45}\\]?):\\d{1,5} - "${METHOD} (?<target>[^"]*?) (?<protocol>HTTP/[\\d.]+)" ${STATUS}\\b`,
    's',
  ),
};

/** Hypercorn's access log behind its logger's head: the version alone behind the target. */
const HYPERCORN: LinePattern = {
  name: 'hypercorn',
  line: new RegExp(
    `^(?:\\[[^\\]]{1,40}\\] \\[\\d+\\] \\[[A-Z]+\\] )?(?<address>\\S+):\\d{1,5} - (?<account>\\S+) \\[(?<time>[^\\]]+)\\] "${METHOD} (?<target>[^"]*?) (?<protocol>[\\d.]+)" ${STATUS} (?<bytes>\\d+|-)(?: "(?<referer>[^"]*)" "(?<agent>[^"]*)")?$`,
    's',
  ),
};

/** Barracuda's access log in its default format ("Exporting log formats"); the client's address behind the service's. */
const BARRACUDA: LinePattern = {
  name: 'barracuda',
  line: new RegExp(
    `^[^|"]{0,80}?(?<time>${DATE} ${CLOCK}\\.\\d{1,6} [+-]\\d{4}) \\S+ TR \\S+ \\d+ (?<address>\\S+) \\d+ "[^"]*" "[^"]*" ${METHOD} \\S+ (?<host>\\S+) (?<protocol>\\S+) ${STATUS} (?<bytes>\\d+) \\d+ \\d+ (?<duration>\\d+) \\S+ \\S+ \\S+ "[^"]*" \\S+ \\S+ \\S+ \\S+ (?<target>\\S+) (?<query>\\S+) "?(?<referer>[^" ]+)"? "[^"]*" "(?<agent>[^"]*)"`,
    's',
  ),
};

/** Loggers of frameworks whose lines are no columns between single blanks. */
export const PATTERN_FORMATS: readonly Format[] = [
  GIN,
  CHI,
  MORGAN_DEV,
  MORGAN_TINY,
  MORGAN_SHORT,
  PHP_BUILTIN,
  HIAWATHA,
  UVICORN_TIMED,
  HYPERCORN,
  BARRACUDA,
].map((pattern) => ({
  name: pattern.name,
  kind: 'web',
  createParser: (options) => new TextParser(pattern.name, readPattern(pattern), options),
}));
