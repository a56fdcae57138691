const SCRIPT_EXTENSIONS = new Set(
  'php php3 php4 php5 php7 php8 phtml pht phar phps jsp jspx jspa jsw jsv asp aspx asa ashx asmx cer cgi pl pm py rb cfm cfml do action lua sh war'.split(
    ' ',
  ),
);

/** Whether a path names a file that the server would run. */
export function isScriptPath(path: string): boolean {
  return SCRIPT_EXTENSIONS.has(extensionOf(path));
}

/** Whether the last segment looks like a file, not like a page or an API's resource. */
export function isFilePath(path: string): boolean {
  return extensionOf(path) !== '';
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 || name.length - dot > 9 ? '' : name.slice(dot + 1).toLowerCase();
}
