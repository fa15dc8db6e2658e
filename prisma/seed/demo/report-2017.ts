import type { Tx } from '@/lib/db/transaction';
import { AGENCY_ID } from '../reference';
import { readSeedFile, type OrganizationFile } from '../files';
import { idOf } from '../rows';
import { DEMO_USERNAMES } from './people';

type SeedReport = { seedReport: { title: string; received: number; inProgress: number; onTime: number; overdue: number; period: { from: string; to: string; asPrinted: string }; inspection: { to: string }; note: string } };

const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/** The report of 2017 that lost twenty dossiers, exactly as it was printed, with what the register says of them. */
export async function loadReport2017(tx: Tx, at: Date): Promise<void> {
  const { seedReport: report, agency } = readSeedFile<OrganizationFile & SeedReport>('reference/organization.json');
  const id = idOf('foreign-report', '2017');
  const content = {
    rows: [],
    total: { c3: report.received, c9: report.onTime, c10: report.overdue, c11: report.inProgress },
    missing: ['c4', 'c5', 'c6', 'c7', 'c8', 'c12', 'c13'],
    asWritten: [['Đã tiếp nhận, giải quyết', thousands(report.received)], ['Đang giải quyết', thousands(report.inProgress)], ['Đúng hạn', thousands(report.onTime)], ['Quá hạn', thousands(report.overdue)]],
    besideAsOf: report.inspection.to,
  };
  await tx.foreignReport.create({
    data: {
      agencyId: AGENCY_ID, id, title: report.title, unitName: agency.name, fromOn: new Date(`${report.period.from}T00:00:00Z`), toOn: new Date(`${report.period.to}T00:00:00Z`),
      source: 'seed', sha256: 'sample-report-2017', content, note: `${report.note} Kỳ ghi trong bản gốc: ${report.period.asPrinted}. Dữ liệu mẫu.`, importedAt: at, isSample: true,
    },
  });
  const author = await tx.staff.findUnique({ where: { agencyId_username: { agencyId: AGENCY_ID, username: DEMO_USERNAMES['Vũ Thanh Hà'] ?? '' } }, select: { id: true } });
  await tx.foreignReportReason.create({
    data: {
      agencyId: AGENCY_ID, id: idOf('foreign-report-reason', '2017'), reportId: id, imbalance: 'total:(3) = (7) + (11)', authorId: author?.id ?? null, createdAt: at,
      text: 'Sổ có 20 hồ sơ người nộp rút hoặc dừng giải quyết trong kỳ, thuộc cột (7). Bản gốc chỉ đếm hồ sơ có kết quả nên thiếu 20. Giải trình mẫu.',
    },
  });
}
