/** What a User-Agent says its sender is. It can lie; it is never taken as proof. */
export type AgentKind = 'browser' | 'crawler' | 'library' | 'tool' | 'none';

/** Words by which search engines, link previews and archives name themselves. */
const CRAWLER_WORDS = [
  'bot',
  'crawl',
  'spider',
  'slurp',
  'preview',
  'facebookexternalhit',
  'archiver',
  'fetcher',
];
/** Programs that everybody uses: honest integrations as well as attacks. Sharing one of them says nothing. */
const LIBRARY_WORDS =
  'curl wget python-requests python-urllib python-httpx aiohttp go-http-client java/ okhttp apache-httpclient libwww-perl lwp:: axios node-fetch undici guzzlehttp php/ ruby faraday dart/ powershell winhttp postmanruntime headlesschrome zgrab masscan'.split(
    ' ',
  );
const ENGINES = ['applewebkit', 'gecko/', 'trident/', 'presto/', 'msie ', 'opera/'];
/** Names of attack tools that may hide inside an otherwise plain User-Agent. */
const TOOL_WORDS =
  'sqlmap nikto netsparker invicti acunetix nessus openvas w3af havij dirbuster gobuster wfuzz ffuf feroxbuster nuclei wpscan zaproxy owasp burp arachni skipfish hydra whatweb jorgee metasploit webinspect appscan qualys nmap'.split(
    ' ',
  );

/** Sorts a User-Agent string by its form alone. */
export function agentKind(userAgent: string): AgentKind {
  if (userAgent === '' || userAgent === '-') return 'none';
  const text = userAgent.slice(0, 512).toLowerCase();
  if (TOOL_WORDS.some((word) => text.includes(word))) return 'tool';
  if (CRAWLER_WORDS.some((word) => text.includes(word))) return 'crawler';
  if (LIBRARY_WORDS.some((word) => text.includes(word))) return 'library';
  return ENGINES.some((word) => text.includes(word)) ? 'browser' : 'tool';
}

/** The attack tool that a request's target names (scanners sign their payloads); '' when none is named. */
export function scannerMark(target: string): string {
  const text = target.toLowerCase();
  return MARKS.find((mark) => text.includes(mark)) ?? '';
}

const MARKS = [
  'netsparker',
  'invicti',
  'acunetix',
  'acu_test',
  'sqlmap',
  'nessus',
  'openvas',
  'nikto',
  'arachni',
  'w3af',
  'appscan',
];
