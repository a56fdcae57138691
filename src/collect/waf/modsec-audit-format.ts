import { ASCII, isDigit } from '../bytes/ascii.ts';
import type { Format } from '../format.ts';
import { jsonObjectParser } from '../json/json-object-parser.ts';
import { TextParser } from '../text-parser.ts';
import { readModsecAudit } from './read-modsec-audit.ts';
import { readModsecJson } from './read-modsec-json.ts';

/** ModSecurity's native serial audit log: records of several lines, each part behind its boundary. */
export const MODSEC_AUDIT: Format = {
  name: 'modsec-audit',
  kind: 'waf',
  beginsRecord: isFirstBoundary,
  createParser: (options) => new TextParser('modsec-audit', readModsecAudit, options),
};

/** ModSecurity's JSON audit log (2.9 and 3, also Coraza's), one object a line. */
export const MODSEC_AUDIT_JSON: Format = {
  name: 'modsec-audit-json',
  kind: 'waf',
  createParser: (options) => jsonObjectParser('modsec-audit-json', readModsecJson, options),
};

/** `--c7036611-A--` of version 2, `---Zn5GrTbU---A--` of version 3. */
function isFirstBoundary(bytes: Uint8Array, start: number, end: number): boolean {
  const last = bytes[end - 1] === ASCII.carriageReturn ? end - 1 : end;
  const length = last - start;
  if (length < 8 || length > 64 || bytes[start] !== ASCII.dash || bytes[start + 1] !== ASCII.dash)
    return false;
  const isPartA =
    bytes[last - 1] === ASCII.dash &&
    bytes[last - 2] === ASCII.dash &&
    bytes[last - 3] === 0x41 &&
    bytes[last - 4] === ASCII.dash;
  for (let i = start; isPartA && i < last; i++) if (!isBoundaryByte(bytes[i] as number)) return false;
  return isPartA;
}

function isBoundaryByte(byte: number): boolean {
  const letter = byte | 32;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x7a) || byte === ASCII.dash;
}
