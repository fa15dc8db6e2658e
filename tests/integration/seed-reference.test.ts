import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findByCode, findBySlug, listInForce, listSectors, listVersions } from '@/lib/data/procedures';
import { loadCalendar } from '@/lib/data/calendar';
import { db } from '@/lib/db/client';
import { dueDate } from '@/lib/domain/calendar/add-term';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { ProcedureContent } from '@/lib/schemas/procedure-content';
import { seed } from '@/prisma/seed';
import { readSeedFile, type CalendarFile, type OrganizationFile, type ProcedureEntry } from '@/prisma/seed/files';
import { useDatabase } from '../support/database';
import { contentsOf } from '../support/table-contents';

const { url } = useDatabase();
const today = plainDate('2026-11-24');
const entries = readSeedFile<ProcedureEntry[]>('reference/procedures.json');

describe('the seed of an office without sample people', () => {
  beforeAll(async () => {
    await seed('none');
    expect(await db().agency.count()).toBe(0);
    await seed('reference');
  });

  it('loads the agency, its units and its procedures, and nobody who could sign in', async () => {
    expect(await db().agency.findMany()).toMatchObject([{ code: 'H24.21', name: 'Ban Quản lý Khu kinh tế Hải Phòng', isSample: false }]);
    expect(await db().unit.count()).toBe(readSeedFile<OrganizationFile>('reference/organization.json').units.length);
    expect(await db().procedure.count()).toBe(30);
    expect(await db().promulgationDecision.count({ where: { isSample: true, isVerified: false } })).toBe(6);
    expect((await listSectors(1)).map((sector) => sector.name)).toEqual([...new Set(entries.map((entry) => entry.field))]);
    for (const count of [db().staff.count(), db().applicant.count(), db().dossier.count()]) expect(await count).toBe(0);
  });

  it('keeps every part of every procedure, none of it marked as verified', async () => {
    const versions = await db().procedureVersion.findMany();
    expect(versions).toHaveLength(30);
    for (const version of versions) {
      expect(ProcedureContent.safeParse(version.content).error).toBeUndefined();
      expect(version).toMatchObject({ isVerified: false, state: 'approved', number: 1 });
      expect(version.source).toMatch(/^(Tra cứu|Trí nhớ), độ tin cậy /);
      const entry = entries.find((one) => one.name === version.name);
      const content = ProcedureContent.parse(version.content);
      expect(content.timeLimits.map((limit) => limit.value)).toEqual(entry?.timeLimits.map((limit) => limit.value));
      expect(content.components.map((part) => part.name)).toEqual(entry?.components.map((part) => part.name));
      expect(content.workflow.map((step) => step.unitName)).toEqual(entry?.internalWorkflow.map((step) => step.unit));
    }
  });

  it('knows what is in force on a day, and by which decision it ended', async () => {
    expect(await listInForce(1, today)).toHaveLength(26);
    expect((await listInForce(1, today)).filter((one) => one.code === null).map((one) => one.slug).sort()).toEqual(['mau-1', 'mau-2', 'mau-3', 'mau-4']);
    const former = await findBySlug(1, '2.000205', plainDate('2025-08-06'));
    expect(former).toMatchObject({ validFrom: '2021-02-15', validTo: '2025-08-06', endDecision: { number: 'MẪU-04/QĐ-UBND', issuedOn: '2025-08-07' } });
    expect(await findBySlug(1, '2.000205', plainDate('2025-08-07'))).toBeNull();
    expect(await findBySlug(1, '1.014199', plainDate('2025-08-06'))).toBeNull();
    expect(await findByCode(1, '2.000205', today)).toMatchObject({ code: '1.014199', formerCodes: ['2.000205'], pauseRule: 'restart', sectorName: 'Việc làm', nameEn: 'Work permit for a foreign employee in Viet Nam' });
    expect(await listVersions(1, former?.procedureId ?? '')).toHaveLength(1);
  });

  it('finds procedures by letters without diacritics, by sector word and by code; hostile letters find nothing and break nothing', async () => {
    const names = async (search: string) => (await listInForce(1, today, { search })).map((one) => one.name);
    expect(await names('giay phep lao dong')).toHaveLength(6);
    expect(await names('Giấy PHÉP xây dựng mới')).toEqual(['Cấp giấy phép xây dựng mới đối với công trình trong khu công nghiệp, khu kinh tế']);
    expect(await names('1.010727')).toEqual(['Cấp giấy phép môi trường']);
    expect(await names('2.000192')).toEqual(['Cấp lại giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam']);
    for (const hostile of ["'; DROP TABLE procedure; --", '%', '_____%', '\\', '🙂', 'x'.repeat(5_000)]) expect(await names(hostile)).toEqual([]);
    expect(await listInForce(1, today, { channel: 'online' })).toHaveLength(entries.filter((entry) => entry.effectiveTo === null && entry.receivingChannels.includes('trực tuyến')).length);
  });

  it('has the days off and the worked Saturdays, each without a decision that nobody has entered', async () => {
    const file = readSeedFile<CalendarFile>('reference/calendar.json');
    const days = await db().calendarSpecialDay.findMany();
    expect(days).toHaveLength(file.daysOff.length + file.workedDays.length);
    expect(days.filter((day) => day.kind === 'make-up-working-day').map((day) => day.on.toISOString().slice(0, 10)).sort()).toEqual([...file.workedDays].sort());
    for (const day of days) expect(day).toMatchObject({ decisionNumber: null, isVerified: false, name: expect.stringMatching(/\S/) });
    expect(days.find((day) => day.on.toISOString().startsWith('2026-11-24'))?.name).toBe('Ngày Văn hóa Việt Nam');
    const calendar = await loadCalendar(1);
    const due = (received: string, value: number) => dueDate(localTime(received), { unit: 'working-day', value }, 'resume', [], calendar);
    expect(due('2026-02-13T09:00', 5)).toMatchObject({ value: { due: { on: '2026-02-27', minute: 1_020 }, provisional: false } });
    expect(due('2025-12-31T09:00', 6)).toMatchObject({ value: { due: { on: '2026-01-10' } } });
    expect(due('2026-12-30T09:00', 5)).toMatchObject({ value: { provisional: true } });
  });

  it('opens the desk on Saturday mornings too', async () => {
    expect(await db().deskHours.findMany({ where: { weekday: 6 } })).toMatchObject([{ sessions: [{ from: 480, to: 660 }] }]);
  });

  it('changes nothing when it runs again, also after people have changed what it made', async () => {
    await db().unit.updateMany({ where: { shortName: 'VP' }, data: { name: 'Văn phòng Ban', shortName: 'VPB' } });
    const before = await contentsOf(url());
    await seed('reference');
    expect(await contentsOf(url())).toEqual(before);
    await db().unit.updateMany({ where: { shortName: 'VPB' }, data: { name: 'Văn phòng', shortName: 'VP' } });
  });

  it('leaves nothing of a step that fails, and says so', async () => {
    // Someone has an account of a sample name already.
    await db().staff.create({ data: { agencyId: 1, username: 'tiepnhan', name: 'Người thật', title: 'Công chức' } });
    const before = await contentsOf(url());
    await expect(seed('demo')).rejects.toThrow();
    expect(await contentsOf(url())).toEqual(before);
    const run = spawnSync(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'prisma/seed/index.ts', 'demo'], { cwd: path.resolve(import.meta.dirname, '../..'), env: { ...process.env, DATABASE_URL: url() }, encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('staff');
    const wrong = spawnSync(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'prisma/seed/index.ts', 'everything'], { cwd: path.resolve(import.meta.dirname, '../..'), env: { ...process.env, DATABASE_URL: url() }, encoding: 'utf8' });
    expect([wrong.status, wrong.stderr]).toEqual([1, 'Viết một trong: demo, reference, none\n']);
  });
});
