import { expect, test } from 'vitest';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { Dossier } from '../dossier.ts';
import { DroppedFiles } from '../dropped-files.ts';
import { InventEvent } from '../invent-event.ts';
import { Collectors } from '../known/collectors.ts';
import { ContentScripts } from './content-scripts.ts';
import { NewScript } from './new-script.ts';
import { PostedScripts } from './posted-scripts.ts';
import { SentPosts } from './sent-posts.ts';

const HOUR = 3_600_000;
const INTRUDER = '203.0.113.66';
const SERVICE = '198.51.100.7';
const PATH = '/plugins/pay/hook.php';
const invent = new InventEvent();

/** What is observed of a script that first answers an hour after an intruder put a plug-in in, on the log's fourth day. */
function observed(
  caller: string,
  sizes: readonly number[],
  before: readonly ShopEvent[] = [],
): { accused: unknown; outcome: unknown } {
  const dossier = new Dossier();
  const posted = new PostedScripts(dossier);
  const sent = new SentPosts();
  const contentScripts = new ContentScripts(dossier);
  contentScripts.begin.note('a', 0);
  const install = invent.event(80 * HOUR, 'POST /admin/update.php 200', { address: INTRUDER });
  dossier.accuse(INTRUDER, 79 * HOUR);
  dossier.noteInstall(install);
  for (const event of before) sent.note(event);
  sizes.forEach((bytes, n) => {
    posted.note(invent.event(81 * HOUR + n, `POST ${PATH} 200`, { address: caller, bytes }));
  });
  const sighting: ScriptSighting = {
    tenant: 'a',
    path: PATH,
    inContent: false,
    firstAt: 81 * HOUR,
    first: { input: 0, line: 1, offset: 0 },
    lastAt: 82 * HOUR,
    answered: sizes.length,
    posts: sizes.length,
    addresses: [caller],
    addressCount: 1,
  };
  const all: { accused: unknown; outcome: unknown }[] = [];
  const parts = {
    files: new DroppedFiles(),
    posted,
    contentScripts,
    dossier,
    sent,
    collectors: new Collectors(),
  };
  new NewScript(parts).finish([sighting], ({ fields: { accused }, outcome }) => {
    all.push({ accused, outcome });
    return [];
  });
  return all[0]!;
}

test('what an intruder put in makes whoever is answered by it suspect', () => {
  expect(observed('203.0.113.99', [300, 700, 1_200]).accused).toBe(true);
  expect(observed(INTRUDER, [2, 3]).accused).toBe(true);
});

test('but not who called the shop long before, nor who is only given receipts', () => {
  const known = invent.event(HOUR, 'POST /ipn.php 200', { address: SERVICE });
  expect(observed(SERVICE, [300, 700], [known]).accused).toBe(false);
  expect(observed(INTRUDER, [300, 700], [{ ...known, address: INTRUDER }]).accused).toBe(true);
  expect(observed(SERVICE, [2, 4, 6]).accused).toBe(false);
  expect(observed(SERVICE, [2, 4, 600]).accused).toBe(true);
});
