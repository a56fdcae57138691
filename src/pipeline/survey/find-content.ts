import type { ContentPlace } from '../../model/route.ts';
import type { SampledRequest } from './sample.ts';

const CONTENT =
  /\.(jpe?g|png|gif|webp|avif|svg|ico|pdf|zip|mp4|webm|mp3|css|js|mjs|woff2?|ttf|csv|xlsx?|txt)$/i;
const SCRIPT = /\.(php\d?|phtml|phar|jspx?|aspx?|ashx|cgi|pl|py|rb|cfm)($|\/)/i;

const LEAST_REQUESTS = 20;
const MOST_PLACES = 40;

/**
 * Folders of the first two levels out of which only content was served. A folder in which a script ever
 * answered is none; a folder inside another one that was found is not named again.
 */
export function findContent(requests: Iterable<SampledRequest>): ContentPlace[] {
  const folders = new Map<string, { content: number; other: number }>();
  for (const { path, status } of requests) {
    if (status !== 200 && status !== 206 && status !== 304) continue;
    for (const folder of foldersOf(path)) {
      const counts = folders.get(folder) ?? { content: 0, other: 0 };
      if (CONTENT.test(path) && !SCRIPT.test(path)) counts.content++;
      else counts.other++;
      if (folders.size < 10_000 || folders.has(folder)) folders.set(folder, counts);
    }
  }
  const found = [...folders]
    .filter(([, { content, other }]) => other === 0 && content >= LEAST_REQUESTS)
    .map(([folder]) => folder)
    .sort();
  return found
    .filter((folder) => !found.some((outer) => outer !== folder && folder.startsWith(`${outer}/`)))
    .slice(0, MOST_PLACES)
    .map((folder) => ({ path: `${folder}/**`, executable: 'never' }));
}

function foldersOf(path: string): string[] {
  const segments = path.split('/').slice(1, -1);
  if (segments.length === 0 || !segments.slice(0, 2).every((each) => /^[\w.-]+$/.test(each))) return [];
  const first = `/${segments[0]}`;
  return segments.length > 1 ? [first, `${first}/${segments[1]}`] : [first];
}
