import 'server-only';
import { createHash } from 'node:crypto';
import { writeSheet } from '@/lib/adapters/sheets/write-sheet';
import { theAgency } from '@/lib/data/agency';
import { catalogueOn } from '@/lib/data/catalogue';
import { catalogueRevision } from '@/lib/data/catalogue-revision';
import { listHeldVersions } from '@/lib/data/procedure-import';
import type { ProcedureVersionRecord } from '@/lib/data/procedures';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { termOf } from '@/lib/domain/procedure/content';
import { env } from '@/lib/platform/env';
import { OPEN_DATA_VERSION, type OpenDataFile, type OpenProcedure } from '@/lib/schemas/open-data';
import { atomFeed, type FeedEntry } from '@/lib/text/atom';
import { csvLine } from '@/lib/text/csv';
import { termWords } from '@/lib/text/deadline';
import { formatDate } from '@/lib/text/format';
import { paths, withQuery } from '@/lib/text/paths';
import { OPEN_DATA_LICENSE, OPEN_DATA_WORDS } from '@/lib/text/public/open-data';

export const OPEN_DATA_FILES = { 'thu-tuc.json': 'application/json; charset=utf-8', 'thu-tuc.csv': 'text/csv; charset=utf-8', 'thu-tuc.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'thay-doi.atom': 'application/atom+xml; charset=utf-8' } as const;
export type OpenDataFileName = keyof typeof OPEN_DATA_FILES;

/** `lastModified` is the later of the last change and the beginning of the day that the file speaks of. */
export type OpenDataAnswer = { readonly bytes: Uint8Array; readonly etag: string; readonly lastModified: Date };

const MOST_ENTRIES = 300;
const absolute = (path: string): string => new URL(path, env().PUBLIC_URL).href;

const openProcedure = (version: ProcedureVersionRecord): OpenProcedure => {
  const { content, decision } = version;
  return {
    code: version.code, slug: version.slug, formerCodes: [...version.formerCodes], name: version.name, nameEn: version.nameEn, summaryEn: version.summaryEn, sector: version.sectorName, handlingUnit: version.handlingUnitName, level: version.level, onlineLevel: version.onlineLevel,
    applicantKinds: [...content.applicantKinds], channels: [...content.channels], timeLimits: [...content.timeLimits], committedTimeLimit: content.committedTimeLimit, pauseRule: version.pauseRule,
    components: content.components.map(({ name, form, originals, copies, isRequired, caseName }) => ({ name, form, originals, copies, isRequired, caseName })), sets: content.sets, steps: [...content.steps], results: [...content.results], fees: [...content.fees], conditions: content.conditions,
    legalBases: content.legalBases.map(({ number, title, article }) => ({ number, title, article })), version: version.number, validFrom: version.validFrom, validTo: version.validTo, decision: { number: decision.number, issuedOn: decision.issuedOn, issuer: decision.issuer },
    isVerified: version.isVerified, isSample: version.isSample, url: absolute(paths.procedure(version.slug)),
  };
};

/** One line a procedure: what has many parts is told in words. */
const COLUMNS: readonly (readonly [string, number, (one: OpenProcedure) => string | number | null])[] = [
  ['code', 12, (one) => one.code], ['slug', 12, (one) => one.slug], ['name', 60, (one) => one.name], ['nameEn', 50, (one) => one.nameEn], ['sector', 24, (one) => one.sector], ['handlingUnit', 30, (one) => one.handlingUnit], ['level', 14, (one) => one.level], ['onlineLevel', 14, (one) => one.onlineLevel],
  ['applicantKinds', 24, (one) => one.applicantKinds.join(' ')], ['channels', 24, (one) => one.channels.join(' ')],
  ['timeLimits', 36, (one) => one.timeLimits.map((limit) => [termWords(termOf(limit), 'vi'), limit.caseName, limit.channel].filter(Boolean).join(', ')).join('; ')], ['committedTimeLimit', 20, (one) => one.committedTimeLimit && termWords(termOf(one.committedTimeLimit), 'vi')],
  ['fees', 36, (one) => one.fees.map((fee) => `${fee.name}${fee.amountVnd === null ? '' : `: ${fee.amountVnd}`}`).join('; ')], ['components', 60, (one) => one.components.map(({ name }) => name).join('; ')], ['results', 40, (one) => one.results.join('; ')],
  ['legalBases', 40, (one) => one.legalBases.map(({ number }) => number).join('; ')], ['decisionNumber', 20, (one) => one.decision.number], ['decisionIssuedOn', 14, (one) => one.decision.issuedOn], ['version', 9, (one) => one.version], ['validFrom', 12, (one) => one.validFrom], ['validTo', 12, (one) => one.validTo],
  ['isVerified', 10, (one) => String(one.isVerified)], ['isSample', 10, (one) => String(one.isSample)], ['url', 50, (one) => one.url],
];

/** Versions that have begun and procedures that have ended by this day, the latest first. */
async function changesUntil(agencyId: number, on: PlainDate): Promise<FeedEntry[]> {
  const versions = await listHeldVersions(agencyId);
  const begins = new Set(versions.map(({ procedureId, validFrom }) => `${procedureId} ${validFrom}`));
  return versions.flatMap((version): FeedEntry[] => {
    const href = absolute(withQuery(paths.procedure(version.slug), { ban: version.number }));
    const name = `${version.name}${version.code ? ` (${version.code})` : ''}`;
    const begun: FeedEntry = { id: `urn:uuid:${version.versionId}`, on: version.validFrom, title: `Bắt đầu áp dụng: ${name}`, href, category: version.sectorName, summary: `Bản ${version.number}, áp dụng từ ${formatDate(version.validFrom)}, theo Quyết định ${version.decisionNumber}.` };
    const endsOn = version.validTo === null ? null : addDays(version.validTo, 1);
    // Where another version begins on the next day, that one says it.
    const ended = endsOn === null || endsOn > on || begins.has(`${version.procedureId} ${endsOn}`) ? [] : [{ id: `urn:uuid:${version.versionId}#het-hieu-luc`, on: endsOn, title: `Hết hiệu lực: ${name}`, href, category: version.sectorName, summary: `Không còn áp dụng từ ${formatDate(endsOn)}.` }];
    return [...(version.validFrom <= on ? [begun] : []), ...ended];
  }).sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? 1 : -1)).slice(0, MOST_ENTRIES);
}

async function make(agencyId: number, on: PlainDate, file: OpenDataFileName): Promise<Uint8Array> {
  const agency = await theAgency();
  const text = (body: string) => new TextEncoder().encode(body);
  if (file === 'thay-doi.atom') {
    const entries = await changesUntil(agencyId, on);
    return text(atomFeed({
      id: `urn:tthc:${agency.code}:thay-doi`, title: `Thay đổi về thủ tục hành chính, ${agency.name}`, self: absolute(paths.openDataFile(file)), alternate: absolute(paths.openData()), author: agency.name, rights: OPEN_DATA_LICENSE.vi.name,
      entries, updatedAt: `${entries[0]?.on ?? on}T00:00:00+07:00`,
    }));
  }
  const procedures = (await catalogueOn(agencyId, on)).versions.map(openProcedure);
  if (file === 'thu-tuc.csv') return text(`\ufeff${csvLine(COLUMNS.map(([name]) => name))}${procedures.map((one) => csvLine(COLUMNS.map(([, , cell]) => cell(one)))).join('')}`);
  if (file === 'thu-tuc.xlsx') return writeSheet('Thủ tục', COLUMNS.map(([header, width]) => ({ header, width })), procedures.map((one) => COLUMNS.map(([, , cell]) => cell(one))));
  const whole: OpenDataFile = { $schema: absolute(paths.openDataFile('luoc-do-v1.json')), schemaVersion: OPEN_DATA_VERSION, title: OPEN_DATA_WORDS.vi.title, license: OPEN_DATA_LICENSE.vi.href, publisher: { code: agency.code, name: agency.name }, asOf: on, procedures };
  return text(`${JSON.stringify(whole)}\n`);
}

const kept = globalThis as unknown as { tthcOpenData?: { key: string; made: Map<OpenDataFileName, Promise<Uint8Array>> } };

/** A file of open data as it is on a day. Made once for each state of the catalogue; the same state gives the same ETag in every process. */
export async function openDataFile(agencyId: number, on: PlainDate, file: OpenDataFileName): Promise<OpenDataAnswer> {
  const revision = await catalogueRevision();
  const key = `${agencyId} ${on} ${revision}`;
  if (kept.tthcOpenData?.key !== key) kept.tthcOpenData = { key, made: new Map() };
  const { made } = kept.tthcOpenData;
  const making = made.get(file) ?? make(agencyId, on, file);
  made.set(file, making);
  making.catch(() => made.delete(file));
  const changedAt = Number(revision.split('-')[2] ?? 0) * 1000;
  return { bytes: await making, etag: `"${createHash('sha256').update(`${key} ${file} ${OPEN_DATA_VERSION}`).digest('base64url').slice(0, 22)}"`, lastModified: new Date(Math.floor(Math.max(changedAt, Date.parse(`${on}T00:00:00+07:00`)) / 1000) * 1000) };
}
