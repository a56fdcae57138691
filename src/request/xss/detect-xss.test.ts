import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectXss } from './detect-xss.ts';

const words = (text: string) => wordsFound(detectXss, text);

describe('detectXss', () => {
  it.each([
    ['script-tag', '<script>alert(1)</script>'],
    ['script-tag', '<ScRiPt >alert(1)</sCrIpT>'],
    ['script-tag', '<script/src=//192.0.2.1/a.js>'],
    ['script-tag', '<<script>alert(1);//<</script>'],
    ['closing-tag', '\'"--></style></scRipt><scRipt>x(0x1)</scRipt>'],
    ['event-handler', '<img src=x onerror=alert(1)>'],
    ['event-handler', '<svg/onload=alert`1`>'],
    ['event-handler', '<body onload!#$%&()*~+-_.,:;?@[/|\\]^`=alert(1)>'],
    ['event-handler', '"onmouseover="alert(1)'],
    ['event-handler', "' onfocus=alert(1) autofocus='"],
    ['event-handler', '<x onclick=alert(1)>'],
    ['script-call', 'alert.call(null,1)'],
    ['script-call', '[1].map(alert)'],
    ['stripped-script-tag', '\xbcscript\xbealert(1)'],
    ['script-url', 'javascript:alert(1)'],
    ['script-url', 'java\nscript:alert(1)'],
    ['script-url', '<a href=javascript:alert(1)>x</a>'],
    ['script-url', '<img src="jav ascript:alert(1);">'],
    ['script-url', 'data:text/html,<b>'],
    ['active-element', '<iframe src=//192.0.2.1>'],
    ['active-element', '<base href=//evil.example/>'],
    ['active-element', "<style>@import'//evil.example'</style>"],
    ['style-code', '<div style="x:expression(alert(1))">'],
    ['attribute-break-out', 'x"><img src=x>'],
    ['html-markup', '<a href="//evil.example">click</a>'],
    ['script-break-out', "';alert(1);//"],
    ['script-break-out', '"-alert(1)-"'],
    ['script-call', 'alert(1)'],
    ['script-document', 'document.location=name+document.cookie'],
    ['script-call', '(alert)(1)'],
    ['script-call', "top['al'+'ert'](1)"],
    ['script-call', '[][(![]+[])[+[]]+(![]+[])[!+[]+!+[]]]'],
    ['active-element', '<svg>'],
    ['attribute-break-out', '"><'],
    ['attribute-break-out', "x'abc<'\">def"],
    ['attribute-break-out', '<b class="a">x</b>"><i>y'],
    ['script-call', 'alert?.(document?.domain)'],
    ['script-document', 'document["cookie"]'],
    ['script-call', '[][(![] [])[ []] (![] [])[! [] ! []]]'],
    ['html-markup', '<a class="b" href="https://evil.example">click</a>'],
    ['utf-7', '+ADw-script+AD4-alert(1)'],
    ['entity-code', '<br size="&{alert(1)}">'],
  ])('finds %s in %s', (why, text) => {
    expect(words(text)).toContain(why);
  });

  it.each([
    'サイズ <S>',
    '<M> or <L>',
    '<S/M/L>',
    '<未使用>',
    '<b>',
    '<br>',
    'A<B',
    '(>_<)',
    'see <a href="/teams/">our teams</a>',
    '<a href="size.html">size</a> table',
    '<span class="name">scarf</span>',
    'where is my document?.. location unknown',
    '<3',
    'javascript: the good parts',
    'javascript:void(0)',
    'JavaScript入門',
    'alert',
    'alert()',
    'for i in range(10): print(i)',
    'print("hello world")',
    'map(alert messages)',
    'print(1)',
    'document',
    'location=東京',
    'onload',
    'a & {b}',
    '&{red}',
    'please fetch (all) the things (and more)',
    'a (ctf) - function (ctf) - method',
    '[]()',
    'one=two',
    'a"b',
    '"iPhone 15" > "iPhone 14"',
    'a@importa.example',
    'expression',
    'font-size: 12px;',
  ])('leaves %s alone', (text) => {
    expect(words(text)).toEqual([]);
  });

  it.each([
    "TypeError: Cannot read properties of undefined (reading 'x') at eval (app.js:1:2)",
    'x of null at eval (eval at <anonymous> (https://shop.example/jquery.js:2:1), <anonymous>:1:1)',
  ])('knows a frame of a stack trace: %s', (text) => {
    expect(words(text)).toEqual([]);
  });

  it.each(["');at eval ('document.cookie')//", "x');eval('a.b:1')//", "'); at eval (app.js:1:2);alert(1)//"])(
    'finds code beside what looks like a stack trace: %s',
    (text) => {
      expect(words(text)).toContain('script-break-out');
    },
  );

  it('leaves markup in what an editor writes alone, and finds scripts there', () => {
    const edited = (text: string) => wordsFound(detectXss, text, 'query-value', 'content');
    expect(edited('<p>new</p><a href="/items/3">look</a>')).toEqual([]);
    expect(edited('<p>new</p><img src=x onerror=alert(1)>')).toContain('event-handler');
  });

  it.each([
    '<order no="1"><qty>2</qty></order>',
    '<?xml version="1.0" encoding="UTF-8"?><item name="a"/>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><get id="5"/></soap:Body></soap:Envelope>',
    '<ogc:Filter xmlns:ogc="http://www.opengis.net/ogc"><ogc:Literal>Tokyo</ogc:Literal></ogc:Filter>',
    '<entry id="1"><title>Shirt</title><title>Hat</title></entry>',
    `<orders>${'<order no="1" date="2026-05-06" shop="b"/>'.repeat(20)}</orders>`,
  ])('takes XML that no browser knows for data: %s', (text) => {
    expect(words(text)).toEqual([]);
  });

  it.each([
    '<order><script>alert(1)</script></order>',
    '<order onmouseover="alert(1)">x</order>',
    '<order><a href="javascript:alert(1)">x</a></order>',
    '<order></title><b></b></order>',
    '<div class="a" style="top:0" id="b">x</div>',
    '"><order no="1">x</order>',
    '<order no="1">x',
    `<xsl:value-of select="system-property('xsl:vendor')"/>`,
  ])('finds what runs or breaks out in what looks like it: %s', (text) => {
    expect(words(text)).not.toEqual([]);
  });
});
