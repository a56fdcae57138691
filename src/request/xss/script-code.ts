const SINK =
  /(?:^|[^a-z0-9_$.])(?:(?:window|self|top|parent|this|globalthis|frames)(?:\.|\[['"`]?))?(?:(?:alert|confirm|prompt|eval|settimeout|setinterval|atob|execscript|msgbox|constructor)['"`]?\]?[\s]{0,4}|(?:fetch|import|write|writeln)['"`]?\]?)(?:\(|`|\.call\(|\.apply\()|(?:^|[^a-z0-9_$.])(?:(?:window|self|top|parent|this|globalthis|frames)(?:\.|\[['"`]?))?function['"`]?\]?\([\s]{0,4}["'`]|(?:^|[^a-z0-9_$.])function[\s]{0,4}\([\w\s,]{0,48}\)[\s]{0,4}\{/;
const CALL =
  /(?:^|[^a-z0-9_$.])(?:alert|confirm|prompt|eval|execscript|msgbox)(?:\(|`|%28)[\s]{0,4}(?:['"`/]|-?\d|document\.|window\.|location|string|xss|this|self|name|origin|atob|unescape)/;
const DOM =
  /\(document\)[\s]{0,4}\[['"`]|document[\s]{0,4}(?:\.|\[['"`])[\s]{0,4}(?:cookie|location|domain|write|writeln|body|referrer|url|documenturi|createelement|getelementbyid|queryselector|forms|head)|window[\s]{0,4}(?:\.|\[['"`])[\s]{0,4}(?:location|name|open|onerror|document)|string(?:\.fromcharcode|\['fromcharcode'\])|(?:inner|outer)html[\s]{0,4}(?:=|;|\+)|location[\s]{0,4}\.(?:href|hash|replace|assign|search)|new[\s+]{1,4}(?:image|xmlhttprequest|function)[\s]{0,4}\(|\bonerror[\s]{0,4}=|xmlhttprequest\(/;
/** Calls that hide their name: `(alert)(1)`, `top['al'+'ert'](1)`, `a=alert,a(1)`. */
const HIDDEN_CALL =
  /(?:^|[^a-z0-9_$.])(?:alert|confirm|prompt|eval)\.(?:call|apply|bind)\(|\.(?:map|find|findindex|filter|foreach|some|every|sort)\((?:alert|confirm|prompt|eval)\)|\([\s]{0,4}(?:alert|confirm|prompt|eval)[\s]{0,4}\)[\s]{0,4}(?:\(|`)|(?:window|self|top|parent|frames|globalthis|this)[\s]{0,4}\[[\s]{0,4}(?:["'`/][^\]]{0,64}|\d{1,9}[^\]]{0,64})\][\s]{0,4}(?:\(|`)|=[\s]{0,4}(?:alert|confirm|prompt|eval)[\s]{0,4}[,;][\s\w.]{0,16}\(/;
/** `document['cookie']`: in prose a dot stands there. */
const BY_NAME = /document[\s]{0,4}\[[\s]{0,4}['"`]/;
/** `alert?.(1)`, `document?.cookie`. */
const OPTIONAL = /(?<=[a-z\])])\?\.(?=[a-z([])/g;
const COMMENT = /\/\*[^*]{0,64}\*\//g;
/** Blanks are the `+` of a form. */
const BRACKETS = /[[\]()!+][[\]()!+ ]{23,}/;
/** A frame of a stack trace that names the call itself: `at eval (app.js:1:2)`, `at eval (eval at f (…))`. */
const STACK_FRAME =
  /(?<![^\s(])at (?:eval|settimeout|setinterval) \((?=eval at |[a-z<][^\s()'"`;]{1,256}:\d)/g;
const BREAK = /['"`\])}][\s]{0,8}(?:[;,+\-*/%^|&?:)}\]]|\|\||&&|\/\/)/;

/** How a value is JavaScript: it leaves a string and calls, it calls what attacks call, or not at all. */
export type ScriptCode = 'break-out' | 'call' | 'document' | '';

/**
 * Recognises JavaScript where text should be.
 *
 * @param text in lower case
 */
export function scriptCodeIn(text: string): ScriptCode {
  const whole = text.includes('/*') ? text.replace(COMMENT, '') : text;
  const plain = whole.includes('?.') ? whole.replace(OPTIONAL, '.').replaceAll('.(', '(') : whole;
  const lower =
    plain.includes('at eval (') || plain.includes('at set') ? plain.replace(STACK_FRAME, 'at ') : plain;
  if (HIDDEN_CALL.test(lower) || isBracketsOnly(lower)) return 'call';
  const calls = SINK.test(lower);
  const document = DOM.test(lower);
  if (!calls && !document) return '';
  if (BREAK.test(lower) && (calls || /[=(]/.test(lower))) return 'break-out';
  if (CALL.test(lower)) return 'call';
  return document && (/[=();>]/.test(lower) || BY_NAME.test(lower) || whole !== text) ? 'document' : '';
}

/** Scripts of nothing but brackets and signs: `[][(![]+[])[+[]]+…`. */
function isBracketsOnly(lower: string): boolean {
  const run = BRACKETS.exec(lower)?.[0] ?? '';
  return run.includes('![]') && /[+ ]\[/.test(run) && run.includes('][');
}
