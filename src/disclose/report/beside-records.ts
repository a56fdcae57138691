/** Figures that logs alone tell, whatever the shop's data says: they stand beside the records counted, and are no part of them. */
export const BESIDE_RECORDS: ReadonlySet<string> = new Set(['checkouts', 'purchases', 'altered']);
