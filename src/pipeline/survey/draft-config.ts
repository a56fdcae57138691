import type { Language } from '../../model/language.ts';
import { initTexts } from '../../text/init/init-texts.ts';
import { fillText } from '../../text/rules/fill-text.ts';
import type { AddressGuess, DataGuess, Survey, TenantGuess } from './survey.ts';
import { yamlWord } from './yaml-word.ts';

/**
 * Drafts `hinomi.yaml`. What was only guessed and would make Hinomi look away (known addresses) or trust
 * somebody (a proxy's header) stands in comments, for a person to decide.
 */
export function draftConfig(survey: Survey, timezone: string, language: Language): string {
  const texts = initTexts[language];
  const single = survey.tenants.length === 0;
  const tenants: readonly TenantGuess[] = single ? [{ id: 'shop', hosts: [], requests: 0 }] : survey.tenants;
  return [
    ...comment(texts.configHead),
    ...comment(texts.askZone),
    `timezone: ${yamlWord(timezone)}`,
    ...comment(texts.askOrganisation),
    `# organisation: { name: ${texts.exampleName}, role: shop }`,
    ...comment(single ? texts.askTenant : texts.checkTenants),
    'tenants:',
    ...tenants.flatMap((tenant) => tenantLines(tenant, survey, tenants.length === 1, language)),
    ...comment(texts.askKnown),
    'known: []',
    ...survey.addresses.filter(({ role }) => role !== 'proxy').map((guess) => knownLine(guess, language)),
    ...comment(texts.checkEvidence),
    ...evidenceLines(survey, single, language),
    '',
  ].join('\n');
}

function comment(text: string): string[] {
  return ['', ...text.split('\n').map((line) => `# ${line}`)];
}

function tenantLines(
  { id, hosts, requests }: TenantGuess,
  { data }: Survey,
  isOnly: boolean,
  language: Language,
): string[] {
  const seen = requests > 0 ? ` # ${fillText(initTexts[language].seen, { count: String(requests) })}` : '';
  return [
    `  - id: ${yamlWord(id)}${seen}`,
    `    name: ${yamlWord(id)}`,
    `    hosts: [${hosts.map(yamlWord).join(', ')}]`,
    '    profile: ./profile.yaml',
    ...dataLines(data, isOnly, language),
  ];
}

/** The files of data. Whose they are is asked where there are several shops. */
function dataLines(guesses: readonly DataGuess[], isOnly: boolean, language: Language): string[] {
  const texts = initTexts[language];
  const files = guesses.map(({ name, ofTable, path }) => ({ name: ofTable ?? name, path }));
  if (files.length === 0) {
    return [
      '    # data: { kind: csv, orders: data/orders.csv, customers: data/customers.csv, asOf: 2026-01-31T00:00:00+09:00 }',
    ];
  }
  const isMain = ({ name }: { readonly name: string }) => name === 'orders' || name === 'customers';
  const entry = ({ name, path }: Pick<DataGuess, 'name' | 'path'>) => `${name}: ${yamlWord(path)}`;
  const fields = ['kind: csv', ...files.filter(isMain).map(entry)];
  const others = files.filter((file) => !isMain(file)).map(entry);
  if (others.length > 0) fields.push(`tables: { ${others.join(', ')} }`);
  const written = `data: { ${fields.join(', ')} }`;
  return [`    # ${isOnly ? texts.askAsOf : texts.askWhoseData}`, `    ${isOnly ? '' : '# '}${written}`];
}

function knownLine({ address, role, requests }: AddressGuess, language: Language): string {
  const why = initTexts[language].roles[role];
  return `#  - { address: ${yamlWord(address)}, role: ${role} } # ${fillText(why, { count: String(requests) })}`;
}

function evidenceLines({ logs, addresses }: Survey, single: boolean, language: Language): string[] {
  const texts = initTexts[language];
  if (logs.length === 0) return ['evidence: []', '#  - { kind: access_log, path: logs/access.log* }'];
  const proxies = addresses.filter(({ role }) => role === 'proxy').map(({ address }) => yamlWord(address));
  const header = logs.find((log) => log.clientHeader !== '')?.clientHeader ?? 'xff';
  const lines = ['evidence:'];
  for (const { path, format } of logs) {
    const tenant = single ? ', tenant: shop' : '';
    const known = format === '' ? texts.unknownFormat : format;
    lines.push(
      `  - { kind: access_log, path: ${yamlWord(path)}${tenant} } # ${known.replace(/[\r\n]/g, ' ')}`,
    );
  }
  if (proxies.length > 0 || logs.some((log) => log.clientHeader !== '')) {
    lines.push(...comment(texts.askProxy));
    lines.push(`#  client: { header: ${yamlWord(header)}, trusted: [${proxies.join(', ')}] }`);
  }
  return lines;
}
