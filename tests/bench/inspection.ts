import pg from 'pg';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { prepareRegister } from './register/prepare';

export type InspectionBench = {
  readonly dossiers: number; readonly events: number; readonly papers: number; readonly documents: number; readonly fees: number; readonly looked: number; readonly breaches: number; readonly rules: number;
  readonly seconds: number; readonly cpuSeconds: number; readonly rssMb: number; readonly run: { readonly opened: number; readonly seconds: number }; readonly again: { readonly opened: number; readonly seconds: number };
};

/** What a register of the bench lacks and a real one has for every dossier: its receipt and requests, its components, its fee with the payment. */
const FILL = [
  `INSERT INTO paper ("agencyId", id, "dossierId", kind, edition, "bookYear", ordinal, "issuedAt", data, sha256, "verifyToken")
   SELECT "agencyId", gen_random_uuid(), id, 'intake-receipt', CASE WHEN "receivedAt" < '2025-09-14T17:00Z' THEN 'circular-01-2018' ELSE 'circular-03-2025' END, extract(year FROM timezone('Asia/Ho_Chi_Minh', "receivedAt"))::int,
          row_number() OVER (PARTITION BY extract(year FROM timezone('Asia/Ho_Chi_Minh', "receivedAt")) ORDER BY "receivedAt", id), "receivedAt",
          jsonb_build_object('kind', 'intake-receipt', 'dossierCode', code, 'applicant', jsonb_build_object('name', "applicantName", 'address', "applicantAddress"), 'procedure', jsonb_build_object('name', 'Thủ tục mẫu'), 'sets', 1, 'term', jsonb_build_object('unit', "termUnit"),
            'receivedAt', jsonb_build_object('on', timezone('Asia/Ho_Chi_Minh', "receivedAt")::date, 'minute', 540), 'dueAt', jsonb_build_object('on', timezone('Asia/Ho_Chi_Minh', "printedDueAt")::date, 'minute', 1020), 'collectedAt', 'Bộ phận Tiếp nhận và Trả kết quả', 'receptionOfficerName', 'Người mẫu',
            'components', (SELECT jsonb_agg(jsonb_build_object('name', 'Giấy tờ mẫu số ' || n || ' theo quy định của thủ tục', 'originals', 1, 'copies', 0, 'electronic', 0)) FROM generate_series(1, 8) n)), md5(id::text), md5('a' || id::text)
     FROM dossier WHERE "receivedAt" IS NOT NULL`,
  `INSERT INTO paper ("agencyId", id, "dossierId", kind, edition, "bookYear", ordinal, "issuedAt", data, sha256, "verifyToken")
   SELECT e."agencyId", gen_random_uuid(), e."dossierId", 'supplement-request', CASE WHEN d."receivedAt" < '2025-09-14T17:00Z' THEN 'circular-01-2018' ELSE 'circular-03-2025' END, extract(year FROM e."legalAt")::int, row_number() OVER (PARTITION BY extract(year FROM e."legalAt") ORDER BY e."legalAt", e."dossierId"), e."legalAt", '{}', md5(e.id::text), md5('b' || e.id::text)
     FROM dossier_event e JOIN dossier d ON d."agencyId" = e."agencyId" AND d.id = e."dossierId" WHERE e.act = 'request-supplement'`,
  `INSERT INTO submitted_document ("agencyId", "dossierId", ordinal, name, "isPresent", "isScanned") SELECT "agencyId", id, n, 'Giấy tờ mẫu', TRUE, n < 4 FROM dossier, generate_series(1, 4) n WHERE "receivedAt" IS NOT NULL`,
  `INSERT INTO fee_item ("agencyId", "dossierId", ordinal, kind, name, "amountVnd", "paidVnd", "paidAt", "receiptNumber") SELECT d."agencyId", d.id, 1, coalesce(v.content->'fees'->0->>'kind', 'duty'), coalesce(v.content->'fees'->0->>'name', 'Khoản thu mẫu'), a.vnd, a.vnd, d."receivedAt", 'BL'
     FROM dossier d JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId", LATERAL (SELECT coalesce((v.content->'fees'->0->>'amountVnd')::bigint, 600000) AS vnd) a WHERE d."receivedAt" IS NOT NULL`,
  `INSERT INTO digitised_result ("agencyId", "dossierId", "isScanned", "signatureState") SELECT "agencyId", id, TRUE, 'none' FROM dossier WHERE "resolvedAt" IS NOT NULL AND id::text < 'f'`,
  `INSERT INTO fee_payment ("agencyId", id, "dossierId", ordinal, direction, "amountVnd", "receiptNumber", "paidAt", "enteredAt") SELECT "agencyId", gen_random_uuid(), "dossierId", ordinal, 'payment', "paidVnd", 'BL', "paidAt", "paidAt" FROM fee_item`,
  'ANALYZE',
] as const;

const COUNTS = `SELECT (SELECT count(*)::int FROM dossier) AS dossiers, (SELECT count(*)::int FROM dossier_event) AS events, (SELECT count(*)::int FROM paper) AS papers, (SELECT count(*)::int FROM submitted_document) AS documents, (SELECT count(*)::int FROM fee_item) AS fees`;

/**
 * All rules over all dossiers of a register of five years, then the night's run over the last year that stores what it found,
 * and the same run again.
 */
export async function benchInspection(rows: number, fresh: boolean): Promise<InspectionBench> {
  const register = await prepareRegister(rows, fresh, (line) => console.log(line));
  const client = new pg.Client({ connectionString: register.ownerUrl });
  await client.connect();
  const { rows: filled } = await client.query("SELECT 1 FROM paper WHERE kind = 'supplement-request' LIMIT 1");
  if (filled.length === 0) for (const sql of FILL) await client.query(sql);
  await client.query("DELETE FROM control_breach; DELETE FROM control_run WHERE area = 'dossiers'");
  const counted = (await client.query<Pick<InspectionBench, 'dossiers' | 'events' | 'papers' | 'documents' | 'fees'>>(COUNTS)).rows[0];
  await client.end();
  if (!counted) throw new Error('no counts');
  process.env.DATABASE_URL = register.appUrl;
  const [{ answerItems }, { runDossierControl }, { ITEM_RULES }, clock] = await Promise.all([import('@/lib/usecases/answer-items'), import('@/lib/usecases/check-dossiers'), import('@/lib/domain/inspection/rules/index'), import('@/lib/platform/clock')]);
  const at = clock.now();
  const today = clock.localTimeOf(at).on;
  let rssMb = 0;
  const watching = setInterval(() => { rssMb = Math.max(rssMb, Math.round(process.memoryUsage().rss / 1_048_576)); }, 50);
  const timed = async <T>(work: () => Promise<T>): Promise<{ value: T; seconds: number; cpuSeconds: number }> => {
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    const value = await work();
    const used = process.cpuUsage(cpu);
    return { value, seconds: (performance.now() - started) / 1_000, cpuSeconds: (used.user + used.system) / 1e6 };
  };
  const all = await timed(() => answerItems({ agencyId: 1, period: { from: plainDate('2015-01-01'), to: today }, asOf: at, unitIds: [] }));
  clearInterval(watching);
  const [run, again] = [await timed(() => runDossierControl(at)), await timed(() => runDossierControl(new Date(at.getTime() + 1_000)))];
  const sum = (of: (outcome: (typeof all.value)[number]) => number): number => all.value.reduce((total, outcome) => total + of(outcome), 0);
  return {
    ...counted, rules: ITEM_RULES.length, looked: sum(({ population }) => population), breaches: sum(({ breaches }) => breaches.length), seconds: all.seconds, cpuSeconds: all.cpuSeconds, rssMb,
    run: { opened: run.value.opened, seconds: run.seconds }, again: { opened: again.value.opened, seconds: again.seconds },
  };
}
