/*
 * The statements of the generator. Everything is invented. `bench_r(n, k)` is a number from 0 to 1 that is the same in
 * every run; `bench_day` has the working days, `bench_due` what the deadline engine says of each.
 */
const FAMILY = `ARRAY['Nguyễn','Nguyễn','Nguyễn','Nguyễn','Nguyễn','Nguyễn','Trần','Trần','Lê','Lê','Phạm','Hoàng','Vũ','Phan','Đặng','Bùi','Đỗ','Hồ','Ngô','Dương','Lý','Đinh','Mai','Tạ']`;
const MIDDLE = `ARRAY['Văn','Văn','Văn','Thị','Thị','Thị','Đức','Minh','Quang','Hữu','Ngọc','Thanh','Gia','Khánh','Công','Xuân','Thu','Hải','Bảo','Tuấn']`;
const GIVEN = `ARRAY['An','Bình','Châu','Dũng','Đạt','Giang','Hà','Hạnh','Hiếu','Hòa','Hùng','Hương','Khánh','Lan','Linh','Long','Mai','Nam','Nga','Ngân','Nhung','Phong','Phúc','Quân','Quỳnh','Sơn','Tâm','Thảo','Thắng','Thủy','Trang','Trung','Tuấn','Tùng','Uyên','Vân','Việt','Vinh','Yến','Ước']`;
const TRADE = `ARRAY['Cơ khí chính xác','Xây dựng và Thương mại','Vận tải biển','Điện tử','Dệt may','Thủy sản','Bao bì','Nhựa kỹ thuật','Logistics','Thực phẩm sạch','Hóa chất','Thiết bị y tế','Năng lượng','Cảng dịch vụ']`;
const PLACE = `ARRAY['Sao Bến','Đồ Sơn','Cát Bi','Lạch Tray','An Dương','Thủy Nguyên','Đình Vũ','Tràng Duệ','Nam Triệu','Hồng Bàng','Ngô Quyền','Kiến An','Vĩnh Bảo','Tiên Lãng']`;
const STREET = `ARRAY['Lê Hồng Phong','Trần Phú','Điện Biên Phủ','Lạch Tray','Nguyễn Văn Linh','Hùng Vương','Tô Hiệu','Cầu Đất']`;

const pick = (list: string, n: string, k: number): string => `(${list})[1 + floor(bench_r(${n}, ${k}) * array_length(${list}, 1))::int]`;
const uuid = (ms: string, n: string, k: number): string => `(lpad(to_hex(${ms}), 12, '0') || '7' || substr(md5(${n}::text || '.${k}'), 1, 3) || '8' || substr(md5(${n}::text || '.${k}'), 4, 15))::uuid`;
const ms = (at: string): string => `(extract(epoch FROM ${at}) * 1000)::bigint`;

/** Officers beside the sample accounts, four a department, and applicants. $1 agency, $2 how many applicants. */
export const PEOPLE = `
  WITH made AS (
    INSERT INTO staff ("agencyId", id, username, name, title, "isSample")
    SELECT $1::int, md5('bench' || u.id || n)::uuid, 'cb' || substr(md5(u.id::text), 1, 6) || n, ${pick(FAMILY, 'n * 31 + hashtext(u.id::text)', 71)} || ' ' || ${pick(MIDDLE, 'n * 31 + hashtext(u.id::text)', 72)} || ' ' || ${pick(GIVEN, 'n * 31 + hashtext(u.id::text)', 73)}, 'Chuyên viên', TRUE
      FROM unit u, generate_series(1, 4) n WHERE u.kind = 'department' AND u."agencyId" = $1::int RETURNING id, username
  ), roles AS (
    INSERT INTO staff_role ("agencyId", "staffId", "unitId", role)
    SELECT $1::int, m.id, u.id, 'officer' FROM made m JOIN unit u ON m.username LIKE 'cb' || substr(md5(u.id::text), 1, 6) || '%'
  )
  INSERT INTO applicant ("agencyId", id, kind, name, "citizenId", "taxCode", address, phone)
  SELECT $1::int, md5('applicant' || n)::uuid, CASE WHEN n % 3 = 0 THEN 'enterprise' ELSE 'citizen' END,
    CASE WHEN n % 3 = 0 THEN CASE WHEN n % 2 = 0 THEN 'Công ty TNHH ' ELSE 'Công ty Cổ phần ' END || ${pick(TRADE, 'n', 81)} || ' ' || ${pick(PLACE, 'n', 82)} || ' ' || (1 + n % 97) ELSE ${pick(FAMILY, 'n', 83)} || ' ' || ${pick(MIDDLE, 'n', 84)} || ' ' || ${pick(GIVEN, 'n', 85)} END,
    CASE WHEN n % 3 = 0 THEN NULL ELSE '031' || lpad((n + 200000000)::text, 9, '0') END, CASE WHEN n % 3 = 0 THEN '03' || lpad((n + 10000000)::text, 8, '0') END,
    'Số ' || (1 + n % 400) || ' đường ' || ${pick(STREET, 'n', 86)} || ', thành phố Hải Phòng', '09' || lpad(((n::bigint * 7919) % 100000000)::text, 8, '0')
    FROM generate_series(1, $2::int) n`;

/** When what happens to each dossier, all of it up to $1, now. */
export const PLAN = (rows: number, days: number): string => {
  const at = (day: string, minute: string): string => `((dd.days[(${day}) + 1] + (${minute}) * interval '1 minute') AT TIME ZONE 'UTC' - interval '7 hours')`;
  return `
  CREATE UNLOGGED TABLE bench_plan AS
  WITH drawn AS (
    SELECT n AS rn, least(floor((n - 1)::float8 / ${rows} * ${days})::int, ${days} - 1) AS i, bench_r(n, 1) AS kind, bench_r(n, 2) AS luck, bench_r(n, 3) < 0.3 AS online, bench_r(n, 4) AS stuck, bench_r(n, 5) AS later,
           floor(bench_r(n, 6) * (SELECT count(*) FROM bench_version))::int AS version, floor(bench_r(n, 7) * 510)::int AS spread, 1 + floor(bench_r(n, 8) * 4)::int AS officer, 1 + floor(bench_r(n, 9) * ${Math.max(500, Math.ceil(rows / 3))})::int AS applicant
      FROM generate_series(1, ${rows}) n
  ), termed AS (
    SELECT d.*, v."versionId", v."procedureId", v."sectorId", v."handlingUnitId", v."pauseRule", v.combo, v."caseName", v."termUnit", v."termValue", v."termSource",
           CASE WHEN kind < 0.03 THEN 'withdrawn' WHEN kind < 0.04 THEN 'stopped' WHEN kind < 0.12 THEN 'supplement' WHEN kind < 0.13 AND online THEN 'declined' ELSE 'plain' END AS story,
           CASE v."termUnit" WHEN 'working-day' THEN v."termValue" WHEN 'calendar-day' THEN ceil(v."termValue" * 5 / 7.0)::int ELSE 0 END AS term_days,
           CASE WHEN v."termUnit" IN ('working-hour', 'same-day') THEN 540 WHEN spread % 2 = 0 THEN 480 + spread * 200 / 510 ELSE 810 + spread * 160 / 510 END AS minute
      FROM drawn d JOIN bench_version v ON v.ordinal = d.version
  ), paced AS (
    SELECT *, i + CASE WHEN story = 'supplement' THEN 4 ELSE 0 END + CASE WHEN luck < 0.05 THEN term_days + 1 + floor(later * 10)::int ELSE greatest(0, term_days - floor(luck * (term_days / 2.0 + 1))::int) END AS finish_day,
           rn > ${rows} * 0.6 AND stuck < ${6_250 / rows} AS is_stuck
      FROM termed
  ), timed AS (
    SELECT p.*, ${at('p.i', 'p.minute')} AS received,
           ${at('p.i', 'p.minute + 20')} AS taken,
           CASE WHEN story = 'supplement' THEN ${at('p.i + 1', '600')} END AS paused,
           CASE WHEN story = 'supplement' AND NOT (is_stuck AND later < 0.3) THEN ${at('p.i + 4', '600')} END AS resumed,
           CASE WHEN story IN ('plain', 'supplement') AND NOT is_stuck THEN ${at('least(p.finish_day, ' + String(days + 100) + ')', '1005')} END AS finished,
           CASE WHEN story = 'withdrawn' THEN ${at('p.i + 1', '660')} WHEN story = 'stopped' THEN ${at('p.i + 2', '660')} WHEN story = 'declined' THEN ${at('p.i', 'p.minute')} END AS broken,
           CASE WHEN story IN ('plain', 'supplement') AND NOT is_stuck AND NOT (rn > ${rows} * 0.9 AND later > 0.97) THEN ${at('least(p.finish_day, ' + String(days + 100) + ') + 1 + floor(p.later * 4)::int', '570')} END AS returned
      FROM paced p CROSS JOIN (SELECT array_agg("on" ORDER BY i) AS days FROM bench_day) dd
  ), known AS (
    SELECT rn, i, online, officer, applicant, "versionId", "procedureId", "sectorId", "handlingUnitId", "pauseRule", combo, "caseName", "termUnit", "termValue", "termSource", story, later,
           CASE WHEN online THEN received - interval '25 minutes' END AS submitted, received,
           CASE WHEN story IN ('withdrawn', 'declined') OR taken > $1 THEN NULL ELSE taken END AS taken, CASE WHEN paused <= $1 THEN paused END AS paused, CASE WHEN resumed <= $1 THEN resumed END AS resumed,
           CASE WHEN finished <= $1 THEN finished END AS finished, CASE WHEN broken <= $1 THEN broken END AS broken, CASE WHEN returned <= $1 THEN returned END AS returned
      FROM timed WHERE CASE WHEN online THEN received - interval '25 minutes' ELSE received END <= $1
  )
  SELECT k.*, CASE WHEN story = 'declined' OR received > $1 THEN NULL ELSE received END AS accepted,
         (SELECT id FROM unit WHERE kind = 'one-stop-desk' LIMIT 1) AS desk, (SELECT id FROM staff WHERE username = 'tiepnhan') AS clerk,
         coalesce((SELECT s.id FROM staff s WHERE s.username = 'cb' || substr(md5(k."handlingUnitId"::text), 1, 6) || k.officer), (SELECT id FROM staff WHERE username = 'chuyenvien')) AS holder,
         row_number() OVER (PARTITION BY i ORDER BY received, rn) AS ordinal
    FROM known k`;
};

const STATUS = `CASE WHEN p.story = 'declined' AND p.broken IS NOT NULL THEN 'declined' WHEN p.accepted IS NULL THEN 'submitted' WHEN p.returned IS NOT NULL THEN 'returned' WHEN p.finished IS NOT NULL THEN 'resolved'
  WHEN p.broken IS NOT NULL THEN p.story WHEN p.paused IS NOT NULL AND p.resumed IS NULL THEN 'awaiting-supplement' WHEN p.taken IS NOT NULL THEN 'processing' ELSE 'received' END`;
const ENDED = 'coalesce(p.finished, p.broken)';

/** Dossiers $2 < rn <= $3 of agency $1. */
export const DOSSIERS = `
  INSERT INTO dossier ("agencyId", id, code, "externalCode", "qrToken", status, channel, "caseName", "procedureId", "versionId", "sectorId", "applicantId", "applicantKind", "applicantName", "applicantIdNumber", "applicantAddress", "applicantPhone",
    "termUnit", "termValue", "termSource", "statutoryUnit", "statutoryValue", "pauseRule", "submittedAt", "receivedAt", "printedDueAt", "originalDueAt", "isDueProvisional", "dueSteps", "calendarVersion", "pausedAt", "pauseCause",
    "resolvedAt", "endedAt", "returnedAt", "resultKind", "endStanding", "receivedById", "receivedUnitId", "handlingUnitId", "holdingUnitId", "holderId", "currentStep", "supplementAsks", "eventCount", "lastEventAt", "isSample", "createdAt")
  SELECT $1::int, ${uuid(ms('p.received'), 'p.rn', 1)}, (SELECT code FROM agency WHERE id = $1::int) || '-' || to_char(b."on", 'YYMMDD') || '-' || lpad(p.ordinal::text, greatest(4, length(p.ordinal::text)), '0'),
    CASE WHEN p.rn % 10 = 0 THEN '000.00.' || p.rn END, substr(md5('qr' || p.rn), 1, 22), ${STATUS}, CASE WHEN p.online THEN 'online' WHEN p.rn % 20 = 0 THEN 'postal' ELSE 'in-person' END, p."caseName", p."procedureId", p."versionId", p."sectorId",
    a.id, a.kind, a.name, coalesce(a."citizenId", a."taxCode"), a.address, a.phone,
    p."termUnit", p."termValue", p."termSource", p."termUnit", p."termValue", p."pauseRule", p.submitted, p.accepted, CASE WHEN p.accepted IS NOT NULL THEN o."dueAt" END, CASE WHEN p.accepted IS NOT NULL THEN e."dueAt" END, e.provisional,
    CASE WHEN p.accepted IS NOT NULL THEN e.steps END, 1, CASE WHEN p.resumed IS NULL AND ${ENDED} IS NULL THEN p.paused END, CASE WHEN p.resumed IS NULL AND ${ENDED} IS NULL AND p.paused IS NOT NULL THEN 'supplement' END,
    p.finished, ${ENDED}, p.returned, CASE WHEN p.finished IS NOT NULL THEN CASE WHEN p.later < 0.03 THEN 'refused' ELSE 'granted' END END,
    CASE WHEN p.story <> 'declined' AND ${ENDED} IS NOT NULL THEN CASE WHEN ${ENDED} > e."dueAt" THEN 'late' WHEN tthc_local_day(${ENDED}) < tthc_local_day(e."dueAt") THEN 'early' ELSE 'on-time' END END,
    p.clerk, p.desk, p."handlingUnitId", CASE WHEN p.taken IS NULL THEN p.desk ELSE p."handlingUnitId" END, CASE WHEN p.taken IS NOT NULL THEN p.holder WHEN p.accepted IS NOT NULL THEN p.clerk END, 0, CASE WHEN p.paused IS NOT NULL THEN 1 ELSE 0 END,
    1 + (p.online AND (p.accepted IS NOT NULL OR p.broken IS NOT NULL))::int + (p.taken IS NOT NULL)::int + (p.paused IS NOT NULL)::int + (p.resumed IS NOT NULL)::int + (p.finished IS NOT NULL)::int + (p.broken IS NOT NULL AND p.story <> 'declined')::int + (p.returned IS NOT NULL)::int,
    greatest(p.submitted, p.accepted, p.taken, p.paused, p.resumed, p.finished, p.broken, p.returned), TRUE, coalesce(p.submitted, p.received)
    FROM bench_plan p JOIN bench_day b ON b.i = p.i
    JOIN applicant a ON a."agencyId" = $1::int AND a.id = md5('applicant' || p.applicant)::uuid
    JOIN bench_due o ON o.day = p.i AND o.combo = p.combo AND o.variant = 0
    JOIN bench_due e ON e.day = p.i AND e.combo = p.combo AND e.variant = CASE WHEN p.resumed IS NOT NULL THEN 1 ELSE 0 END
   WHERE p.rn > $2::int AND p.rn <= $3::int ORDER BY p.rn`;

/** The events of the same dossiers, each in the order in which it happened. */
export const EVENTS = `
  INSERT INTO dossier_event ("agencyId", "dossierId", seq, id, act, "statusAfter", "legalAt", "enteredAt", "actorId", "actorUnitId", reason, data)
  SELECT $1::int, ${uuid(ms('p.received'), 'p.rn', 1)}, row_number() OVER (PARTITION BY p.rn ORDER BY v.step)::int, ${uuid(ms('v.at'), 'p.rn', 2).replace(/'\.2'/g, "'.2.' || v.step")}, v.act, v.status, v.at, v.at, v.actor, v.unit, v.reason, v.data::jsonb
    FROM bench_plan p, LATERAL (VALUES
      (1, CASE WHEN p.online THEN 'submit-online' ELSE 'receive' END, CASE WHEN p.online THEN 'submitted' ELSE 'received' END, coalesce(p.submitted, p.accepted), CASE WHEN p.online THEN NULL ELSE p.clerk END, p.desk, NULL, NULL),
      (2, 'accept', 'received', CASE WHEN p.online THEN p.accepted END, p.clerk, p.desk, NULL, NULL),
      (3, 'take-over', 'processing', p.taken, p.holder, p."handlingUnitId", NULL, '{"toUnitId": "' || p."handlingUnitId" || '"}'),
      (4, 'request-supplement', 'awaiting-supplement', p.paused, p.holder, p."handlingUnitId", 'Thiếu thành phần hồ sơ', '{"items": ["Bản sao có chứng thực"]}'),
      (5, 'receive-supplement', 'processing', p.resumed, p.clerk, p.desk, NULL, NULL),
      (6, 'finish', 'resolved', p.finished, p.holder, p."handlingUnitId", NULL, '{"resultKind": "' || CASE WHEN p.later < 0.03 THEN 'refused' ELSE 'granted' END || '"}'),
      (7, CASE p.story WHEN 'withdrawn' THEN 'withdraw' WHEN 'stopped' THEN 'stop' ELSE 'decline' END, p.story, p.broken, p.clerk, p.desk, 'Theo đề nghị của người nộp', NULL),
      (8, 'return-result', 'returned', p.returned, p.clerk, p.desk, NULL, '{"collector": "Người nộp"}')
    ) AS v(step, act, status, at, actor, unit, reason, data)
   WHERE p.rn > $2::int AND p.rn <= $3::int AND v.at IS NOT NULL ORDER BY p.rn, v.step`;
