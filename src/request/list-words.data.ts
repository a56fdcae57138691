/** What lists of persons' data are called, in English and in the romaji of Japanese shops. */
export const PERSONS =
  '(?:orders?|customers?|members?|users?|invoices?|shipments?|address(?:es)?|accounts?|profiles?|payments?|' +
  'clients?|buyers?|shoppers?|consumers?|recipients?|subscribers?|purchasers?|purchases?|' +
  'kaiin|juchuu?|chuu?mon|kokyaku|tokuisaki|riyousha|meibo|haisou|seikyuu?(?:sho)?|nouhin(?:sho)?)';

/** What may stand before such a name, and behind it: `getUsers`, `order_list`, `customers-all`. */
export const ASKING = '(?:get|list|all|fetch|find|search|load|query|export)[_-]?';
export const LISTING =
  '(?:[_-]?(?:lists?|all|history|histories|search|index|data|table|records?|ichiran|meisai|query))';

/**
 * One of these, or a name that is an object's too (`OBJECT_ID_LITERALS`), is in every target that has one of {@link PERSONS} where it
 * counts (`/kaiin`, `/getClients`, `/all_kaiin.csv`, `?_d=kaiin`), or is an interface's.
 */
export const LIST_LITERALS = [
  ...['client', 'buyer', 'shopper', 'consumer', 'recipient', 'subscriber', 'purchase', 'kaiin'],
  ...['juchu', 'chumon', 'chuumon', 'kokyaku', 'tokuisaki', 'riyousha', 'meibo', 'haisou'],
  ...['seikyu', 'nouhin', '/api/', '/rest/', '/ajax/', '/json/', '/jsonapi/', '/wp-json/', '/service/'],
  ...['/services/', '/odata/', '/backend/', '/internal/'],
] as const;

/** Interfaces for programs. */
export const INTERFACES = '(?:api|rest|ajax|json|jsonapi|wp-json|services?|odata|backend|internal)';

/** What an interface lists that is everybody's to read: goods, texts, places, what is asked of the shop as such. */
export const NOBODYS =
  'product|goods|categor|catalog|collection|variant|sku|stock|inventor|price|brand|maker|vendor|attribute|' +
  'article|blog|news|review|comment|rating|rank|question|topic|thread|message|chat|feed|timeline|notif|stories|' +
  'banner|campaign|coupon|promo|discount|calendar|schedule|media|image|photo|video|gallery|file|document|' +
  'store|branch|location|cities|prefecture|postal|countr|region|content|block|menu|widget|' +
  'sitemap|search|suggest|complete|recommend|related|favou?rite|wish|metric|analytic|health|help|translation|i18n|locale|config|' +
  'setting|template|theme|cart|basket|session|recipe|movie|shouhin|shohin|syohin|kategori|oshirase|zaiko|tenpo|kuchikomi|tokushu|' +
  '(?:[/_.-]|get|list|all|fetch|load)' +
  '(?:item|option|post|story|deal|event|shop|city|zip|area|map|page|like|point|log|stat|faq|doc|rule|author|book|song|tag)s?' +
  '(?:[/_.-]|list|$)';
