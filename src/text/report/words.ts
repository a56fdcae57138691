import type { Stage } from '../../model/actor.ts';
import type { Attack } from '../../model/attack.ts';
import type { Language } from '../../model/language.ts';

/** Stages of an intrusion, as a word in a list. */
export const STAGE_WORDS: Readonly<Record<Language, Readonly<Record<Stage, string>>>> = {
  ja: {
    reconnaissance: '下調べ',
    attack: '攻撃',
    foothold: 'ファイル設置',
    webshell: '不正プログラム操作',
    'login-attempt': 'ログイン試行',
    login: 'ログイン',
    browse: '閲覧',
    export: 'データ出力',
    change: '変更',
    return: '再訪',
  },
  en: {
    reconnaissance: 'reconnaissance',
    attack: 'attack',
    foothold: 'foothold',
    webshell: 'webshell',
    'login-attempt': 'login attempts',
    login: 'login',
    browse: 'browsing',
    export: 'data export',
    change: 'changes',
    return: 'return visit',
  },
};

/** Kinds of attack, as a word in a list. */
export const ATTACK_WORDS: Readonly<Record<Language, Readonly<Record<Attack, string>>>> = {
  ja: {
    sqli: 'SQLインジェクション',
    xss: 'クロスサイトスクリプティング',
    traversal: 'パストラバーサル',
    rce: 'コード実行',
    rfi: 'リモートファイル読み込み',
    ssrf: 'SSRF',
    ssti: 'テンプレートインジェクション',
    xxe: 'XML外部実体参照',
    crlf: 'ヘッダーインジェクション',
    deserialization: '安全でないデシリアライズ',
    webshell: '不正プログラム(Webシェル)',
    upload: '不正なアップロード',
    scanner: '脆弱性スキャナー',
    probe: '脆弱なページの探索',
    'method-abuse': 'HTTPメソッドの悪用',
    protocol: '不正な形式のリクエスト',
    'brute-force': 'パスワードの総当たり',
    'credential-stuffing': 'リスト型攻撃',
    enumeration: '番号などの総当たり',
  },
  en: {
    sqli: 'SQL injection',
    xss: 'cross-site scripting',
    traversal: 'path traversal',
    rce: 'code execution',
    rfi: 'remote file inclusion',
    ssrf: 'SSRF',
    ssti: 'template injection',
    xxe: 'XML external entities',
    crlf: 'header injection',
    deserialization: 'unsafe deserialisation',
    webshell: 'webshell',
    upload: 'hostile upload',
    scanner: 'vulnerability scanner',
    probe: 'probing',
    'method-abuse': 'abuse of HTTP methods',
    protocol: 'malformed requests',
    'brute-force': 'password guessing',
    'credential-stuffing': 'credential stuffing',
    enumeration: 'enumeration',
  },
};
