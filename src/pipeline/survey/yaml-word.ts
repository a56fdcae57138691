const RESERVED = /^(null|true|false|yes|no|on|off|y|n)$/i;

/** A text as a YAML scalar that stands in any place, also between brackets: plain where that is safe. */
export function yamlWord(text: string): string {
  return /^[A-Za-z/.][\w./-]*$/.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}
