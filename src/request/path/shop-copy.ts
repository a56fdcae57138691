/** What a file holds that somebody made of the whole shop. */
export type ShopCopy = 'database' | 'archive';

const PACKED = '(?:gz|bz2|xz|zst|zip|7z|rar|tar|tgz|enc|gpg|old|bak|\\d{1,3})';
const DUMP = new RegExp(`\\.(?:sql|dump|mysql|pgsql|sqlite3?|bson)(?:\\.${PACKED}){0,3}$`, 'i');
const ARCHIVE = /\.(?:zip|tar|tgz|tbz2?|txz|7z|rar|tar\.(?:gz|bz2|xz|zst))$/i;
/** An archive that is called so holds a database: `db_backup.tar.gz`, `mysqldump-0301.zip`. */
const OF_DATABASE = /(?:dump|database|mysql|pgsql|postgres|mariadb|(?<![a-z])(?:db|sql)(?![a-z]))[^/]*$/i;

/**
 * Whether a path is by its name that of a copy of the shop's database, or of an archive, which may hold anything.
 *
 * @param path decoded once, without the query
 */
export function shopCopyOf(path: string): ShopCopy | null {
  if (DUMP.test(path)) return 'database';
  if (!ARCHIVE.test(path)) return null;
  return OF_DATABASE.test(path) ? 'database' : 'archive';
}
