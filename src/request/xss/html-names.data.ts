/** Elements that run, load or frame something by themselves, or change how the page around them works. */
export const ACTIVE_ELEMENTS: ReadonlySet<string> = new Set([
  'script',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'base',
  'meta',
  'link',
  'layer',
  'ilayer',
  'bgsound',
  'isindex',
  'foreignobject',
  'noscript',
  'template',
  'xml',
  'portal',
  'plaintext',
  'xmp',
  'set',
  'animate',
  'handler',
  'listener',
  'stylesheet',
]);

/** Elements that HTML, SVG and MathML know; with an attribute they are markup, alone they may be a size (`<S>`). */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address area article aside audio b basefont bdi bdo big blink blockquote body br button canvas ' +
    'caption center cite code col colgroup command data datalist dd del details dfn dialog dir div dl dt em ' +
    'fieldset figcaption figure font footer form g h1 h2 h3 h4 h5 h6 head header hr html i image img input ins ' +
    'kbd keygen label legend li listing main map mark marquee math menu menuitem meter multicol nav nobr noembed ' +
    'noframes ol optgroup option output p param path picture pre progress q rect s samp section select slot small ' +
    'source spacer span strike strong style sub summary sup svg table tbody td text textarea tfoot th thead time ' +
    'title tr track tt u ul use var video wbr xss x maction mtext mi mglyph circle ellipse line polygon defs desc'
  ).split(' '),
);

/** Closing tags with which injections leave the place that they stand in. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'noscript',
  'iframe',
  'xmp',
  'template',
  'noembed',
  'noframes',
  'body',
  'html',
  'head',
  'form',
  'svg',
  'math',
  'select',
  'option',
  'button',
]);

/** Attributes whose value a browser follows or loads. */
export const URL_ATTRIBUTES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'xlink:href',
  'background',
  'poster',
  'dynsrc',
  'lowsrc',
  'codebase',
  'code',
  'classid',
  'cite',
  'longdesc',
  'usemap',
  'profile',
  'manifest',
  'content',
  'to',
  'from',
  'values',
  'srcdoc',
  'implementation',
  'url',
]);
