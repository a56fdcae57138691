import { writeTriageCache } from '../compose-kernel.ts';
import { writeShippedCache } from '../compose-shipped.ts';

// Run once by the build, from the bundle's own folder.
const { profile } = await writeShippedCache();
writeTriageCache(profile);
