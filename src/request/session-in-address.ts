/** How frameworks call a session's id where they write it into addresses: PHP, Java, EC-CUBE, osCommerce and its heirs, ASP, Python. */
const SESSION =
  /[?&;](?:\w{0,24}sess(?:ion)?id|oscsid|zenid|aspsessionid\w{8})=([\w,.-]{16,128})(?=[&;?#/]|$)/i;

/** One of these is in every such target. */
export const SESSION_LITERALS = ['sessid=', 'sessionid=', 'oscsid=', 'zenid=', 'aspsessionid'] as const;

/** What shows the data of one person, who must be logged in. */
const PERSONAL =
  /\/(?:my_?-?page|my-?account|account|members?|profile|customers?|address|orders?|history|points?|kaiin|kokyaku)(?![a-z]{3})/i;

/** Whether a path is by its words that of a page which shows somebody's own data. */
export function isPersonal(path: string): boolean {
  return PERSONAL.test(path);
}

/**
 * The session's id that stands in an address: `/mypage.php?PHPSESSID=…`, `/order;jsessionid=…`.
 *
 * @param target path and query, as logged
 * @returns '' where none does
 */
export function sessionInAddress(target: string): string {
  return SESSION.exec(target)?.[1] ?? '';
}
