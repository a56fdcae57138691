import type { Item } from '../../../model/item.ts';
import { findCardNumbers } from '../../../request/redaction/card-numbers.ts';

const EMAIL = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[A-Za-z]{2,24}$/;
const PHONE = /^(?:\+?81|0)[\d()-]{8,14}$/;
const POSTAL = /^〒?\d{3}-\d{4}$/;
const PREFECTURE =
  /^(?:〒?\d{3}-?\d{4}\s*)?(?:東京都|北海道|(?:京都|大阪)府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)/;
const KANA = /^[ァ-ヶーｦ-ﾟ\s]{2,40}$/;
const JAPANESE_NAME = /^[一-龠々ぁ-んァ-ヶー]{1,8}[\s ]?[一-龠々ぁ-んァ-ヶー]{1,8}$/;
const HASH =
  /^(?:\$(?:2[abxy]?|5|6|argon2\w*|P|H)\$.{10,}|\{\w{3,10}\}.{10,}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i;

/** What a single cell looks like; null when it looks like nothing of a person. */
export function cellContent(cell: string): Item | null {
  const text = cell.trim().normalize('NFKC');
  if (text === '' || text.length > 300) return null;
  if (EMAIL.test(text)) return 'email';
  if (isCardNumber(text)) return 'card_number';
  if (PHONE.test(text)) return 'phone';
  if (POSTAL.test(text) || PREFECTURE.test(text)) return 'address';
  if (HASH.test(text)) return 'password_hash';
  if (KANA.test(text)) return 'name_kana';
  return JAPANESE_NAME.test(text) ? 'name' : null;
}

/** A cell that is nothing but a whole card number: 13 to 19 digits that fulfil the Luhn formula. */
export function isCardNumber(cell: string): boolean {
  const text = cell.trim();
  if (!/^[\d０-９][\d０-９ -]{11,26}[\d０-９]$/.test(text)) return false;
  return findCardNumbers(text).length > 0;
}

/** Whether a card number stands among other words. */
export function holdsCardNumber(cell: string): boolean {
  return /[^\d０-９ -]/.test(cell) && findCardNumbers(cell.slice(0, 4096)).length > 0;
}

/** Whether a password is kept as the result of a one-way function. */
export function isPasswordHash(cell: string): boolean {
  return HASH.test(cell.trim());
}
