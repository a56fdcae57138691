const TEST_WORD =
  /(?:^|[.\-_/])(?:test\d*|testing|stg|stage|staging|dev|develop|development|demo|sandbox|uat|qa)(?:[.\-_/:]|$)/i;

/** Whether a tenant's id or host is named like a test environment: `stg.shop.example`, `shop-test`. */
export function isTestEnvironment(tenant: string): boolean {
  return TEST_WORD.test(tenant);
}
