/**
 * Texts as most lines hold them: user agents of browsers and search engines, addresses of pages. A literal is
 * looked for by those of its bytes that do not stand here, so that most lines are passed over without a second look.
 */
export const ORDINARY_TEXTS: readonly string[] = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/32.0.1700.107 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1 Line/13.20',
  'Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36 Edg/120.0.0.0',
  'Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; .NET CLR 3.5.30729; Media Center PC 6.0)',
  'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0 OPR/106.0 Vivaldi SamsungBrowser',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) Mediapartners-Google AdsBot FeedFetcher',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) msnbot YandexBot Baiduspider DuckDuckBot',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) Twitterbot Slackbot Applebot AhrefsBot',
  'UniversalFeedParser/4.2 Feedly Feedbin Tiny Tiny RSS Wget curl/7.88.1 python-requests/2.31 Java/1.8 Go-http-client okhttp',
  'https://www.google.co.jp/search?q=test&hl=ja&source=web&ved=0CDIQFjAA&client=firefox-a&ie=utf-8&oe=utf-8&aq=t&sa=t&rct=j',
  'https://search.yahoo.co.jp/search?p=shop&fr=top_ga1_sa&ei=UTF-8&rkf=1 https://www.bing.com/search?q=shop&form=QBLH',
  'https://shop.example.com/products/detail/123?color=red&size=m&page=2&sort=price_desc&category_id=5&utm_source=news',
  'https://www.example.ne.jp/html/template/default/assets/css/style.min.css?v=1.2.3 /js/jquery.min.js /main.bundle.js',
  '/images/product/item_0001.jpg /img/common/logo.png /favicon.ico /robots.txt /sitemap.xml /feed/atom.xml /index.html',
  '/blog/2024/05/new-arrivals-of-the-season /category/shoes /tags/summer /articles/how-to-use /presentations/logo-large.gif',
  '/fonts/icon.woff2 /static/media/banner.webp /wp-content/themes/shop/style.css /wp-includes/js/jquery/jquery.js?ver=3.7',
  '?utm_source=feedburner&utm_medium=feed&utm_campaign=spring&gclid=EAIaIQobChMI&fbclid=IwAR0&flav=rss20 /reset.css /projects/',
];
