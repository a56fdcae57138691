/**
 * Whether a text looks drawn at random (an id of a session, a reset link's key) rather than written by somebody:
 * 16 characters or more, and among its parts one that mixes digits and letters too often for a word, or
 * capitals within it, or has capitals, small letters and digits without a pause, or hexadecimal digits only. Slugs such as `summer-sale-2026` and sentences are not.
 *
 * @param shortest the fewest characters that are looked at; fewer than 16 only where something else says what stands there
 */
export function isRandomToken(text: string, shortest = 16): boolean {
  if (text.length < shortest || text.length > 4096 || !/^[\w.~+/=%-]+$/.test(text)) return false;
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) return true;
  return text.split(/[^A-Za-z0-9]+/).some(isRandomPart);
}

function isRandomPart(part: string): boolean {
  if (part.length < 8) return false;
  if (part.length >= 16 && /^[0-9a-f]+$/i.test(part) && /\d/.test(part) && /[a-f]/i.test(part)) return true;
  if (part.length >= 16 && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part)) return true;
  const switches = part.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0;
  if (switches >= 3) return true;
  const capitals = part.match(/[a-z](?=[A-Z])/g)?.length ?? 0;
  const small = part.match(/[A-Z](?=[a-z])/g)?.length ?? 0;
  return part.length >= 16 && capitals + small >= 6;
}
