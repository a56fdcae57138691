import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

const COUNTRY =
  /中国(?!地方|銀行|電力|新聞|運輸|四国)|中華(?!料理)|台湾|香港|韓国|北朝鮮|朝鮮|ロシア|ソ連|ウクライナ|米国|アメリカ(?!ン・?エ[キク])|英国|イギリス|ドイツ|フランス|ブラジル|ナイジェリア|ベトナム|フィリピン|インドネシア|タイ(?:人|語|王国)|インド(?:人|語)?|パキスタン|イラン|イスラエル|トルコ|オランダ|ルーマニア|日本人|日本語(?:話者|を)|\b(?:Chinese|China|Taiwan(?:ese)?|Korean?s?|Russians?|Russia|American|Vietnam(?:ese)?|Iranian?|Nigerian?|Ukrain\w+|Brazil\w*|Indian?|Turk\w+|Japanese[- ]speak\w+)\b/i;
const ATTACKER =
  /攻撃|犯人|犯行|犯罪|不正アクセス|侵入|アクセス元|接続元|接続経路|IPアドレス|(?<!担当|利用|関係|業|責任|対象|店)者(?:から|に|が|と|の)|ハッカー|関与|系の?(?:グループ|集団|組織)|\b(?:attack\w*|intru\w+|hackers?|gangs?|threat actors?|culprits?|perpetrator|IP address|originat\w+|criminals?)\b/i;

/** Nobody knows where an attacker comes from: an address or a language shows no nationality. */
export const nationality: LintRule = (notice) =>
  sentencesOf(notice)
    .filter(({ text }) => COUNTRY.test(text) && ATTACKER.test(text))
    .map(({ text }) => {
      return {
        rule: 'nationality',
        severity: 'refused',
        place: text,
        text: LINT_TEXTS[notice.language].nationality,
      };
    });
