import type { Level } from '../../model/level.ts';
import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { isEditorName } from '../path/is-editor-name.ts';
import { isSearchProse } from '../search-prose.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { ACTIVE_ELEMENTS, CONTAINERS, ELEMENTS, URL_ATTRIBUTES } from './html-names.data.ts';
import { type HtmlAttribute, type HtmlTag, htmlTags } from './html-tags.ts';
import { isStillPicture } from './is-still-picture.ts';
import { isXmlData } from './is-xml-data.ts';
import { scriptCodeIn } from './script-code.ts';
import { isScriptUrl, isScriptUrlValue, squeezed } from './script-url.ts';

const HANDLER_NAME = /^on[a-z]{3,24}(?![a-z0-9_-])/;
const HANDLER_AFTER_QUOTE =
  /["'`][\s\0/]{0,32}(?:[a-z-]{1,16}[\s]{0,4}=[^"'`<>]{0,64}["'`]?[\s/]{1,8})?on[a-z]{3,24}[\s\0]{0,16}=/;
const HANDLER_ALONE =
  /(?:^|[\s/+;])on(?:error|load|click|focus|blur|mouse[a-z]{2,6}|pointer[a-z]{2,8}|key[a-z]{2,6}|toggle|begin|animation[a-z]{3,10}|begin|start|resize|scroll|change|submit|input)[\s]{0,8}=[\s]{0,8}["'`]?[a-z_$][\w$.]{0,32}[\s]{0,4}(?:\(|`)/;
const ATTRIBUTE_BREAK_OUT = /["'`][\s/]{0,16}>[\s\S]{0,64}?<[/!?a-z]|["'][\s/]{0,4}><$|<(?:'"|"')>/g;
const STYLE_CODE =
  /(?<![a-z] )expr(?:\/\*.{0,32}\*\/)?ession[\s]{0,4}\(|-moz-binding|binding[\s]{0,4}:[\s]{0,4}url|behaviou?r[\s]{0,4}:[\s]{0,4}url|@im\\{0,2}port[\s]{0,4}(?:["'(\\]|url\b|\/\/|[a-z]{2,8}:)|url[\s]{0,4}\([\s'"]{0,8}(?:javascript|vbscript|data:text)/;
const ENTITY_CODE =
  /&\{[^}]{0,128}[('"`;=][^}]{0,128}\}|=&\{|<xss\b|style[\s]{0,4}=[\s]{0,4}["']?[^"'>]{0,128}expression/;
const INERT_NAME = /^(?:class|title|lang|dir|align|rel|target)$/;
const OWN_LINK = /^(?:#|\/(?![/\\])|[\w-]{1,64}\.html?(?:[?#]|$))/;
const BARE_SCRIPT_TAG =
  /(?:^|[^a-z])(?:script|\[a\]script)[>\x80-\uffff]?[\s]{0,4}(?:alert|document|eval|prompt|confirm)[\s.(]|[)"';]\/script>?$/;
const UTF7 = /\+adw-[\s\S]{0,64}?(?:\+ad4-|script)/;

/** Parameters whose value is XML by their own standard: SAML's bindings, WS-Federation. */
const SIGN_ON_NAME = /^(?:samlrequest|samlresponse|logoutrequest|wresult)$/;

const MAX_OWN_TAGS = 8;
const CODE_SIGNS = SHAPE.paren | SHAPE.dot | SHAPE.backtick | SHAPE.equals;

/** Cross-site scripting, by what a browser would make of the value: tags, handlers, URLs that run, code. */
export function detectXss(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const { lower, shape } = value;
  const found = new Map<string, Level>();
  if ((shape & SHAPE.less) !== 0) judgeTags(lower, found);
  if ((shape & (SHAPE.quote | SHAPE.backtick)) !== 0 && (shape & (SHAPE.equals | SHAPE.greater)) !== 0) {
    if (HANDLER_AFTER_QUOTE.test(lower)) found.set('event-handler', 'high');
    if (leavesAttribute(lower)) found.set('attribute-break-out', 'medium');
  }
  if ((shape & SHAPE.equals) !== 0 && HANDLER_ALONE.test(lower)) found.set('event-handler', 'high');
  if ((shape & SHAPE.colon) !== 0 && isScriptUrlValue(lower)) found.set('script-url', 'high');
  judgeCode(value, found);
  if ((shape & (SHAPE.brace | SHAPE.colon | SHAPE.at | SHAPE.paren)) !== 0) {
    if (STYLE_CODE.test(lower)) found.set('style-code', 'high');
    if ((shape & SHAPE.ampersand) !== 0 && ENTITY_CODE.test(lower)) found.set('entity-code', 'high');
  }
  if (lower.includes('script') && BARE_SCRIPT_TAG.test(lower)) found.set('stripped-script-tag', 'medium');
  if ((shape & SHAPE.dash) !== 0 && UTF7.test(lower.replaceAll(' ', '+'))) found.set('utf-7', 'high');
  spareData(lower, context.name, found);
  if (found.size === 0 || isSearchProse(lower, context) || isStillPicture(value.text)) return NOTHING;
  return [...found].map(([why, level]) => signOf('xss', level, why, value, context));
}

const takesMarkup = (name: string): boolean => isEditorName(name) || SIGN_ON_NAME.test(name);

/** Takes away what values that are meant to hold tags have. */
function spareData(lower: string, name: string, found: Map<string, Level>): void {
  if (takesMarkup(name)) spareMarkup(lower, found);
  else if (found.size > 0 && isXmlData(lower)) {
    spareMarkup(lower, found);
    found.delete('closing-tag');
  }
}

function spareMarkup(lower: string, found: Map<string, Level>): void {
  found.delete('html-markup');
  // Its quotes and brackets are those of its own tags.
  if (/^\s*</.test(lower)) found.delete('attribute-break-out');
}

/** Whether a quote and a bracket close a tag that the value itself did not open. */
function leavesAttribute(lower: string): boolean {
  ATTRIBUTE_BREAK_OUT.lastIndex = 0;
  for (let tried = 0; tried < MAX_OWN_TAGS; tried++) {
    const at = ATTRIBUTE_BREAK_OUT.exec(lower)?.index;
    if (at === undefined) return false;
    const open = lower.lastIndexOf('<', at);
    if (open <= lower.lastIndexOf('>', at) || !/[a-z]/.test(lower.charAt(open + 1))) return true;
  }
  return true;
}

function judgeCode(value: DecodedValue, found: Map<string, Level>): void {
  if ((value.shape & CODE_SIGNS) === 0 && !value.lower.includes('document[')) return;
  const code = scriptCodeIn(value.lower);
  if (code === 'break-out') found.set('script-break-out', 'high');
  else if (code === 'call') found.set('script-call', 'medium');
  else if (code === 'document') found.set('script-document', 'medium');
}

function judgeTags(lower: string, found: Map<string, Level>): void {
  for (const tag of htmlTags(lower)) {
    const finding = judgeTag(tag);
    if (finding !== undefined && !found.has(finding[0])) found.set(finding[0], finding[1]);
  }
}

function judgeTag(tag: HtmlTag): readonly [string, Level] | undefined {
  const { name, closing, attributes } = tag;
  const base = /^[a-z]+[0-9]?/.exec(name)?.[0] ?? '';
  if (closing) return CONTAINERS.has(base) && base === name ? ['closing-tag', 'medium'] : undefined;
  if (/^script(?![a-z0-9])/.test(name)) return ['script-tag', 'high'];
  if (name.startsWith('?import') || name.startsWith('?xml:') || name.startsWith('![cdata'))
    return ['active-element', 'high'];
  if (attributes.some((attribute) => HANDLER_NAME.test(attribute.name)) || /[.:]on[a-z]{3,24}$/.test(name)) {
    return ['event-handler', 'high'];
  }
  if (attributes.some(runsWhenFollowed)) return ['script-url', 'high'];
  if (ACTIVE_ELEMENTS.has(base) && base !== 'set' && base !== 'template') {
    return attributes.length > 0 || !tag.closed || base === 'script' || base === 'iframe'
      ? ['active-element', 'high']
      : ['active-element', 'medium'];
  }
  if (attributes.some((attribute) => attribute.name === 'style' && STYLE_CODE.test(attribute.value)))
    return ['style-code', 'high'];
  if (base === 'style' && (tag.closed || attributes.length > 0)) return ['active-element', 'medium'];
  if (/^(?:svg|math|marquee|plaintext)$/.test(name)) return ['active-element', 'medium'];
  const known = ELEMENTS.has(base) || name.includes(':') || base.length > 2;
  return known &&
    attributes.some((one) => one.value !== '' && /^[a-z][a-z:-]{1,24}$/.test(one.name) && !isInert(one))
    ? ['html-markup', 'medium']
    : undefined;
}

/** What a text copied from a page of the shop keeps: it looks like something, or leads to the shop itself. */
function isInert({ name, value }: HtmlAttribute): boolean {
  return INERT_NAME.test(name) || (name === 'href' && OWN_LINK.test(value));
}

function runsWhenFollowed({ name, value }: HtmlAttribute): boolean {
  if (value === '') return false;
  return URL_ATTRIBUTES.has(name) ? isScriptUrl(value) : /^(?:java|vb|live)script:/.test(squeezed(value));
}
