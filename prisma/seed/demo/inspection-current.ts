import { sha256 } from '@/lib/adapters/hash';
import { insertSealedAnswers } from '@/lib/data/inspection-auto-answers';
import type { Tx } from '@/lib/db/transaction';
import { addDays, plainDate, yearOf, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { ITEM_RULES } from '@/lib/domain/inspection/rules/index';
import { sealOutcome } from '@/lib/domain/inspection/rules/seal';
import type { SampledDossier } from '@/lib/domain/inspection/sample';
import type { Answer } from '@/lib/domain/inspection/vocabulary';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import { answerItems } from '@/lib/usecases/answer-items';
import { AGENCY_ID } from '../reference';
import { answersOf } from './inspection-2017';
import { act, agreeOnMinutes, castInspection, find, issueDemoYearPlan, recommend, recordAt, remedy, say, type Cast, type DemoAnswer } from './inspection-acts';
import { conclude, drawDemoSample, prepare } from './inspection-run';

const at = (on: PlainDate, minute = 540): Date => instantOf({ on, minute });
const versionOf = async (tx: Tx, id: string): Promise<string> => (await tx.inspection.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY_ID, id } }, select: { checklistVersionId: true } })).checklistVersionId;
const PURPOSE = 'Đánh giá việc thực hiện kiểm soát thủ tục hành chính; chấn chỉnh, khắc phục kịp thời tồn tại, hạn chế.';

/** Last year's inspection: concluded and published; of its recommendations some kept, one kept late, one late still, one waiting to be verified. */
export async function loadInspectionBefore(tx: Tx, moment: Date): Promise<void> {
  const cast = await castInspection(tx);
  const { as, unit } = cast;
  const year = yearOf(localTimeOf(moment).on) - 1;
  const on = (monthDay: string): PlainDate => plainDate(`${year}-${monthDay}`);
  const yearPlanId = await issueDemoYearPlan(cast, { year, number: '118/KH-BQL', issuedOn: on('01-20'), purpose: PURPOSE, lines: [{ units: ['TNMT', 'QHXD', 'BPMC'], month: 10, contents: ['carrying-out', 'feedback'], note: null }] });
  const id = await prepare(cast, {
    plan: {
      code: `${year}-01`, yearPlanId, title: `Kiểm tra công tác kiểm soát thủ tục hành chính năm ${year}`, purpose: PURPOSE, periodFrom: on('01-01'), periodTo: on('09-30'), siteFrom: on('10-14'), siteTo: on('10-16'), selfReportDueOn: on('10-08'), contents: ['direction', 'carrying-out', 'feedback'],
      visits: [{ unit: 'TNMT', on: on('10-14'), note: 'Kiểm tra hồ sơ' }, { unit: 'QHXD', on: on('10-15'), note: 'Kiểm tra hồ sơ' }, { unit: 'BPMC', on: on('10-16'), note: 'Kiểm tra niêm yết, tiếp nhận, trả kết quả' }],
    },
    drafted: on('09-05'), planIssued: { on: on('09-10'), number: '2051/KH-BQL' }, decided: { on: on('09-22'), number: '2133/QĐ-BQL' }, notified: { on: on('09-25'), number: '12/TB-ĐKT' }, reported: on('10-07'), lead: 'kiemtra',
    team: [{ username: 'kiemtra', role: 'lead', units: [] }, { username: 'kiemtra2', role: 'member', units: [] }],
    selfReports: [{ unit: 'TNMT', by: 'moitruong', words: { direction: 'Có phân công công chức đầu mối.', 'carrying-out': 'Thực hiện đúng quy trình.', shortcomings: 'Còn hồ sơ lấy ý kiến phối hợp chậm.' } }],
  });
  await act(tx, as('kiemtra', at(on('10-14'), 480)), id, 'open');
  const checklist = await versionOf(tx, id);
  const record = async (of: string, day: PlainDate, fails: Readonly<Record<string, string>>, unseen: readonly string[] = []) => recordAt(tx, as('kiemtra2', at(day, 600)), id, unit(of), { answers: await answersOf(tx, checklist, fails, () => false, unseen) });
  await record('TNMT', on('10-14'), { 'kt-46': 'Không có hạn trả lời', 'kt-41': 'Một bước vượt 02 ngày' }, ['kt-22', 'kt-26']);
  await record('QHXD', on('10-15'), { 'kt-44': 'Thiếu văn bản tạm dừng' }, ['kt-22', 'kt-26']);
  await record('BPMC', on('10-16'), { 'kt-22': 'Mã QR không mở được', 'kt-19': 'Thiếu 01 thủ tục' });
  const common = { dossierCodes: [] as string[], severity: 'moderate', extent: 'single', cause: 'subjective', correctedOnSpot: false } as const;
  const finder = as('kiemtra2', at(on('10-16'), 840));
  const opinions = await find(tx, finder, id, { ...common, key: 'phoi-hop', unitId: unit('TNMT'), itemKey: 'kt-46', extent: 'systemic', facts: 'Văn bản lấy ý kiến phối hợp không ghi hạn trả lời; chưa theo dõi việc chậm trả lời', ruleBroken: 'Khoản 7 Điều 18 Nghị định số 63/2010/NĐ-CP' });
  const pauses = await find(tx, finder, id, { ...common, key: 'tam-dung', unitId: unit('QHXD'), itemKey: 'kt-44', severity: 'serious', facts: 'Tạm dừng tính thời gian của 02 hồ sơ mà không có văn bản', ruleBroken: 'Quy trình nội bộ giải quyết thủ tục' });
  const code = await find(tx, finder, id, { ...common, key: 'ma-qr', unitId: unit('BPMC'), itemKey: 'kt-22', severity: 'minor', correctedOnSpot: true, facts: 'Mã QR trên bảng niêm yết dẫn đến trang đã thay địa chỉ', ruleBroken: 'Điều 16 Nghị định số 63/2010/NĐ-CP' });
  const board = await find(tx, finder, id, { ...common, key: 'niem-yet', unitId: unit('BPMC'), itemKey: 'kt-19', facts: 'Bảng niêm yết thiếu 01 thủ tục đang áp dụng', ruleBroken: 'Điều 16, Điều 17 Nghị định số 63/2010/NĐ-CP' });
  await say(tx, as('moitruong', at(on('10-16'), 900)), opinions, 'agree', 'Thống nhất.');
  for (const [of, head] of [['TNMT', 'moitruong'], ['QHXD', 'xaydung'], ['BPMC', 'tiepnhan']] as const) await agreeOnMinutes(tx, as('kiemtra', at(on('10-16'), 930)), as(head, at(on('10-16'), 960)), id, unit(of), { assessment: 'Đơn vị phối hợp tốt với đoàn kiểm tra.' }, null);
  const drafting = as('kiemtra', at(on('10-21')));
  const to = (number: number, of: string, kind: 'correct' | 'organise' | 'train', text: string, dueOn: PlainDate, findingIds: string[]) => recommend(tx, drafting, id, { number, addresseeKind: 'unit', unitId: unit(of), kind, text, dueOn, findingIds });
  const first = await to(1, 'TNMT', 'organise', 'Ghi hạn trả lời trong mọi văn bản lấy ý kiến; lập sổ theo dõi', on('12-15'), [opinions]);
  const second = await to(2, 'QHXD', 'correct', 'Chỉ tạm dừng khi có văn bản, có căn cứ; rà soát hồ sơ đang tạm dừng', on('11-30'), [pauses]);
  const third = await to(3, 'BPMC', 'correct', 'Rà soát, thay toàn bộ mã QR trên bảng niêm yết', on('11-15'), [code]);
  const fourth = await to(4, 'BPMC', 'correct', 'Niêm yết đủ thủ tục đang áp dụng', on('11-15'), [board]);
  const fifth = await recommend(tx, drafting, id, { number: 5, addresseeKind: 'leader', unitId: null, kind: 'train', text: 'Tổ chức tập huấn về quản lý thời hạn giải quyết cho công chức các phòng', dueOn: on('12-31'), findingIds: [pauses] });
  const words = { strengths: 'Các đơn vị chấp hành lịch kiểm tra, cung cấp đủ hồ sơ.\nTỷ lệ hồ sơ giải quyết trước và đúng hạn được giữ ổn định.', causes: 'Quy trình nội bộ chưa nêu rõ cách theo dõi việc phối hợp và tạm dừng.', assessment: 'Công tác kiểm soát thủ tục hành chính cơ bản đúng quy định; còn tồn tại cần khắc phục.' };
  await conclude(cast, id, { lead: 'kiemtra', endedOn: on('10-16'), report: { on: on('10-24'), number: '31/BC-ĐKT', words }, conclusion: { on: on('11-05'), number: '2588/KL-BQL', words }, publishedOn: on('11-07'), publicNotice: '2604/TB-BQL' });
  await remedy(tx, as('tiepnhan', at(on('11-12'))), third, 'report', 'Đã thay mã QR trên toàn bộ bảng niêm yết, quét thử 20 mã.');
  await remedy(tx, as('kiemsoat', at(on('11-14'))), third, 'accept', 'Đã quét thử tại chỗ, đều mở đúng.');
  await remedy(tx, as('tiepnhan', at(on('11-13'))), fourth, 'report', 'Đã niêm yết bổ sung thủ tục còn thiếu.');
  await remedy(tx, as('kiemsoat', at(on('11-17'))), fourth, 'accept', 'Đã kiểm tra bảng niêm yết, đủ.');
  await remedy(tx, as('xaydung', at(on('12-18'))), second, 'report', 'Đã rà soát 31 hồ sơ; bổ sung văn bản cho 02 hồ sơ.');
  await remedy(tx, as('kiemtra2', at(on('12-22'))), second, 'accept', 'Đã xem văn bản của 02 hồ sơ; báo cáo muộn 18 ngày so với thời hạn.');
  await remedy(tx, as('moitruong', at(on('12-10'))), first, 'promise', 'Đưa hạn trả lời vào mẫu văn bản lấy ý kiến.', on('12-31'));
  const lately = addDays(localTimeOf(moment).on, -6);
  await remedy(tx, as('lanhdao', at(lately)), fifth, 'report', 'Đã tổ chức một lớp tập huấn cho 26 công chức; gửi kèm danh sách.');
}

/** Every self-answering item of the units, sealed over the period. Answers by unit and item. */
async function sealAll({ tx, as }: Cast, id: string, sealedAt: Date, asOf: Date, unitIds: readonly string[], period: { readonly from: PlainDate; readonly to: PlainDate }): Promise<ReadonlyMap<string, { readonly verdict: Answer; readonly sha256: string }>> {
  const items = await tx.checklistItem.findMany({ where: { agencyId: AGENCY_ID, versionId: await versionOf(tx, id), autoRule: { not: null } }, select: { itemKey: true, autoRule: true } });
  const itemOf = new Map(items.map(({ itemKey, autoRule }) => [autoRule, itemKey]));
  const outcomes = await answerItems({ agencyId: AGENCY_ID, period, asOf, unitIds, rules: ITEM_RULES.filter(({ id: rule }) => itemOf.has(rule)), inspectionId: id });
  const ctx = as('kiemtra', sealedAt);
  const rows = outcomes.flatMap((outcome) => {
    const itemKey = itemOf.get(outcome.rule.id);
    const { unitId } = outcome;
    if (itemKey === undefined || unitId === null || !unitIds.includes(unitId)) return [];
    const { verdict, population, breaches, parameters, ruleId, ruleVersion, legalBasis, sha256: hash } = sealOutcome(outcome, { period, asOf: localTimeOf(asOf) }, sha256);
    return [{ id: newId(), unitId, itemKey, ruleId, ruleVersion, legalBasis, periodFrom: period.from, periodTo: period.to, asOf, verdict, population, breaches, parameters, sha256: hash, sealedAt, sealedById: ctx.actor.staffId }];
  });
  await act(tx, ctx, id, 'seal-answers', () => insertSealedAnswers(tx, AGENCY_ID, id, rows));
  return new Map(rows.map(({ unitId, itemKey, verdict, sha256: hash }) => [`${unitId} ${itemKey}`, { verdict, sha256: hash }]));
}

const SHEET = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M8', 'M11'] as const;
/** Sheets of the first dossiers of a sample; every fifth with a slip that names no hour. */
const sheetsOf = (sampled: readonly SampledDossier[], many: number) => sampled.slice(0, many).map(({ code }, index) => ({ code, answers: Object.fromEntries(SHEET.map((question): [string, readonly [Answer, string?]] => [question, question === 'M5' && index % 5 === 1 ? ['fails', 'không ghi giờ nhận'] : ['meets']])) }));

/**
 * This year's inspection, under way on the days around `moment`: self-reports in, answers sealed, samples drawn, some answers
 * confirmed, findings of which one repeats that of 2017, and everything on hand to try without a network.
 */
export async function loadInspectionCurrent(tx: Tx, moment: Date): Promise<void> {
  const cast = await castInspection(tx);
  const { as, unit } = cast;
  const today = localTimeOf(moment).on;
  const before = (days: number): PlainDate => addDays(today, -days);
  const year = yearOf(before(1));
  const units = ['QLLĐ', 'QLĐT', 'BPMC'] as const;
  const yearPlanId = await issueDemoYearPlan(cast, { year, number: '205/KH-BQL', issuedOn: before(44), purpose: PURPOSE, lines: [{ units, month: Number(today.slice(5, 7)), contents: ['direction', 'carrying-out', 'feedback'], note: 'Kiểm tra lại tồn tại của các kỳ trước' }, { units: ['QLDN'], month: 12, contents: ['carrying-out'], note: null }] });
  const period = { from: before(95), to: before(10) };
  const id = await prepare(cast, {
    plan: {
      code: `${year}-01`, yearPlanId, title: `Kiểm tra công tác kiểm soát thủ tục hành chính năm ${year}`, purpose: PURPOSE, periodFrom: period.from, periodTo: period.to, siteFrom: before(1), siteTo: addDays(today, 3), selfReportDueOn: before(4), contents: ['direction', 'carrying-out', 'feedback'],
      visits: [{ unit: 'QLLĐ', on: before(1), note: 'Kiểm tra hồ sơ, phiếu kiểm soát' }, { unit: 'BPMC', on: today, note: 'Kiểm tra niêm yết, tiếp nhận, trả kết quả' }, { unit: 'QLĐT', on: addDays(today, 2), note: 'Kiểm tra hồ sơ' }],
    },
    drafted: before(36), planIssued: { on: before(32), number: '2214/KH-BQL' }, decided: { on: before(20), number: '2301/QĐ-BQL' }, notified: { on: before(14), number: '08/TB-ĐKT' }, reported: before(5), lead: 'kiemtra',
    team: [{ username: 'kiemtra', role: 'lead', units: [] }, { username: 'kiemtra2', role: 'member', units: ['QLLĐ', 'BPMC'] }],
    selfReports: [
      { unit: 'QLLĐ', by: 'truongphong', words: { direction: 'Giao ban hằng tuần; có công chức đầu mối.', 'carrying-out': 'Hồ sơ giấy phép lao động chiếm phần lớn; có hồ sơ phải yêu cầu bổ sung nhiều lần.', shortcomings: 'Một số phiếu kiểm soát ghi chậm. Kiến nghị năm 2017 đã thực hiện nhưng chưa duy trì đều.', proposals: 'Đề nghị bổ sung nhân lực vào cuối năm.' } },
      { unit: 'QLĐT', by: 'truongdautu', words: { direction: 'Phân công theo lĩnh vực.', 'carrying-out': 'Theo dõi hồ sơ đến hạn trên hệ thống hằng ngày.', shortcomings: 'Có hồ sơ chờ ý kiến phối hợp lâu.' } },
      { unit: 'BPMC', by: 'tiepnhan', isDraft: true, words: { direction: 'Có bảng phân công quầy hằng tuần.' } },
    ],
  });
  const sampled = await drawDemoSample(cast, id, 'kiemtra', 'QLLĐ', at(before(4)), at(before(3)), 20);
  await drawDemoSample(cast, id, 'kiemtra', 'QLĐT', at(before(4), 600), at(before(3), 600), 20);
  const sealed = await sealAll(cast, id, at(before(2)), at(before(2)), units.map(unit), period);
  await act(tx, as('kiemtra', at(before(1), 480)), id, 'open');
  const confirmed = (of: string, many: number, except: readonly string[] = []): DemoAnswer[] => [...sealed].filter(([key]) => key.startsWith(`${unit(of)} `) && !except.some((itemKey) => key.endsWith(` ${itemKey}`))).slice(0, many).map(([key, { verdict, sha256: hash }]) => ({ itemKey: key.slice(key.indexOf(' ') + 1), answer: verdict, autoSha256: hash }));
  await recordAt(tx, as('kiemtra2', at(before(1), 600)), id, unit('QLLĐ'), {
    answers: [...confirmed('QLLĐ', 12, ['kt-38']), { itemKey: 'kt-2', answer: 'meets' }, { itemKey: 'kt-3', answer: 'meets' }, { itemKey: 'kt-4', answer: 'meets', note: 'Có sổ giao ban' }, { itemKey: 'kt-6', answer: 'meets' }, { itemKey: 'kt-38', answer: 'fails', note: 'Phiếu không ghi giờ nhận' }, { itemKey: 'kt-39', answer: 'meets' }, { itemKey: 'kt-28', answer: 'not-checked' }],
    sheets: sheetsOf(sampled, 8), interviews: [{ whom: 'Nhân viên nhân sự của một doanh nghiệp', role: 'người nộp hồ sơ', text: 'Phải bổ sung hai lần; lần sau đã được nêu đủ.' }], notes: ['Tủ hồ sơ xếp theo tháng, tra được ngay.'],
  });
  await recordAt(tx, as('kiemtra', at(today, 480)), id, unit('BPMC'), { answers: [{ itemKey: 'kt-22', answer: 'meets', note: 'Mã QR mở đúng' }, { itemKey: 'kt-26', answer: 'meets' }, { itemKey: 'kt-28', answer: 'meets' }, { itemKey: 'kt-19', answer: 'fails', note: 'Còn bản đã hết hiệu lực' }] });
  const common = { severity: 'moderate', extent: 'systemic', cause: 'subjective', correctedOnSpot: false } as const;
  const finder = as('kiemtra2', at(before(1), 660));
  const slips = await find(tx, finder, id, { ...common, key: 'phieu-kiem-soat', unitId: unit('QLLĐ'), itemKey: 'kt-38', dossierCodes: sampled.slice(1, 7).filter((_, index) => index % 5 === 0).map(({ code }) => code), causeNote: 'việc phân công sau lần kiểm tra trước không được duy trì', facts: 'Phiếu kiểm soát của hồ sơ trong mẫu không ghi giờ nhận ở bước chuyển phòng', ruleBroken: 'Khoản 3 Điều 18 Nghị định số 63/2010/NĐ-CP; Mẫu số 06 Thông tư số 03/2025/TT-VPCP' });
  await say(tx, as('truongphong', at(before(1), 720)), slips, 'contest', 'Một phần phiếu ghi giờ trên hệ thống, đơn vị sẽ cung cấp bản in.');
  await find(tx, as('kiemtra', at(today, 490)), id, { ...common, key: 'niem-yet', unitId: unit('BPMC'), itemKey: 'kt-19', extent: 'single', dossierCodes: [], facts: 'Bảng niêm yết tại sảnh còn 01 thủ tục đã hết hiệu lực', ruleBroken: 'Điều 16, Điều 17 Nghị định số 63/2010/NĐ-CP' }, false);
}
