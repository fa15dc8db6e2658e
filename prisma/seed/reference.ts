import type { Tx } from '@/lib/db/transaction';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { type CalendarFile, type EnglishFile, type HolidayNamesFile, type OrganizationFile, type ProcedureEntry, readSeedFile } from './files';
import { loadDecisions, loadProcedures, type NamedIds } from './procedures';
import { idOf, insertRows } from './rows';
import { stored } from './vocabulary';

export const AGENCY_ID = 1;

/** 07:30–11:30 and 13:00–17:00, in minutes of the day. */
const OFFICE_SESSIONS = [{ from: 450, to: 690 }, { from: 780, to: 1020 }];
/** A desk that also opens on Saturday mornings. It takes dossiers in; their limits count from Monday. */
const SATURDAY_SESSIONS = [{ from: 480, to: 660 }];

async function loadUnits(tx: Tx, organization: OrganizationFile, english: EnglishFile): Promise<ReadonlyMap<string, string>> {
  const rows = organization.units.map((unit, index) => ({
    agencyId: AGENCY_ID, id: idOf('unit', unit.shortName), name: unit.name, nameEn: english.units[unit.shortName] ?? null, shortName: unit.shortName,
    kind: stored('unitKind', unit.kind), isActive: true, sortOrder: index + 1,
  }));
  await insertRows(tx, 'unit', rows);
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Adds the sectors that are not there yet; gives the ids of all by name. */
export async function loadSectors(tx: Tx, names: readonly string[], english: EnglishFile): Promise<ReadonlyMap<string, string>> {
  const known = new Map((await tx.sector.findMany({ where: { agencyId: AGENCY_ID } })).map((sector) => [sector.name, sector.id]));
  const missing = [...new Set(names)].filter((name) => !known.has(name));
  await insertRows(tx, 'sector', missing.map((name, index) => ({ agencyId: AGENCY_ID, id: idOf('sector', name), name, nameEn: english.sectors[name] ?? null, sortOrder: known.size + index + 1 })));
  return new Map([...known, ...missing.map((name) => [name, idOf('sector', name)] as const)]);
}

/**
 * The days off and the worked Saturdays of the file. No decision number is known to us, so none is written: the screen
 * says "chưa nhập quyết định". The names are ours, reckoned from the dates.
 */
async function loadCalendar(tx: Tx, at: Date): Promise<void> {
  const calendar = readSeedFile<CalendarFile>('reference/calendar.json');
  const names = new Map(readSeedFile<HolidayNamesFile>('reference/holiday-names.json').days.map((day) => [day.on, day]));
  await insertRows(tx, 'calendar_revision', [{ agencyId: AGENCY_ID, version: 1, createdAt: at, createdById: null, note: 'Nạp từ dữ liệu ban đầu', decisionNumber: null, decisionOn: null }]);
  const day = (on: string, kind: string) => ({
    agencyId: AGENCY_ID, on: plainDate(on), fromVersion: 1, untilVersion: null, kind, name: names.get(on)?.name ?? null, decisionNumber: null, decisionOn: null, isVerified: false,
  });
  await insertRows(tx, 'calendar_special_day', [
    ...calendar.daysOff.map((on) => day(on, names.get(on)?.kind ?? 'public-holiday')),
    ...calendar.workedDays.map((on) => day(on, 'make-up-working-day')),
  ]);
  // The file itself says that 2017 to 2020 still have to be compared with the notices of those years.
  await insertRows(tx, 'calendar_year', calendar.announcedYears.map((year) => ({ agencyId: AGENCY_ID, year, fromVersion: 1, decisionNumber: null, decisionOn: null, isVerified: false })));
  await insertRows(tx, 'office_hours', [{ agencyId: AGENCY_ID, effectiveFrom: plainDate('2000-01-01'), fromVersion: 1, sessions: OFFICE_SESSIONS }]);
}

async function loadDeskHours(tx: Tx, unitId: string): Promise<void> {
  const week = (effectiveFrom: string, days: readonly { weekday: number; sessions: unknown }[]) =>
    days.map((day) => ({ agencyId: AGENCY_ID, unitId, effectiveFrom: plainDate(effectiveFrom), ...day }));
  const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, sessions: OFFICE_SESSIONS }));
  await insertRows(tx, 'desk_hours', [...week('2017-01-01', weekdays), ...week('2025-07-01', [...weekdays, { weekday: 6, sessions: SATURDAY_SESSIONS }])]);
}

/** Everything an office needs before its first dossier, people aside: agency, units, calendar, procedures. */
export async function loadReference(tx: Tx, at: Date): Promise<NamedIds> {
  const organization = readSeedFile<OrganizationFile>('reference/organization.json');
  const entries = readSeedFile<ProcedureEntry[]>('reference/procedures.json');
  const english = readSeedFile<EnglishFile>('reference/english.json');
  const { agency } = organization;
  await insertRows(tx, 'agency', [{
    id: AGENCY_ID, code: agency.code, name: agency.name, nameEn: english.agency, shortName: 'Ban Quản lý', parentName: agency.parent,
    address: agency.address, phone: agency.phone, email: agency.email, isSample: false, createdAt: at,
  }]);
  const units = await loadUnits(tx, organization, english);
  const sectors = await loadSectors(tx, entries.map((entry) => entry.field), english);
  const decisionIds = await loadDecisions(tx, AGENCY_ID, organization.decisions, at);
  const ids = { units, sectors };
  await loadProcedures(tx, AGENCY_ID, ids, { entries, decisionIds, decisions: organization.decisions, firstWithoutCode: 1, english: english.procedures, isSample: false }, at);
  await loadCalendar(tx, at);
  const desk = organization.units.find((unit) => stored('unitKind', unit.kind) === 'one-stop-desk');
  const deskId = desk && units.get(desk.name);
  if (!deskId) throw new Error('Tệp dữ liệu không có Bộ phận Tiếp nhận và Trả kết quả');
  await loadDeskHours(tx, deskId);
  return ids;
}

/** The ids of units and sectors by name, as the database has them. */
export async function namedIds(tx: Tx): Promise<NamedIds> {
  const [units, sectors] = [await tx.unit.findMany({ where: { agencyId: AGENCY_ID } }), await tx.sector.findMany({ where: { agencyId: AGENCY_ID } })];
  return { units: new Map(units.map((unit) => [unit.name, unit.id])), sectors: new Map(sectors.map((sector) => [sector.name, sector.id])) };
}
