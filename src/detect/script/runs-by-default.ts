const RUNS = /\.(?:php\d?|phtml|phar|pht|jspx?|jspf|aspx?|ashx|asmx|asa|cer|cfm|cfc|cgi)(?:$|[/;.])/i;

/**
 * Whether a script's path ends as those do that servers run without being told to. Of others (`.py`, `.rb`,
 * `.pl`, `.sh`) an answer to a GET is more likely the source, offered for download.
 */
export function runsByDefault(path: string): boolean {
  return RUNS.test(path);
}
