import { decodeVariants } from '../decode/decode-variants.ts';

/** A path whose last segment is a script that servers run. */
const FILE = `["']?((?:[\\w./\\\\:~$-]{0,200}?[./\\\\:~$])??[\\w-]{1,80}\\.(?:php\\d?|phtml|pht|phar|jspx?|aspx?|ashx|cgi|pl|py|cfm))(?![\\w.])`;

/** What writes a file, with the file's name behind it: in shells, in PHP and Java, in SQL. */
const WRITES = [
  `>{1,2}\\s{0,4}${FILE}`,
  `\\s(?:-o|--output|--output-document=?|-outfile|--remote-name)[\\s=]{0,4}${FILE}`,
  `\\btee\\s(?:-a\\s{1,4})?${FILE}`,
  `\\b(?:cp|mv|copy|move|ren|rename|ln)\\s[^;|&\\n]{1,200}?\\s${FILE}["']?\\s{0,4}(?:$|[;|&\\n\`'")])`,
  `\\b(?:file_put_contents|fopen|move_uploaded_file|copy|rename|symlink|FileOutputStream|FileWriter|PrintWriter|RandomAccessFile)\\s{0,4}\\([^)\\n]{0,200}?(?<![\\w./\\\\:~$-])${FILE}`,
  `\\binto\\s{1,8}(?:out|dump)file\\s{1,8}${FILE}`,
  `\\b(?:wget|curl|fetch|lwp-download|certutil|bitsadmin|aria2c)\\s[^;|&\\n]{0,300}?(?:https?|ftp):\\/\\/${FILE}`,
].map((pattern) => new RegExp(pattern, 'gi'));

/** Only so much of a text is looked at. */
const LOOKED_AT = 4_096;
const MOST = 8;

/**
 * Names of scripts (without their folders, in lower case) that a command, code or statement within a request would write to
 * the server: behind `>`, `-o`, `tee`, `into outfile`, the last of a copy, what a download is called. At most eight.
 *
 * @param text as logged, each character one byte
 */
export function writtenScripts(text: string): readonly string[] {
  const names = new Set<string>();
  for (const variant of decodeVariants(text.slice(0, LOOKED_AT))) {
    for (const pattern of WRITES) {
      for (const [, path = ''] of variant.matchAll(pattern)) {
        const name = /[^/\\]+$/.exec(path)?.[0];
        if (name !== undefined && names.size < MOST) names.add(name.toLowerCase());
      }
    }
  }
  return [...names];
}
