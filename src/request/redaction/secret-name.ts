import { Remembered } from '../../model/remembered.ts';
import { decodeBytes } from './decode-bytes.ts';

/**
 * What a parameter's name says of its value: `always` a secret; one only when it has three or four `digits`
 * (a shop's `cid` is a card's code or a category); one only when it looks `random` (`code`, `key`, `state`).
 */
export type SecretKind = 'always' | 'digits' | 'random' | 'no';

const ALWAYS_WORDS = new Set(
  `pass passwd password passphrase passcode passwort pwd pw pswd psw pword passwrd passwrt userpass loginpass pin pincode
  otp totp mdp senha kennwort wachtwoord contrasena contraseña anshou ansho ansyou anshobango
  secret token tkn jwt bearer sid sess sessid session sessionid phpsessid jsessionid ecsessid csrf xsrf nonce wpnonce
  sig signature hmac samlart apikey authkey authorization cookie cookies cred creds credential credentials assertion samlresponse
  cvv cvv2 cv2 cvc cvc2 cvn csc cvd pan ccnum ccno cardnum cardno cardnumber securitycode seccode`.split(
    /\s+/,
  ),
);

/** Found anywhere in a name whose separators were taken out. */
const ALWAYS_STEMS = [
  ...`password passwd passphrase passwort loginpass userpass sessionid sessionkey sessid aspsession laravelsession
  cisession oscsid zenid cfid cftoken token secret apikey accesskey privatekey authkey requestverification
  aspxauth csrf xsrf securitycode cardcode cardnumber cardno creditcard ccnumber ccnum cardpan
  oauthverifier wordpressloggedin wordpresssec rememberme rememberweb amzcredential`.split(/\s+/),
  ...`motdepasse contrasena contraseña kennwort wachtwoord cryptogramme codigoseguridad codigodeseguridad codigoseguranca
  codigodeseguranca`.split(/\s+/),
  'パスワード',
  '暗証番号',
  'セキュリティコード',
  'カード番号',
];

/** Last words of a name, and how its end reads without separators: `onetime_purchase` and `verification` are none. */
const LAST_WORDS = new Set(['onetime', 'ott', 'otc', 'otk']);
const ENDS =
  `onetimecode onetimekey onetimepass onetimepw verificationcode verifycode authcode authenticationcode smscode
  logincode resetcode resetkey activationcode mfacode twofactorcode 2facode cardcvc cardcvv cardcvn cardcsc cardsec
  cardsecurity securitycd seccd cccid cardcid`.split(/\s+/);

/** With the sessions of platforms that do not call them so: EC-CUBE, Magento, PrestaShop, CakePHP, FuelPHP, TYPO3. */
const RANDOM_WORDS = new Set(
  'key code state hash ticket auth sso digest check verify verification confirm activate activation reset invite magic transactionid id_token remember login_key signin rt ck t k h mfa share unsubscribe eccube frontend adminhtml cakephp fuelcid fetypouser betypouser'.split(
    ' ',
  ),
);

/** Words of {@link ALWAYS_WORDS} that forms count: the second is there to be the same. */
const COUNTED_WORDS = new Set('pass passwd password passwort pwd pw senha'.split(' '));

/** In these a bracketed `cid` is a category. */
const OF_LISTS = /^(?:filter|search|where|query|categor|product|goods|item)/i;

/** What is put before a word for a password. */
const OWN_PASSWORD =
  /^(?:[a-z]|my|db|ftp|sql|wp|usr|user|login|admin|root|mail|email|member|customer|new|old|cur|re)(?:pass|pwd|pw)$/;

/** Judges a parameter's name, however it is nested: `user[password]`, `order.card.cvv`, `X-Amz-Signature`. */
export function secretKind(name: string): SecretKind {
  return kinds.of(name);
}

const kinds = new Remembered(judge, 10_000);

function judge(name: string): SecretKind {
  const readable = decodeBytes(name).slice(-128);
  const words = wordsOf(readable);
  const joined = words.join('');
  // The innermost name of `payment[cid]` is the field's.
  const own = wordsOf(/[^[\]]*(?=\]*$)/.exec(readable)?.[0] ?? '').join('');
  if ((own === 'cid' || own === 'cav') && !OF_LISTS.test(readable)) return 'digits';
  if (words.some(isSecretWord) || ALWAYS_WORDS.has(joined) || ALWAYS_WORDS.has(own)) return 'always';
  if (ALWAYS_STEMS.some((stem) => joined.includes(stem))) return 'always';
  if (LAST_WORDS.has(words.at(-1) ?? '') || joined === 'onetime' || ENDS.some((end) => joined.endsWith(end)))
    return 'always';
  if (/^(?:s?sess|session)[0-9a-f]{8,}$/.test(joined)) return 'always';
  const isRandom =
    words.some((word) => RANDOM_WORDS.has(word)) ||
    RANDOM_WORDS.has(joined) ||
    joined.startsWith('prestashop');
  return isRandom ? 'random' : 'no';
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s!-/:-@[-`{-~]+/)
    .filter((word) => word !== '');
}

/** Words for a password are so also where they are counted (`pass1`, `pwd2`); others then name something else (`pin1`, `sid2`). */
function isSecretWord(word: string): boolean {
  if (ALWAYS_WORDS.has(word)) return true;
  const uncounted = word.replace(/(?<=[a-z])\d{1,2}$/, '');
  return COUNTED_WORDS.has(uncounted) || OWN_PASSWORD.test(uncounted);
}
