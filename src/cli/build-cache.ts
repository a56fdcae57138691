import { writeTriageCache } from '../compose/evidence/compose-kernel.ts';
import { writeShippedCache } from '../compose/evidence/compose-shipped.ts';

// Run once by the build, from the bundle's own folder.
const { profile } = await writeShippedCache();
writeTriageCache(profile);
