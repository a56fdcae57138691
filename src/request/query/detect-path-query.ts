import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const AXIS =
  /(?:^|[^a-z-])(?:child|parent|ancestor|descendant|following|preceding|self|attribute)(?:-or-self|-sibling)?::(?:\*|(?:node|text)\()/;
const EVERYTHING = /\]?[\s]{0,4}\|[\s]{0,4}\/{1,2}(?:\*|[a-z]{1,32}\[)|\/\/\*[[|]/;
const POSITION = /\[[\s]{0,4}(?:position\(\)|last\(\))[\s]{0,4}(?:[-=<>!]|\])/;
const CALL =
  /(?:string-length|substring|starts-with|contains|name|local-name|count)\([\s]{0,4}(?:\/{1,2}(?:\*|[a-z]{1,32}[[/])|name\(|local-name\(|@\*|\.\.\/)/;

/** XPath injection (CWE-643): axes, positions and calls over the nodes of a document. */
export function detectPathQuery(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if ((value.shape & (SHAPE.paren | SHAPE.star | SHAPE.colon)) === 0) return NOTHING;
  const { lower } = value;
  const found = AXIS.test(lower) || EVERYTHING.test(lower) || POSITION.test(lower) || CALL.test(lower);
  return found ? [signOf('sqli', 'high', 'path-query', value, context)] : NOTHING;
}
