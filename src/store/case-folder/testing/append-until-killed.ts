import { createCaseFolder } from '../create-case-folder.ts';

/** Appends to the case in the folder that is named until the process is killed, and tells each entry's number. */
const journal = createCaseFolder(process.argv[2]!, { now: () => Date.now() });
for (let at = 0; ; at++) {
  const what = { set: '', name: 'note.text', value: `${at} `.repeat(2000) };
  const { seq } = await journal.append(() => ({ kind: 'fact', who: 'sato', why: '', what }));
  process.stdout.write(`${seq}\n`);
}
