/**
 * Folds full-width ASCII (U+FF01 to U+FF5E) and the look-alikes of quotes that databases and frameworks fold
 * themselves (best fit). Only text with a full-width quote or angle bracket, or with a way up (`..／`), is folded:
 * everywhere else full-width letters are ordinary Japanese.
 */
export function foldFullwidth(text: string): string {
  if (!/[\uff02\uff07\uff1c\uff1e\u02bc]|(?:\.\.|\uff0e\uff0e)[\uff0f\uff3c]|\uff0e\uff0e[/\\]/.test(text))
    return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u02bc/g, "'")
    .replace(/\u3000/g, ' ');
}
