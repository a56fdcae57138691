import type { WatchedPage } from '../../request/script-history/script-history.ts';
import { isPaymentPage } from '../../request/url/is-payment-page.ts';
import { pagePath } from './page-path.ts';

/** What browsers run or show. A program dropped into the same folder reads no cards by lying there. */
const SHOWN = /\.(?:m?js|html?|phtml|tpl|twig|blade\.php|liquid|ejs|hbs)$/i;

/** Whether a file is part of what a buyer sees while typing a card: by its name, or as the page itself. */
export function isPaymentFile(path: string, pages: readonly WatchedPage[]): boolean {
  return (SHOWN.test(path) && isPaymentPage(path)) || pages.some(({ page }) => pagePath(page) === path);
}
