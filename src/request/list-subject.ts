const OF_ORDERS =
  /(?:orders?|invoices?|shipments?|payments?|purchases?|juchuu?|chuu?mon|haisou|seikyuu?(?:sho)?|nouhin(?:sho)?)(?:[^a-z]|lists?|history|search|$)/i;

/** Whose data a list shows that `listPageOf` knows for one of persons' data: rows of orders, or of customers. */
export function listSubjectOf(list: string): 'orders' | 'customers' {
  return OF_ORDERS.test(list) ? 'orders' : 'customers';
}
