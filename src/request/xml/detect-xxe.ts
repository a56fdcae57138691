import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const ENTITY = /<!entity[\s%]/;
const EXTERNAL = /<!doctype[\s]{1,8}[^\s>[]{1,64}[\s]{0,8}(?:\[|(?:system|public)[\s]{1,8}["'])/;
const HTML_DOCTYPE = /<!doctype[\s]{1,8}html[\s]{1,8}public[\s]{1,8}["']-\/\/w3c/;
const INCLUDE = /<\?xml-stylesheet[\s][^>]{0,128}href|<xi:include[\s]|www\.w3\.org\/2001\/xinclude/;

/** The same in UTF-7, whose `+ADw` is a `<` only to whom a declaration says so. */
const UTF7_ENTITY = /\+adwaiq-(?:doctype|entity)[\s+]/;

/** XML external entities (CWE-611): a document type with entities or an outside definition, or XInclude. */
export function detectXxe(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if ((value.shape & SHAPE.less) === 0) return NOTHING;
  const { lower } = value;
  if (ENTITY.test(lower)) return [signOf('xxe', 'critical', 'entity-declaration', value, context)];
  if (EXTERNAL.test(lower) && !HTML_DOCTYPE.test(lower))
    return [signOf('xxe', 'high', 'external-doctype', value, context)];
  if (lower.includes('adwaiq-') && UTF7_ENTITY.test(lower.replaceAll(' ', '+')))
    return [signOf('xxe', 'high', 'entity-declaration', value, context)];
  return INCLUDE.test(lower) ? [signOf('xxe', 'high', 'xinclude', value, context)] : NOTHING;
}
