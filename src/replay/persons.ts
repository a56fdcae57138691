const FAMILIES = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤'];
const GIVEN = ['花子', '太郎', '一郎', '桜', '葵', '陽菜', '翔', '結衣'];

/** An invented name; many persons have it. */
export function personName(person: number): string {
  return `${FAMILIES[person % FAMILIES.length]} ${GIVEN[person % GIVEN.length]}`;
}

/** An address in a ward that does not exist. */
export function address(person: number): string {
  return `東京都見本区${1 + (person % 40)}-${1 + (person % 9)}-${1 + (person % 23)}`;
}

/** A mobile number of the person's own. */
export function mobile(person: number): string {
  return `090${String(10_000_000 + person).slice(-8)}`;
}
