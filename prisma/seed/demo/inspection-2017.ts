import type { Tx } from '@/lib/db/transaction';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { SelfReportFigures } from '@/lib/domain/inspection/self-report';
import { instantOf } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { AGENCY_ID } from '../reference';
import { readSeedFile, type OrganizationFile } from '../files';
import { idOf } from '../rows';
import { agreeOnMinutes, act, castInspection, find, issueDemoYearPlan, recommend, recordAt, remedy, say, type Cast, type DemoAnswer } from './inspection-acts';
import { conclude, drawDemoSample, prepare } from './inspection-run';

type SeedReport = { seedReport: { title: string; plans: { number: string; date: string; title: string }[]; inspection: { from: string; to: string }; period: { from: string; to: string }; received: number; inProgress: number; onTime: number; overdue: number; unaccounted: number; note: string } };

const day = plainDate;
const at = (on: string, minute = 540): Date => instantOf({ on: day(on), minute });
const UNITS = ['BPMC', 'QLLĐ', 'QLĐT', 'VP'] as const;

/** Items of today's checklist whose rule came after 2017: they did not apply then. */
const LATER = /118\/2025|03\/2025|61\/2018|01\/2020|45\/2020|766|Luật Lưu trữ 2024|01\/2023/;

/** Answers to every item: those of later law do not apply, `fails` as found, what a unit has nothing to do with was not looked at. */
export async function answersOf(tx: Tx, checklistVersionId: string, fails: Readonly<Record<string, string>>, isLaterLaw: (basis: string) => boolean, unseen: readonly string[] = []): Promise<DemoAnswer[]> {
  const items = await tx.checklistItem.findMany({ where: { agencyId: AGENCY_ID, versionId: checklistVersionId }, orderBy: { number: 'asc' }, select: { itemKey: true, legalBasis: true } });
  return items.map(({ itemKey, legalBasis }): DemoAnswer => {
    const note = fails[itemKey];
    if (note !== undefined) return { itemKey, answer: 'fails', note };
    if (isLaterLaw(legalBasis)) return { itemKey, answer: 'not-applicable', note: 'Quy định ban hành sau thời kỳ kiểm tra' };
    return unseen.includes(itemKey) ? { itemKey, answer: 'not-checked' } : { itemKey, answer: 'meets' };
  });
}

async function codesOf({ tx, unit }: Cast, of: string, many: number): Promise<string[]> {
  const rows = await tx.dossier.findMany({ where: { agencyId: AGENCY_ID, handlingUnitId: unit(of), receivedAt: { gte: at('2017-08-01'), lt: at('2017-09-06') } }, orderBy: { code: 'asc' }, take: many, select: { code: true } });
  return rows.map(({ code }) => code);
}

/** The figures of the report as they were printed, each leading to the printed report that is kept beside the register. */
function printedFigures({ received, inProgress, onTime, overdue, unaccounted, period }: SeedReport['seedReport']): Omit<SelfReportFigures, 'asOf'> {
  const path = paths.foreignReport(idOf('foreign-report', '2017'));
  const line = (key: SelfReportFigures['lines'][number]['key'], label: string, value: number) => ({ key, label, value, path });
  return {
    periodFrom: day(period.from), periodTo: day(period.to),
    lines: [line('received', 'Đã tiếp nhận, giải quyết', received), line('pending', 'Đang giải quyết', inProgress), line('resolved-on-time', 'Giải quyết đúng hạn', onTime), line('resolved-late', 'Giải quyết quá hạn', overdue), line('withdrawn', `Chưa được báo cáo giải thích (thiếu ${unaccounted} hồ sơ)`, unaccounted)],
  };
}

async function shortcomings(cast: Cast, id: string, report: SeedReport['seedReport']) {
  const { tx, as, unit } = cast;
  const common = { dossierCodes: [] as string[], severity: 'minor', extent: 'single', cause: 'subjective', correctedOnSpot: false } as const;
  const first = as('kiemtra', at('2017-09-06', 900));
  const second = as('kiemtra2', at('2017-09-07', 600));
  const desk = await find(tx, first, id, {
    ...common, key: 'so-lieu', unitId: unit('BPMC'), itemKey: 'kt-40', severity: 'moderate', causeNote: 'hồ sơ rút và dừng giải quyết không được đưa vào biểu',
    facts: `Báo cáo của đơn vị ghi tiếp nhận 1.383 hồ sơ, đang giải quyết ${report.inProgress}, đúng hạn 1.302, quá hạn ${report.overdue}; cộng lại là 1.363, thiếu ${report.unaccounted} hồ sơ và không giải thích`, ruleBroken: 'Khoản 2 Điều 35 Nghị định số 63/2010/NĐ-CP',
  });
  const phone = await find(tx, first, id, { ...common, key: 'dien-thoai', unitId: unit('BPMC'), itemKey: 'kt-23', correctedOnSpot: true, facts: 'Bảng niêm yết chưa có địa chỉ, số điện thoại tiếp nhận phản ánh, kiến nghị', ruleBroken: 'Nghị định số 20/2008/NĐ-CP, sửa đổi bởi Nghị định số 48/2013/NĐ-CP' });
  const slips = await find(tx, second, id, { ...common, key: 'phieu-kiem-soat', unitId: unit('QLLĐ'), itemKey: 'kt-38', severity: 'moderate', extent: 'systemic', dossierCodes: await codesOf(cast, 'QLLĐ', 5), causeNote: 'chưa có người đôn đốc việc ghi phiếu', facts: 'Phiếu kiểm soát quá trình giải quyết không ghi giờ giao, giờ nhận ở bước chuyển phòng của 05 hồ sơ cấp giấy phép lao động', ruleBroken: 'Điều 18 Nghị định số 63/2010/NĐ-CP' });
  const asks = await find(tx, second, id, { ...common, key: 'bo-sung', unitId: unit('QLĐT'), itemKey: 'kt-34', severity: 'moderate', dossierCodes: await codesOf(cast, 'QLĐT', 2), cause: 'objective', causeNote: 'doanh nghiệp đề nghị trao đổi nhanh', facts: 'Yêu cầu bổ sung 02 hồ sơ bằng điện thoại, không có phiếu yêu cầu bổ sung', ruleBroken: 'Khoản 5 Điều 18 Nghị định số 63/2010/NĐ-CP' });
  const portal = await find(tx, second, id, { ...common, key: 'trang-thong-tin', unitId: unit('VP'), itemKey: 'kt-18', severity: 'moderate', extent: 'systemic', facts: 'Trang thông tin điện tử còn 05 thủ tục dùng biểu mẫu cũ; đường dẫn sang Cơ sở dữ liệu quốc gia không mở được', ruleBroken: 'Điểm c khoản 1 Điều 17 Nghị định số 63/2010/NĐ-CP' });
  await say(tx, as('truongphong', at('2017-09-07', 840)), slips, 'agree', 'Đơn vị thống nhất và sẽ phân công người đôn đốc.');
  await say(tx, as('truongdautu', at('2017-09-07', 850)), asks, 'contest', 'Doanh nghiệp chủ động hỏi; đơn vị chỉ trả lời, chưa phải yêu cầu bổ sung.');
  await say(tx, as('tiepnhan', at('2017-09-06', 960)), phone, 'agree', 'Đã bổ sung ngay trong buổi kiểm tra.');
  return { desk, slips, asks, portal };
}

const WORDS = {
  strengths: 'Thủ tục thuộc phạm vi giải quyết được tiếp nhận tập trung tại Bộ phận Tiếp nhận và Trả kết quả.\nHồ sơ được trả kết quả trước hoặc đúng hạn.\nNgười đến giải quyết thủ tục được hướng dẫn rõ ràng.',
  causes: 'Chưa phân công người theo dõi việc ghi phiếu kiểm soát; biểu mẫu báo cáo không có cột cho hồ sơ rút, hồ sơ dừng giải quyết.',
  assessment: 'Trong kỳ tiếp nhận 1.383 hồ sơ; đang giải quyết 61; đã giải quyết đúng hạn 1.302; quá hạn 0. Số liệu báo cáo thiếu 20 hồ sơ so với số tiếp nhận.',
} as const;

/** The inspection of 2017, whole: plans 757 and 799, two days on site, and what became of it. Findings, people and other numbers are invented, and marked as sample. */
export async function loadInspection2017(tx: Tx): Promise<void> {
  const { seedReport: report } = readSeedFile<OrganizationFile & SeedReport>('reference/organization.json');
  const cast = await castInspection(tx);
  const { as, unit } = cast;
  const [yearly, plan] = report.plans;
  if (!yearly || !plan) throw new Error('Thiếu kế hoạch năm 2017');
  const yearPlanId = await issueDemoYearPlan(cast, { year: 2017, number: yearly.number, issuedOn: day(yearly.date), purpose: 'Đánh giá việc thực hiện kiểm soát thủ tục hành chính; chấn chỉnh, khắc phục kịp thời tồn tại, hạn chế.', lines: [{ units: UNITS, month: 9, contents: ['direction', 'carrying-out', 'feedback'], note: 'Kiểm tra cả trang thông tin điện tử' }] });
  const id = await prepare(cast, {
    plan: {
      code: '2017-01', yearPlanId, title: 'Kiểm tra việc thực hiện hoạt động kiểm soát thủ tục hành chính năm 2017', purpose: 'Đánh giá việc thực hiện quy định về kiểm soát thủ tục hành chính tại các đơn vị; phát hiện, khắc phục kịp thời tồn tại, hạn chế.',
      periodFrom: day(report.period.from), periodTo: day(report.period.to), siteFrom: day(report.inspection.from), siteTo: day(report.inspection.to), selfReportDueOn: day('2017-08-31'), contents: ['direction', 'carrying-out', 'review', 'feedback'],
      visits: [{ unit: 'BPMC', on: day('2017-09-06'), note: 'Kiểm tra niêm yết, tiếp nhận, trả kết quả; trao đổi với người đến giải quyết thủ tục' }, { unit: 'QLLĐ', on: day('2017-09-06'), note: 'Kiểm tra hồ sơ' }, { unit: 'QLĐT', on: day('2017-09-07'), note: 'Kiểm tra hồ sơ' }, { unit: 'VP', on: day('2017-09-07'), note: 'Kiểm tra trang thông tin điện tử' }],
    },
    drafted: day('2017-04-18'), planIssued: { on: day(plan.date), number: plan.number }, decided: { on: day('2017-08-14'), number: '1652/QĐ-BQL' }, notified: { on: day('2017-08-16'), number: '1671/TB-ĐKT' }, reported: day('2017-08-30'), lead: 'kiemtra',
    team: [{ username: 'kiemtra', role: 'lead', units: [] }, { username: 'kiemsoat', role: 'secretary', units: [] }, { username: 'kiemtra2', role: 'member', units: ['QLLĐ', 'QLĐT', 'VP'] }],
    selfReports: [
      { unit: 'BPMC', by: 'tiepnhan', figures: printedFigures(report), words: { direction: 'Có phân công công chức đầu mối.', 'carrying-out': 'Đã tiếp nhận, giải quyết 1.383 hồ sơ, đang giải quyết 61 hồ sơ, đúng hạn 1.302 hồ sơ, quá hạn 0.', shortcomings: 'Chưa phát hiện tồn tại.' } },
      { unit: 'QLLĐ', by: 'truongphong', words: { direction: 'Trưởng phòng giao ban hằng tuần về hồ sơ đến hạn.', 'carrying-out': 'Hồ sơ giấy phép lao động tăng vào tháng 8.', shortcomings: 'Phiếu kiểm soát có lúc ghi chưa đủ.' } },
      { unit: 'QLĐT', by: 'truongdautu', words: { direction: 'Có phân công theo lĩnh vực.', 'carrying-out': 'Giải quyết đúng hạn.', shortcomings: 'Chưa phát hiện tồn tại.' } },
    ],
  });
  const sampled = await drawDemoSample(cast, id, 'kiemtra', 'QLLĐ', at('2017-09-01'), at('2017-09-05'), 12);
  await act(tx, as('kiemtra', at('2017-09-06', 480)), id, 'open');
  const { checklistVersionId } = await tx.inspection.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY_ID, id } }, select: { checklistVersionId: true } });
  const later = (basis: string): boolean => LATER.test(basis);
  const record = async (of: string, by: string, moment: Date, fails: Readonly<Record<string, string>>, more: Omit<Parameters<typeof recordAt>[4], 'answers'> = {}, unseen: readonly string[] = []): Promise<void> => recordAt(tx, as(by, moment), id, unit(of), { answers: await answersOf(tx, checklistVersionId, fails, later, unseen), ...more });
  await record('BPMC', 'kiemtra', at('2017-09-06', 660), { 'kt-40': 'Thiếu 20 hồ sơ', 'kt-23': 'Đã bổ sung tại chỗ' }, { interviews: [{ whom: 'Đại diện doanh nghiệp đến nộp hồ sơ', role: 'người nộp hồ sơ', text: 'Được hướng dẫn một lần, đầy đủ; nhận kết quả đúng hẹn.' }], notes: ['Bảng niêm yết ở sảnh tầng 1 đặt nơi dễ đọc.'] });
  await record('QLLĐ', 'kiemtra2', at('2017-09-06', 870), { 'kt-38': '05 phiếu không ghi giờ' }, {
    sheets: sampled.slice(0, 12).map(({ code }, index) => ({ code, answers: { M1: ['meets'], M2: ['meets'], M3: ['meets'], M5: index % 4 === 0 ? ['fails', 'không ghi giờ giao, nhận'] : ['meets'], M11: ['meets'] } })),
  });
  await record('QLĐT', 'kiemtra2', at('2017-09-07', 560), { 'kt-34': 'Yêu cầu bằng điện thoại' });
  await record('VP', 'kiemtra2', at('2017-09-07', 640), { 'kt-18': 'Biểu mẫu cũ' }, { notes: ['Đường dẫn sang Cơ sở dữ liệu quốc gia báo lỗi khi mở.'] }, ['kt-31', 'kt-32', 'kt-34', 'kt-36', 'kt-50', 'kt-52']);
  const found = await shortcomings(cast, id, report);
  for (const [of, head] of [['BPMC', 'tiepnhan'], ['QLLĐ', 'truongphong'], ['QLĐT', 'truongdautu'], ['VP', 'quantri']] as const) {
    await agreeOnMinutes(tx, as('kiemtra', at('2017-09-07', 930)), as(head, at('2017-09-07', 960)), id, unit(of), { assessment: 'Đơn vị cung cấp đầy đủ hồ sơ, tạo điều kiện cho đoàn làm việc.' }, of === 'QLĐT' ? 'Đề nghị xem lại phát hiện về yêu cầu bổ sung.' : null);
  }
  const drafting = as('kiemtra', at('2017-09-12'));
  const rec = {
    desk: await recommend(tx, drafting, id, { number: 1, addresseeKind: 'unit', unitId: unit('BPMC'), kind: 'correct', text: 'Lập lại báo cáo, thể hiện đủ hồ sơ rút và dừng giải quyết; giải thích 20 hồ sơ chênh lệch', dueOn: day('2017-10-31'), findingIds: [found.desk] }),
    slips: await recommend(tx, drafting, id, { number: 2, addresseeKind: 'unit', unitId: unit('QLLĐ'), kind: 'organise', text: 'Phân công người theo dõi, bảo đảm phiếu kiểm soát ghi đủ giờ giao, giờ nhận ở từng bước', dueOn: day('2017-11-30'), findingIds: [found.slips] }),
    asks: await recommend(tx, drafting, id, { number: 3, addresseeKind: 'unit', unitId: unit('QLĐT'), kind: 'correct', text: 'Chỉ yêu cầu bổ sung bằng phiếu, nêu đủ một lần', dueOn: day('2017-10-31'), findingIds: [found.asks] }),
    portal: await recommend(tx, drafting, id, { number: 4, addresseeKind: 'unit', unitId: unit('VP'), kind: 'correct', text: 'Thay biểu mẫu cũ, nối lại đường dẫn sang Cơ sở dữ liệu quốc gia', dueOn: day('2017-12-31'), findingIds: [found.portal] }),
  };
  await conclude(cast, id, { lead: 'kiemtra', endedOn: day('2017-09-07'), report: { on: day('2017-09-15'), number: '47/BC-ĐKT', words: { ...WORDS, proposals: 'Đề nghị ban hành kết luận và theo dõi việc khắc phục.' } }, conclusion: { on: day('2017-09-27'), number: '1958/KL-BQL', words: WORDS }, publishedOn: day('2017-10-02'), publicNotice: '1990/TB-BQL' });
  await remedy(tx, as('truongphong', at('2017-10-10')), rec.slips, 'promise', 'Phân công phó trưởng phòng kiểm tra phiếu vào thứ Sáu hằng tuần.', day('2017-11-15'));
  await remedy(tx, as('tiepnhan', at('2017-10-20')), rec.desk, 'report', 'Đã lập lại báo cáo: 1.302 hồ sơ có kết quả, 20 hồ sơ rút hoặc dừng giải quyết, 61 hồ sơ đang giải quyết.');
  await remedy(tx, as('kiemsoat', at('2017-10-25')), rec.desk, 'accept', 'Đã đối chiếu báo cáo với sổ theo dõi hồ sơ: đủ 1.383 hồ sơ.');
  await remedy(tx, as('truongdautu', at('2017-10-27')), rec.asks, 'report', 'Đã quán triệt trong phòng; gửi kèm 10 phiếu yêu cầu bổ sung gần nhất.');
  await remedy(tx, as('kiemtra2', at('2017-10-31')), rec.asks, 'accept', 'Đã xem 10 phiếu, đủ nội dung.');
  await remedy(tx, as('truongphong', at('2017-11-14')), rec.slips, 'report', 'Đã phân công người theo dõi; 40 phiếu trong tháng ghi đủ giờ giao, nhận.');
  await remedy(tx, as('kiemtra2', at('2017-11-20')), rec.slips, 'accept', 'Đã kiểm tra xác suất 15 phiếu, ghi đủ.');
}
