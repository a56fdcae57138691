const CRAWLER = /bot\b|bot\/|crawl|spider|slurp|facebookexternalhit/i;

/** Whether a User-Agent calls its sender a crawler. It may lie: this cautions, and never clears. */
export function callsItselfCrawler(userAgent: string): boolean {
  return userAgent !== '' && CRAWLER.test(userAgent.slice(0, 512));
}
