import { expect, test } from 'vitest';
import { isDatabaseCopy } from './database-copy.ts';

test.each([
  ['/admin/index.php', 'route=tool/backup.download&filename=2026.sql', true],
  ['/admin/backup/12/download', '', true],
  ['/secret/backup.php', 'do=dump', true],
  ['/admin/orders/export', 'from=2026-09-01', false],
  ['/admin/customers_backup.csv', '', false],
])('%s?%s takes a copy of the database away: %s', (path, query, is) => {
  expect(isDatabaseCopy(path, query)).toBe(is);
});
