import 'server-only';
import { pathToFileURL } from 'node:url';
import { appendAudit } from '@/lib/data/audit';
import { db } from '@/lib/db/client';
import { inTransaction, type Tx } from '@/lib/db/transaction';
import { now } from '@/lib/platform/clock';
import { loadActPapers } from './demo/act-papers';
import { loadControlRuns } from './demo/control';
import { loadDossiers } from './demo/dossiers';
import { loadEverydayWords } from './demo/everyday-words';
import { loadInspection2017 } from './demo/inspection-2017';
import { loadInspectionBefore, loadInspectionCurrent } from './demo/inspection-current';
import { loadMoney } from './demo/money';
import { DEMO_USERNAMES, loadPeople } from './demo/people';
import { loadPeopleWork } from './demo/people-work';
import { loadOnline } from './demo/online';
import { loadPosting } from './demo/posting';
import { loadProcedureVersions } from './demo/procedure-versions';
import { loadService } from './demo/service';
import { loadReport2017 } from './demo/report-2017';
import { AGENCY_ID, loadReference } from './reference';
import { loadChecklist } from './checklist';
import { loadInspectionBases } from './inspection-bases';
import { loadReportSchedule } from './report-schedule';

export type SeedMode = 'demo' | 'reference' | 'none';
export const SEED_MODES: readonly SeedMode[] = ['demo', 'reference', 'none'];

/**
 * Each step is done once in the life of a database, in one transaction with its audit entry, and never again: what people
 * change afterwards is theirs. A step that fails leaves nothing behind.
 */
const STEPS = {
  reference: { says: 'cơ quan, đơn vị, lịch làm việc, thủ tục', load: loadReference },
  'report-schedule': { says: 'kỳ báo cáo', load: loadReportSchedule },
  checklist: { says: 'bảng kiểm', load: loadChecklist },
  'inspection-bases': { says: 'căn cứ pháp lý của kế hoạch kiểm tra', load: loadInspectionBases },
  'demo-people': { says: 'cán bộ và người nộp hồ sơ mẫu', load: loadPeople },
  'demo-dossiers': { says: 'hồ sơ mẫu của năm 2017 và ba tháng gần đây', load: loadDossiers },
  'demo-money': { says: 'phí, lệ phí và tài khoản mẫu', load: loadMoney },
  'demo-act-papers': { says: 'giấy tờ của diễn biến mẫu', load: loadActPapers },
  'demo-online': { says: 'tệp mẫu của hồ sơ nộp trực tuyến', load: loadOnline },
  'demo-service': { says: 'đánh giá và phản ánh, kiến nghị mẫu', load: loadService },
  'demo-procedures': { says: 'các bản, dự thảo thủ tục mẫu', load: loadProcedureVersions },
  'demo-words': { says: 'từ thường dùng mẫu', load: loadEverydayWords },
  'demo-posting': { says: 'sổ niêm yết mẫu', load: loadPosting },
  'demo-people-work': { says: 'vắng mặt, phiếu bàn giao mẫu', load: loadPeopleWork },
  'demo-report-2017': { says: 'báo cáo năm 2017', load: loadReport2017 },
  'demo-control': { says: 'hai lần tự kiểm soát hồ sơ mẫu', load: loadControlRuns },
  'demo-inspection-2017': { says: 'đợt kiểm tra năm 2017', load: loadInspection2017 },
  'demo-inspection-before': { says: 'đợt kiểm tra mẫu năm trước', load: loadInspectionBefore },
  'demo-inspection-current': { says: 'đợt kiểm tra mẫu đang tiến hành', load: loadInspectionCurrent },
} as const satisfies Record<string, { says: string; load: (tx: Tx, at: Date) => Promise<unknown> }>;

const STEPS_OF: Readonly<Record<SeedMode, readonly (keyof typeof STEPS)[]>> = { none: [], reference: ['reference', 'report-schedule', 'checklist', 'inspection-bases'], demo: ['reference', 'report-schedule', 'checklist', 'inspection-bases', 'demo-people', 'demo-dossiers', 'demo-money', 'demo-act-papers', 'demo-online', 'demo-procedures', 'demo-words', 'demo-people-work', 'demo-report-2017', 'demo-service', 'demo-posting', 'demo-control', 'demo-inspection-2017', 'demo-inspection-before', 'demo-inspection-current'] };

async function once(step: keyof typeof STEPS, at: Date, log: (line: string) => void): Promise<void> {
  const { says, load } = STEPS[step];
  const done = await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:seed'))`;
    if (await tx.auditEntry.findFirst({ where: { agencyId: AGENCY_ID, subject: `seed:${step}` }, select: { seq: true } })) return false;
    await load(tx, at);
    await appendAudit(tx, { agencyId: AGENCY_ID, actorId: null, action: 'seed:load', subject: `seed:${step}`, detail: { step }, at });
    return true;
  }, { timeout: 300_000 });
  log(done ? `đã nạp ${says}` : `đã có ${says}`);
}

/**
 * Fills a migrated database: `none` nothing, `reference` what any office needs, `demo` that and invented people with
 * their dossiers in the months before `at`. Running it again changes nothing. Throws on the first failure.
 */
export async function seed(mode: SeedMode, log: (line: string) => void = () => {}, at: Date = now()): Promise<void> {
  for (const step of STEPS_OF[mode]) await once(step, at, log);
}

/** The sample accounts there are, for the end of a start. */
export async function demoAccounts(): Promise<{ username: string; name: string; title: string }[]> {
  const found = await db().staff.findMany({ where: { agencyId: AGENCY_ID, isSample: true, isActive: true }, select: { username: true, name: true, title: true } });
  const order = Object.values(DEMO_USERNAMES);
  return found.sort((a, b) => order.indexOf(a.username) - order.indexOf(b.username));
}

const invoked = process.argv[1];
if (invoked && import.meta.url === pathToFileURL(invoked).href) {
  const mode = SEED_MODES.find((known) => known === (process.argv[2] ?? process.env.TTHC_SEED ?? 'demo'));
  if (!mode) {
    console.error(`Viết một trong: ${SEED_MODES.join(', ')}`);
    process.exit(1);
  }
  seed(mode, console.log)
    .then(() => db().$disconnect())
    .catch((error: unknown) => {
      console.error(error instanceof Error ? (error.stack ?? error.message) : error);
      process.exit(1);
    });
}
