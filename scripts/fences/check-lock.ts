import { missingPlatforms } from '../lock-file.ts';

/**
 * Says which packages for other platforms the lock file lacks: npm leaves out those that its registry did not
 * offer when the file was made, and `npm ci` then refuses the whole file wherever they are offered.
 */
export function checkLock(packageLock: string): string[] {
  const missing = missingPlatforms(JSON.parse(packageLock));
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name).join(', ');
  return [`package-lock.json lacks ${names}: npm ci will fail. Run: npx tsx scripts/complete-lock.ts`];
}
