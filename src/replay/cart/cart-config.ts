/** `hinomi.yaml` of a single shop. */
export function cartConfig(shop: {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly asOf: string;
  /** Lines of `evidence` beside the access logs, and what stands behind. */
  readonly evidence?: readonly string[];
  readonly told?: readonly string[];
}): string {
  const { name, hosts, asOf, evidence = [], told = [] } = shop;
  const lines = ['{ kind: access_log, path: logs/*.log.gz }', ...evidence];
  return `timezone: Asia/Tokyo
organisation: { name: ${name}, role: shop }
tenants:
  - { id: shop, name: ${name}, hosts: [${hosts.join(', ')}], profile: ./profile.yaml, data: { kind: csv, orders: data/orders.csv, customers: data/customers.csv, asOf: ${asOf} } }
evidence:
${lines.map((line) => `  - ${line}\n`).join('')}${told.length === 0 ? '' : `told:\n${told.map((line) => `  - ${line}\n`).join('')}`}`;
}
