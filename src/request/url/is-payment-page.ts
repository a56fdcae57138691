const PAYMENT =
  /(?:^|[/_.=&?-])(?:checkout|payment|pay|kessai|shopping|credit|creditcard|card|cart|order|token|purchase|onepage|billing|commande|kasse|bestellung|pedido)(?:[/_.=&-]|$)/i;

/** Whether a page is one on which buyers order or pay, by the words of its address: a path, or a path with its query. */
export function isPaymentPage(address: string): boolean {
  return PAYMENT.test(address);
}
