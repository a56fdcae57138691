/**
 * A name together with an address as they are compared: NFKC, lower case, without spaces; `1丁目2番3号`, `1−2−3` and
 * `1-2-3` are the same. '' unless both are there: neither identifies alone.
 */
export function normalPlace(name: string, address: string): string {
  const who = plain(name);
  const where = plain(address)
    .replace(/([0-9])(?:丁目|番地の|番地|番|号室|号)/gu, '$1-')
    .replace(/([0-9])[‐‑‒–—―−ー﹣-]+/gu, '$1-')
    .replace(/-(?![0-9])/gu, '');
  return who === '' || where === '' ? '' : `${who}\n${where}`;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}
