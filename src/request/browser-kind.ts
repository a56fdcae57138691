/** From the most particular on: many browsers also name those that they are built on. */
const BROWSERS = [/\bEdg(?:e|A|iOS)?\//, /\bOPR\/|\bOpera\b/, /\bFirefox\/|\bFxiOS\//, /\bTrident\/|\bMSIE /];
const CHROME = /\bChrome\/|\bCriOS\//;
const SYSTEMS = [/iPhone|iPad/, /Android/, /Windows/, /Macintosh|Mac OS X/, /CrOS/, /Linux/];

/**
 * Which browser on which system a User-Agent names, without versions: these change by themselves. A program is its own
 * name; '' where the log does not tell.
 */
export function browserKind(userAgent: string): string {
  if (userAgent === '' || userAgent === '-') return '';
  const system = SYSTEMS.findIndex((word) => word.test(userAgent));
  const named = BROWSERS.findIndex((word) => word.test(userAgent));
  if (system < 0 && named < 0) return userAgent.split(/[/\s]/, 1)[0]!.slice(0, 64);
  const browser = named >= 0 ? named : CHROME.test(userAgent) ? 'chrome' : 'other';
  return `${browser}\0${system}`;
}
