const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  lpar: '(',
  rpar: ')',
  colon: ':',
  tab: '\t',
  newline: '\n',
  nbsp: ' ',
  sol: '/',
  bsol: '\\',
  semi: ';',
  equals: '=',
  grave: '`',
  lbrace: '{',
  rbrace: '}',
  dollar: '$',
  period: '.',
  comma: ',',
};

/** Decodes HTML character references once: numeric ones also without `;`, as browsers do, and the named ones that attacks use. */
export function decodeHtmlEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x0{0,16}([0-9a-f]{1,6})|#0{0,16}([0-9]{1,7})|([a-z]{2,8})(?=;));?/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
