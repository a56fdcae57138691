import type { Level } from '../../model/level.ts';
import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const PHP_OBJECT = /(?:^|[;{\s"':=|])[oc]:\+?\d{1,5}:["'][a-z_\\][\w\\]{0,128}["']:\d{1,5}:[{}]?/;
const JAVA_BASE64 = /(?:^|[^A-Za-z0-9+/])rO0AB[A-Za-z0-9]/;
const JAVA_HEX = /(?:^|[^0-9a-f])aced00057[0-9a-f]/;
const JAVA_RAW = /\xac\xed\0\x05/;
/** BinaryFormatter's head, alone or behind what a view state puts before it, in each place of base64's groups. */
const DOT_NET =
  /(?:^|[^A-Za-z0-9+/])AAEAAAD\/{4}|[A-Za-z0-9+/]{2}(?:ABAAAA\/{5}wEAAAAAAAAA|AAQAAAP\/{4}8BAAAAAAAAA|AAEAAAD\/{5}AQAAAAAAAAA)/;
const PICKLE =
  /(?:^|[^A-Za-z0-9+/])gASV[A-Za-z0-9+/]{3}[A-Za-z]{2}|(?:^|[^A-Za-z0-9+/])Y29zCnN5c3RlbQ|c(?:os|posix|nt|__builtin__|builtins|subprocess)(?:\n|\\n)(?:system|eval|exec|popen)(?:\n|\\n)/;
const RUBY = /(?:^|[^A-Za-z0-9+/])BAh(?:vO|bC|7C|VO)[A-Za-z0-9+/]{12}|!ruby\/(?:object|hash|struct)/;
const YAML = /!!(?:python\/(?:object|name|module)|javax?\.|com\.sun\.)|tag:yaml\.org,2002:python/;
const GADGET =
  /(?:system\.windows\.data\.objectdataprovider|system\.diagnostics\.process|typeconfusedelegate|textformattingrunproperties|com\.sun\.rowset\.jdbcrowsetimpl|org\.apache\.(?:commons\.collections|xalan)|templatesimpl|"@type"[\s]{0,4}:[\s]{0,4}"(?:l?com\.|java|org\.|lcom)|_\$\$nd_func\$\$_|ysoserial|<java\.util\.|java\.beans\.xmldecoder|\[[\s]{0,4}"(?:java|javax|org|com)\.[\w.$]{3,96}",[\s]{0,4}[{["]|<(?:dynamic-proxy|sorted-set|java\.beans))/;
const PROTOTYPE =
  /(?:^|[[.&?{"'])__proto__(?:["'\]]|[[.:]|$)|constructor(?:\]?\[|\.)["']?prototype|"constructor"[\s]{0,4}:[\s]{0,4}\{[\s]{0,4}"prototype"/;

/** Serialised objects of PHP, Java, .NET, Python, Ruby and YAML, gadget classes, and JavaScript's `__proto__`. */
export function detectObject(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const { text, lower, shape } = value;
  const found = new Map<string, Level>();
  if ((shape & SHAPE.colon) !== 0 && PHP_OBJECT.test(lower)) found.set('php-object', 'high');
  if ((shape & SHAPE.letter) !== 0) {
    if (JAVA_BASE64.test(text) || JAVA_HEX.test(lower) || JAVA_RAW.test(text))
      found.set('java-object', 'critical');
    if (DOT_NET.test(text)) found.set('dotnet-object', 'critical');
    if (PICKLE.test(text)) found.set('python-pickle', 'critical');
    if (RUBY.test(text)) found.set('ruby-marshal', 'high');
    if (YAML.test(lower)) found.set('yaml-object', 'critical');
    if (GADGET.test(lower)) found.set('gadget-class', 'critical');
    if (PROTOTYPE.test(lower)) found.set('prototype-pollution', 'high');
  }
  if (found.size === 0) return NOTHING;
  return [...found].map(([why, level]) => signOf('deserialization', level, why, value, context));
}
