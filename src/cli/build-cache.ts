import { writeShippedCache } from '../compose-shipped.ts';

// Run once by the build, from the bundle's own folder.
await writeShippedCache();
