import { localTime } from '@/lib/domain/calendar/local-time';
import { addDays, plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { HandoverLine, PaperData, PaperOf, RegisterLine, RoutingStep } from '@/lib/domain/paper/data';
import { PAPER_KINDS, type PaperKind } from '@/lib/domain/paper/kind';
import type { PaperHead, PaperIssue, PaperParty, PaperProcedure } from '@/lib/domain/paper/parts';

// Invented people, firms and numbers; no likeness to real ones is meant.

export const CITIZEN: PaperParty = {
  kind: 'citizen',
  name: 'Nguyễn Thị Thùy Dương',
  identity: { kind: 'citizen-id', number: '031099000001' },
  address: 'Số 5, đường Hoa Phượng (mẫu), phường Hải An, thành phố Hải Phòng',
  phone: '0900000001',
  email: 'thuyduong@example.vn',
  representative: null,
};

/** The longest names an office meets. */
export const LONG_ENTERPRISE: PaperParty = {
  kind: 'foreign-organization',
  name: 'Công ty Trách nhiệm hữu hạn Một thành viên Sản xuất, Thương mại và Dịch vụ Kỹ thuật Công nghiệp Điện tử – Viễn thông Quốc tế Hải Âu Việt Nam – Chi nhánh Khu công nghiệp Nam Đình Vũ (Haiau International Electronics Manufacturing and Telecommunications Engineering Services Vietnam Company Limited)',
  identity: { kind: 'tax-code', number: '0200000001-001' },
  address: 'Lô CN-B2-14, đường số 7, Khu công nghiệp Nam Đình Vũ (Khu 1), thuộc Khu kinh tế Đình Vũ – Cát Hải, phường Đông Hải, thành phố Hải Phòng, Cộng hòa xã hội chủ nghĩa Việt Nam',
  phone: '0225 3000 001; 0900 000 001',
  email: 'phong.hanh-chinh.nhan-su@haiau-international-electronics.example.vn',
  representative: {
    name: 'Tôn Nữ Hoàng Nguyễn Phương Khuê',
    identity: { kind: 'citizen-id', number: '046090000002' },
    phone: '0900000002',
    authorisation: 'Giấy ủy quyền số 128/2026/UQ-HAVN ngày 16/11/2026',
  },
};

const LONG_PROCEDURE: PaperProcedure = {
  name: 'Thủ tục chấp thuận điều chỉnh chủ trương đầu tư thuộc thẩm quyền của Ban quản lý khu công nghiệp, khu chế xuất, khu công nghệ cao, khu kinh tế',
  code: '1.009757',
  caseName: 'Dự án có quy mô sử dụng đất từ 100 ha trở lên hoặc có từ hai nhà đầu tư trở lên cùng đề nghị điều chỉnh',
};

const SHORT_PROCEDURE: PaperProcedure = {
  name: 'Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam',
  code: '1.014199',
  caseName: null,
};

const COMPONENT_NAMES = [
  'Văn bản của người sử dụng lao động báo cáo giải trình nhu cầu sử dụng và đề nghị cấp giấy phép lao động',
  'Giấy khám sức khỏe còn thời hạn của người lao động nước ngoài',
  'Hộ chiếu còn giá trị của người lao động nước ngoài',
  'Phiếu lý lịch tư pháp hoặc văn bản xác nhận không phạm tội, cấp không quá 06 tháng',
  'Ảnh màu 4 cm x 6 cm, phông nền trắng',
  'Giấy tờ chứng minh hình thức làm việc của người lao động nước ngoài',
  'Văn bằng và giấy tờ chứng minh kinh nghiệm là chuyên gia, lao động kỹ thuật',
  'Tài liệu chứng minh năng lực tài chính của nhà đầu tư (báo cáo tài chính 02 năm gần nhất hoặc cam kết hỗ trợ, bảo lãnh)',
  'Giấy tờ chứng minh là nhà quản lý, giám đốc điều hành',
];

export type SampleOptions = {
  /** Reception date; chooses the edition. */
  readonly receivedOn: PlainDate;
  /** The longest names, all components, a representative. */
  readonly isLong?: boolean;
  readonly rows?: number;
};

export const IN_FORCE = plainDate('2026-11-20');
export const BEFORE_2025 = plainDate('2025-03-06');

const at = (on: PlainDate, clock: string): LocalTime => localTime(`${on}T${clock}`);
const compact = (on: PlainDate): string => on.slice(2).replaceAll('-', '');

export const codeFor = (on: PlainDate, ordinal = 1): string => `H24.21-${compact(on)}-${String(ordinal).padStart(4, '0')}`;

const HEAD: PaperHead = { authority: 'KT. TRƯỞNG BAN', position: 'PHÓ TRƯỞNG BAN', name: 'Đoàn Hải Sơn' };

/** One paper of every kind, about one dossier. */
export function samplePapers({ receivedOn, isLong = false, rows = 3 }: SampleOptions): { readonly [K in PaperKind]: PaperOf<K> } {
  const dossierCode = codeFor(receivedOn);
  const applicant = isLong ? LONG_ENTERPRISE : CITIZEN;
  const procedure = isLong ? LONG_PROCEDURE : SHORT_PROCEDURE;
  const dueAt = at(addDays(receivedOn, 6), '17:00');
  const receivedAt = at(receivedOn, '09:05');
  const desk: PaperIssue = {
    agency: { parent: 'Ủy ban nhân dân thành phố Hải Phòng', name: 'Ban Quản lý Khu kinh tế Hải Phòng', unit: 'Bộ phận Tiếp nhận và Trả kết quả' },
    place: 'Hải Phòng',
    issuedOn: receivedOn,
    number: '1383/GTN-BPMC',
    marks: [],
    lookupUrl: null,
    verifyUrl: 'https://motcua.example.vn/kiem-chung/5b0c6e0e7c9a4f0b9d1e',
  };
  const office: PaperIssue = { ...desk, agency: { ...desk.agency, unit: null }, number: '57/TB-BQL' };
  const distribution = ['Như trên;', 'Bộ phận Tiếp nhận và Trả kết quả;', 'Lưu: VT, QLĐT.'];
  return {
    'intake-receipt': {
      ...desk,
      kind: 'intake-receipt',
      lookupUrl: 'https://motcua.example.vn/tra-cuu?m=Zk3vQ0yB7rT1xW8d',
      verifyUrl: null,
      dossierCode,
      leaf: 'applicant',
      applicant,
      procedure,
      components: COMPONENT_NAMES.slice(0, isLong ? 9 : 4).map((name, index) => ({
        name,
        originals: index % 3 === 2 ? 0 : 1,
        copies: index % 3 === 2 ? 2 : 0,
        electronic: index % 4 === 1 ? 1 : 0,
        note: isLong && index === 7 ? 'bản sao có chứng thực, đóng dấu giáp lai' : null,
      })),
      sets: 1,
      term: { unit: 'working-day', value: 4 },
      statutoryTerm: { unit: 'working-day', value: 10 },
      receivedAt,
      dueAt,
      isDueProvisional: isLong,
      collectedAt: 'Bộ phận Tiếp nhận và Trả kết quả, Ban Quản lý Khu kinh tế Hải Phòng',
      fees: isLong
        ? [
            { name: 'Lệ phí cấp giấy phép lao động', amountVnd: 600_000, isPaid: true, receiptNumber: '0001383' },
            { name: 'Phí thẩm định hồ sơ điều chỉnh chủ trương đầu tư', amountVnd: 12_500_000, isPaid: false, receiptNumber: null },
          ]
        : [{ name: 'Lệ phí cấp giấy phép lao động', amountVnd: 600_000, isPaid: true, receiptNumber: '0001383' }],
      book: '01/2026',
      ordinal: 1383,
      submitterName: applicant.representative?.name ?? applicant.name,
      receptionOfficerName: 'Phạm Gia Linh',
      note: null,
    },
    'supplement-request': {
      ...desk,
      kind: 'supplement-request',
      number: '12/YCBS-BPMC',
      dossierCode,
      dossierReceivedOn: receivedOn,
      applicant,
      procedure,
      items: [
        { what: 'Phiếu lý lịch tư pháp của người lao động nước ngoài', why: 'bản đã nộp cấp quá 06 tháng tính đến ngày nộp hồ sơ' },
        { what: 'Bản dịch công chứng hộ chiếu', why: null },
      ],
      reason: 'Hồ sơ chưa đủ thành phần theo quy định tại Điều 18 Nghị định số 219/2025/NĐ-CP.',
      replyBy: addDays(receivedOn, 10),
      contact: { name: 'Đỗ Khánh Vy', unit: 'Phòng Quản lý Lao động', phone: '0225 3000 018' },
      officerName: 'Đỗ Khánh Vy',
    },
    'intake-refusal': {
      ...desk,
      kind: 'intake-refusal',
      number: '03/TCTN-BPMC',
      dossierCode: null,
      presentedOn: receivedOn,
      applicant,
      procedure,
      reasons: ['Thủ tục đề nghị giải quyết không thuộc thẩm quyền của Ban Quản lý Khu kinh tế Hải Phòng.', 'Địa điểm làm việc ghi trong hồ sơ nằm ngoài khu công nghiệp, khu kinh tế.'],
      legalBases: ['Khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ (mẫu).'],
      submitterName: applicant.representative?.name ?? applicant.name,
      receptionOfficerName: 'Phạm Gia Linh',
    },
    'apology-notice': {
      ...office,
      kind: 'apology-notice',
      issuedOn: dueAt.on,
      dossierCode,
      applicant,
      procedure,
      receivedAt,
      originalDueAt: dueAt,
      reason: 'Cơ quan phối hợp (Sở Xây dựng) chưa có văn bản trả lời về sự phù hợp của dự án với quy hoạch phân khu.',
      secondTargetAt: at(addDays(receivedOn, 13), '11:30'),
      head: HEAD,
      distribution,
    },
    'stop-notice': {
      ...office,
      kind: 'stop-notice',
      issuedOn: dueAt.on,
      number: '58/TB-BQL',
      dossierCode,
      applicant,
      procedure,
      receivedAt,
      stage: 'Thẩm định hồ sơ, dự thảo kết quả giải quyết (Phòng Quản lý Lao động)',
      stoppedOn: dueAt.on,
      reason: 'Quá thời hạn bổ sung hồ sơ theo Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ số 12/YCBS-BPMC mà tổ chức, cá nhân không bổ sung.',
      legalBases: ['Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ;', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ số 12/YCBS-BPMC.'],
      refunds: ['Toàn bộ giấy tờ bản chính đã nộp;', 'Lệ phí đã nộp: 600.000 đồng, biên lai số 0001383.'],
      head: HEAD,
      distribution,
    },
    'routing-sheet': {
      ...desk,
      kind: 'routing-sheet',
      number: null,
      dossierCode,
      applicantName: applicant.name,
      procedure,
      handlingUnit: 'Phòng Quản lý Lao động',
      coordinatingUnits: isLong ? ['Sở Nội vụ thành phố Hải Phòng', 'Công an thành phố Hải Phòng'] : [],
      receivedAt,
      dueAt,
      steps: routingSteps(receivedOn, isLong),
    },
    'dossier-register': {
      ...desk,
      kind: 'dossier-register',
      number: null,
      from: receivedOn,
      to: addDays(receivedOn, 29),
      scope: null,
      lines: Array.from({ length: rows }, (_, index) => registerLine(receivedOn, index, isLong ? LONG_ENTERPRISE : CITIZEN, procedure)),
      keeperName: 'Hoàng Bảo Trâm',
    },
    'handover-sheet': {
      ...desk,
      kind: 'handover-sheet',
      number: '21/BGHS-BPMC',
      handedOverAt: at(receivedOn, '15:10'),
      from: { unit: 'Bộ phận Tiếp nhận và Trả kết quả', person: 'Phạm Gia Linh' },
      to: { unit: 'Phòng Quản lý Lao động', person: 'Đỗ Khánh Vy' },
      lines: Array.from({ length: rows }, (_, index) => handoverLine(receivedOn, index, applicant, procedure)),
      note: null,
    },
    'payment-request': {
      ...desk,
      kind: 'payment-request',
      number: '7/TBNT-QLLĐ',
      dossierCode,
      receivedAt,
      applicant,
      procedure,
      items: [{ name: 'Lệ phí cấp giấy phép lao động', amountVnd: 600_000 }, ...(isLong ? [{ name: 'Nghĩa vụ tài chính theo yêu cầu ngày 20/11/2026 về tiền thuê đất trả một lần cho cả thời gian thuê', amountVnd: 12_345_678_000 }] : [])],
      totalVnd: isLong ? 12_346_278_000 : 600_000,
      reason: isLong ? 'Thực hiện nghĩa vụ tài chính theo thông báo của cơ quan thuế trước khi nhận kết quả' : null,
      payBy: addDays(receivedOn, 10),
      transfer: {
        bankName: 'Ngân hàng mẫu', accountNumber: '0123456789', accountName: 'BAN QUAN LY KHU KINH TE (MAU)', purpose: `HS ${dossierCode}`, isSample: true,
        code: '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
      },
      collectedAt: 'Bộ phận Tiếp nhận và Trả kết quả, Ban Quản lý Khu kinh tế Hải Phòng',
      contact: { name: 'Đỗ Khánh Vy', unit: 'Phòng Quản lý Lao động', phone: '0225 0000 001' },
      officerName: 'Đỗ Khánh Vy',
    },
  };
}

function routingSteps(on: PlainDate, isLong: boolean): readonly RoutingStep[] {
  const desk = 'Bộ phận Tiếp nhận và Trả kết quả';
  const unit = 'Phòng Quản lý Lao động';
  const steps: readonly RoutingStep[] = [
    { step: 'Tiếp nhận, kiểm tra thành phần hồ sơ và chuyển đơn vị giải quyết', fromUnit: desk, fromPerson: 'Phạm Gia Linh', toUnit: unit, toPerson: 'Đỗ Khánh Vy', givenAt: at(on, '15:10'), receivedAt: at(on, '15:20'), stepDueAt: at(on, '17:00'), result: 'on-time', note: null },
    { step: 'Thẩm định hồ sơ, dự thảo kết quả giải quyết', fromUnit: unit, fromPerson: 'Đỗ Khánh Vy', toUnit: unit, toPerson: 'Trịnh Công Lâm', givenAt: at(addDays(on, 4), '10:00'), receivedAt: at(addDays(on, 4), '10:15'), stepDueAt: at(addDays(on, 5), '17:00'), result: 'early', note: null },
    { step: 'Lãnh đạo phòng kiểm tra, ký nháy', fromUnit: unit, fromPerson: 'Trịnh Công Lâm', toUnit: 'Văn phòng', toPerson: 'Tôn Nữ Hoàng Nguyễn Phương Khuê', givenAt: at(addDays(on, 6), '08:00'), receivedAt: at(addDays(on, 6), '08:10'), stepDueAt: at(addDays(on, 5), '17:00'), result: 'late', note: 'Chờ ý kiến phối hợp' },
    { step: 'Lãnh đạo Ban xem xét, ký kết quả', fromUnit: 'Văn phòng', fromPerson: null, toUnit: desk, toPerson: null, givenAt: null, receivedAt: null, stepDueAt: at(addDays(on, 6), '17:00'), result: null, note: null },
  ];
  return isLong ? [...steps, ...steps, ...steps] : steps;
}

function registerLine(on: PlainDate, index: number, party: PaperParty, procedure: PaperProcedure): RegisterLine {
  const isReturned = index % 3 !== 2;
  return {
    dossierCode: codeFor(on, index + 1),
    procedureName: procedure.name,
    sets: 1,
    applicantName: party.name,
    address: party.address,
    phone: party.phone,
    handlingUnit: 'Phòng Quản lý Lao động',
    receivedAt: at(on, '09:05'),
    dueAt: at(addDays(on, 6), '17:00'),
    returnedAt: isReturned ? at(addDays(on, 5), '16:20') : null,
    returnMethod: index % 2 === 0 ? 'Trực tiếp' : 'Bưu chính công ích',
    signedForBy: isReturned ? (party.representative?.name ?? party.name) : null,
    note: null,
  };
}

function handoverLine(on: PlainDate, index: number, party: PaperParty, procedure: PaperProcedure): HandoverLine {
  return {
    dossierCode: codeFor(on, index + 1),
    applicantName: party.name,
    procedureName: procedure.name,
    sets: 1,
    receivedAt: at(on, '09:05'),
    dueAt: at(addDays(on, 6), '17:00'),
    note: index === 1 ? 'kèm 02 bản vẽ khổ A1' : null,
  };
}

/** Every kind, in a list. */
export const allSamples = (options: SampleOptions): readonly PaperData[] => {
  const papers = samplePapers(options);
  return PAPER_KINDS.map((kind) => papers[kind]);
};
