import type { Language } from '../../model/language.ts';

/** A fact's text with the words of a template before and behind it. */
export interface Joint {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

const POLITE = /(?:ました|ます|ません|です|でした)$/;
const PLAIN = /(?:た|ない|る|す|む|ぶ)$/;
const PARTICLE = /^[がはをのにと]/;
const FOUND = /^が判明いたしました。/;
const ABBREVIATED = /\b(?:Ltd|Inc|Co|Corp|No|etc|a\.m|p\.m|K\.K|e\.g|i\.e)\.$/;

/**
 * Lets a fact read well whether a person typed it as a phrase (脆弱性を突かれたこと) or as a sentence (脆弱性を突かれました。):
 * its own full stop goes where the template goes on, and the template's copula where the sentence has its own verb.
 * The words between the two are kept.
 */
export function joinSentence(language: Language, joint: Joint): Joint {
  if (!/[\p{L}\p{N}]/u.test(joint.text)) return joint;
  return language === 'ja' ? joinJapanese(joint) : joinEnglish(joint);
}

function joinJapanese({ before, text, after }: Joint): Joint {
  const bare = text.replace(/[。.]+$/, '');
  const isPolite = POLITE.test(bare);
  const isPlain = !isPolite && PLAIN.test(bare);
  const isCopula = after.startsWith('です。');
  if (!isCopula && !PARTICLE.test(after))
    return { before, text: /^[。、()))]/.test(after) ? bare : text, after };
  if (isPlain) return { before, text: `${bare}こと`, after };
  if (!isPolite) return { before, text: bare, after };
  if (isCopula) return { before: ledTo(before), text: bare, after: after.slice('です'.length) };
  return FOUND.test(after)
    ? { before, text: bare, after: after.replace(FOUND, '。') }
    : { before: `${before}「`, text: bare, after: `」${after}` };
}

/** 原因は、 before a sentence that has a subject of its own. */
function ledTo(before: string): string {
  return before.replace(/これは、$/, '理由は、').replace(/は、$/, 'は、次のとおりです。');
}

function joinEnglish({ before, text, after }: Joint): Joint {
  if (!text.endsWith('.') || !/^(?:[.,;:?!)]| \()/.test(after)) return { before, text, after };
  if (!ABBREVIATED.test(text)) return { before, text: text.replace(/\.+$/, ''), after };
  return { before, text, after: after.replace(/^\./, '') };
}
