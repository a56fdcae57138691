/** The key of a page in tables of pages. */
export function pageKey(tenant: string, path: string): string {
  return `${tenant}\n${path}`;
}
