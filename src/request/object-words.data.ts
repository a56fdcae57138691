/** Words for things that belong to one person, as they stand in paths and parameter names. */
export const PERSONAL =
  '(?:orders?|invoices?|receipts?|customers?|members?|users?|accounts?|profiles?|mypage|my-account|address(?:es)?|shipments?|deliver(?:y|ies)|payments?|tickets?|messages?|documents?|downloads?|juchuu?|chuu?mon|denpyou?|kaiin|kokyaku|nouhin(?:sho)?|seikyuu?(?:sho)?)';
