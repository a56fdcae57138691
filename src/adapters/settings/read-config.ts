import { readdir } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import type { Config, DataSource, EvidenceSource, Tenant, Told } from '../../model/config/config.ts';
import { configContradictions } from '../../model/config/config-contradictions.ts';
import { configSchema, type WrittenConfig } from '../../model/config/config-schema.ts';
import type { KnownAddress } from '../../model/known-address.ts';
import type { Profile } from '../../model/route.ts';
import { zonedTime } from '../../model/zoned-time.ts';
import { configProblem, schemaProblems, where } from './config-problem.ts';
import { asAppError, readProfile, readShippedProfile, readYamlFile } from './read-profile.ts';
import { shippedFolder } from './shipped-folder.ts';
import type { YamlSource } from './yaml-source.ts';

/** A configuration, or everything that is wrong with its files. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly AppError[] };

export interface ConfigOptions {
  /** Zone when the file names none. */
  readonly timezone?: string;
  /** Where profiles named without a path lie. */
  readonly profiles?: string;
}

/**
 * Reads `hinomi.yaml` and the profiles it names. Paths in it are relative to its folder. Never throws for what
 * stands in it: every problem is told at once, with file, line, column, and what would be right.
 */
export async function readConfig(file: string, options: ConfigOptions = {}): Promise<ConfigReading> {
  try {
    const source = await readYamlFile(file);
    const parsed = configSchema.safeParse(source.value ?? {});
    if (!parsed.success) return { ok: false, problems: schemaProblems(source, parsed.error) };
    const written = parsed.data;
    const timezone = written.timezone ?? options.timezone ?? 'Asia/Tokyo';
    const contradictions = configContradictions(written, timezone);
    const profiles = await readProfiles(source, written, options.profiles ?? shippedFolder('profiles'));
    const problems = [
      ...contradictions.map(({ path, problem }) => configProblem(source, path, problem)),
      ...profiles.problems,
    ];
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, config: assemble(written, timezone, dirname(file), profiles.byName) };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

interface Profiles {
  readonly byName: ReadonlyMap<string, Profile>;
  readonly problems: readonly AppError[];
}

const GENERIC = 'generic';

async function readProfiles(source: YamlSource, written: WrittenConfig, folder: string): Promise<Profiles> {
  const byName = new Map<string, Profile>();
  const problems: AppError[] = [];
  const wanted = new Map<string, number>([[GENERIC, -1]]);
  for (const [at, { profile }] of written.tenants.entries())
    if (!wanted.has(profile)) wanted.set(profile, at);
  for (const [name, tenant] of wanted) {
    const reading = isPath(name)
      ? await readProfile(from(dirname(source.file), name))
      : await readShippedProfile(name, folder);
    if (reading.ok) byName.set(name, reading.profile);
    else if (reading.problems.some(({ code }) => code === 'CONFIG_MISSING')) {
      problems.push(await profileMissing(source, ['tenants', tenant, 'profile'], name, folder));
    } else problems.push(...reading.problems);
  }
  return { byName, problems };
}

async function profileMissing(
  source: YamlSource,
  path: readonly PropertyKey[],
  name: string,
  folder: string,
): Promise<AppError> {
  const files = await readdir(folder).catch(() => []);
  const known = files.filter((each) => each.endsWith('.yaml')).map((each) => each.slice(0, -5));
  const at = where(source, source.placeOf(path));
  return new AppError('PROFILE_MISSING', { ...at, name, known: known.sort().join(' ') });
}

function isPath(name: string): boolean {
  return name.includes('/') || /\.ya?ml$/.test(name);
}

function assemble(
  written: WrittenConfig,
  timezone: string,
  folder: string,
  profiles: ReadonlyMap<string, Profile>,
): Config {
  return {
    timezone,
    organisation: written.organisation,
    tenants: written.tenants.map(
      (tenant): Tenant => ({
        id: tenant.id,
        name: tenant.name ?? tenant.id,
        hosts: tenant.hosts.map((host) => host.toLowerCase()),
        profile: profiles.get(tenant.profile)!,
        data: tenant.data && dataOf(tenant.data, timezone, folder, profiles.get(tenant.profile)!),
      }),
    ),
    known: written.known.map((entry) => knownOf(entry, timezone)),
    evidence: written.evidence.map((entry) => evidenceOf(entry, timezone, folder)),
    told: written.told.map((entry) => toldOf(entry, timezone)),
    profile: profiles.get(GENERIC)!,
  };
}

function dataOf(
  data: NonNullable<WrittenConfig['tenants'][number]['data']>,
  timezone: string,
  folder: string,
  profile: Profile,
): DataSource {
  const asOf = data.asOf === undefined ? undefined : zonedTime(data.asOf, timezone, 'end');
  if ('url' in data) return { kind: data.kind, url: data.url, tables: {}, asOf };
  const tables: Record<string, string> = {};
  if (data.orders !== undefined) tables.orders = from(folder, data.orders);
  if (data.customers !== undefined) tables.customers = from(folder, data.customers);
  for (const [name, path] of Object.entries(data.tables ?? {})) tables[name] = from(folder, path);
  // A table's own file holds all data sets out of it. What is named for one data set may be a part of its table, so
  // others are not read out of it; but they may be joined to it.
  const sets = [...(profile.data?.values() ?? [])];
  for (const { name, table } of sets) if (tables[table] !== undefined) tables[name] ??= tables[table];
  for (const { name, table } of sets) if (tables[name] !== undefined) tables[table] ??= tables[name];
  return { kind: data.kind, tables, asOf };
}

function knownOf(entry: WrittenConfig['known'][number], timezone: string): KnownAddress {
  return {
    ...entry,
    from: entry.from === undefined ? undefined : zonedTime(entry.from, timezone, 'start'),
    to: entry.to === undefined ? undefined : zonedTime(entry.to, timezone, 'end'),
  };
}

function toldOf(entry: WrittenConfig['told'][number], timezone: string): Told {
  return {
    says: entry.says,
    channel: entry.channel,
    rulesOut: entry.rules_out,
    tenant: entry.tenant,
    from: entry.from === undefined ? undefined : zonedTime(entry.from, timezone, 'start'),
    to: entry.to === undefined ? undefined : zonedTime(entry.to, timezone, 'end'),
  };
}

function evidenceOf(
  entry: WrittenConfig['evidence'][number],
  timezone: string,
  folder: string,
): EvidenceSource {
  const { client } = entry;
  const header = client?.header
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^http-/, '');
  const fields = entry.fields && Object.fromEntries(Object.entries(entry.fields).filter(([, name]) => name));
  return {
    ...entry,
    path: entry.path === '-' ? '-' : from(folder, entry.path),
    timezone: entry.timezone ?? timezone,
    client: client && { header: header!, trusted: client.trusted },
    fields: fields as Readonly<Record<string, string>> | undefined,
  };
}

function from(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
