import { expect, test } from 'vitest';
import { shopCopyOf } from './shop-copy.ts';

test.each([
  ['/backup/shop_20260228.sql.gz', 'database'],
  ['/files/prod.dump', 'database'],
  ['/old/2026.sql.7z', 'database'],
  ['/db.sql.1', 'database'],
  ['/var/db_backup.tar.gz', 'database'],
  ['/mysqldump-0301.zip', 'database'],
  ['/backup.zip', 'archive'],
  ['/www.tar.gz', 'archive'],
  ['/db/catalogue.zip', 'archive'],
  ['/feedback.zip', 'archive'],
  ['/docs/sql', null],
  ['/blog/learn.sql-in-a-day', null],
  ['/img/dump.jpg', null],
])('%s is a copy of the shop: %s', (path, copy) => {
  expect(shopCopyOf(path)).toBe(copy);
});
