import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentData, DocumentHead, DocumentInspection, DocumentOf, FindingData, RecommendationData, SampleData, UnitResult } from '@/lib/domain/inspection/document-data';
import { scoreOf } from '@/lib/domain/inspection/score';
import { DOCUMENT_KINDS, type Answer, type DocumentKind } from '@/lib/domain/inspection/vocabulary';
import { SELF_REPORT_OUTLINE } from '@/lib/text/inspection-outline';

export const BASE = 'https://motcua.example.vn';
export const LONG_UNIT = 'Phòng Quản lý quy hoạch, xây dựng, hạ tầng kỹ thuật, tài nguyên, môi trường và giám sát đầu tư các khu công nghiệp Nam Đình Vũ, Tràng Duệ, Nomura – Hải Phòng';
export const LONG_PERSON = 'Tôn Nữ Hoàng Nguyễn Phương Khuê Thị Thiên Kim';

/** How full a document is: nothing recorded, an ordinary one, or 60 findings with very long names. */
export type Fill = 'empty' | 'usual' | 'long';

const at = (day: string, minute: number) => ({ on: plainDate(day), minute }) as const;

export const headOf = (year: 2017 | 2026, over: Partial<DocumentHead> = {}): DocumentHead => ({
  edition: year === 2017 ? 'layout-2011' : 'layout-2020', agency: { parent: 'Ủy ban nhân dân thành phố Hải Phòng', name: 'Ban Quản lý Khu kinh tế Hải Phòng', unit: null }, place: 'Hải Phòng',
  number: year === 2017 ? '799/KH-BQL' : '2214/KH-BQL', issuedOn: plainDate(year === 2017 ? '2017-04-24' : '2026-10-05'), signerName: 'Đoàn Hải Sơn', signerTitle: 'Phó Trưởng ban',
  bases: year === 2017
    ? [{ number: '63/2010/NĐ-CP', title: 'Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính', article: null, isVerified: true }, { number: '48/2013/NĐ-CP', title: 'Nghị định số 48/2013/NĐ-CP ngày 14/5/2013 của Chính phủ sửa đổi, bổ sung một số điều của các Nghị định liên quan đến kiểm soát thủ tục hành chính', article: null, isVerified: false }]
    : [{ number: '63/2010/NĐ-CP', title: 'Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính, được sửa đổi, bổ sung bởi Nghị định số 92/2017/NĐ-CP', article: 'Điều 35a', isVerified: true }],
  distribution: ['Lãnh đạo Ban;', 'Các đơn vị được kiểm tra;', 'Đoàn kiểm tra;', 'Lưu: VT, KSTTHC.'], baseUrl: BASE, verifyUrl: `${BASE}/kiem-chung/5b0c6e0e7c9a4f0b9d1e22`, isSample: true, corrects: null, ...over,
});

export function inspectionOf(fill: Fill, year: 2017 | 2026 = 2026): DocumentInspection {
  const long = fill === 'long';
  const names = fill === 'empty' ? [] : long ? [LONG_UNIT, 'Phòng Quản lý đầu tư', 'Phòng Tài nguyên và Môi trường', 'Phòng Quản lý lao động', 'Bộ phận Tiếp nhận và Trả kết quả'] : ['Phòng Quản lý lao động', 'Phòng Quản lý đầu tư'];
  return {
    code: `${year}-02`, path: `/kiem-tra/dot/${year}-02`, kind: 'yearly', title: `Kiểm tra công tác kiểm soát thủ tục hành chính năm ${year}`, purpose: fill === 'empty' ? '' : 'Đánh giá việc thực hiện các quy định về kiểm soát thủ tục hành chính; kịp thời chấn chỉnh, khắc phục tồn tại.',
    periodFrom: plainDate(`${year}-01-01`), periodTo: plainDate(`${year}-08-31`), siteFrom: plainDate(`${year}-09-06`), siteTo: plainDate(`${year}-09-07`), method: fill === 'empty' ? '' : 'Nghe báo cáo, kiểm tra hồ sơ, sổ sách; đối chiếu niêm yết; trao đổi trực tiếp với cán bộ và người đến giải quyết thủ tục',
    contents: fill === 'empty' ? [] : ['direction', 'carrying-out', 'feedback'], units: names.map((name, index) => ({ id: `u${index}`, name, visitOn: plainDate(`${year}-09-06`), path: `/kiem-tra/dot/${year}-02/don-vi/u${index}` })),
    team: fill === 'empty' ? [] : [
      { name: long ? LONG_PERSON : 'Lương Minh Khuê', title: 'Trưởng phòng, Văn phòng Ban', role: 'lead', unitNames: [] },
      { name: 'Tạ Ngọc Diễm', title: 'Chuyên viên Văn phòng Ban', role: 'member', unitNames: names.slice(0, 1) },
    ],
    yearPlan: { kind: 'year-plan', number: '757/KH-BQL', issuedOn: plainDate(`${year}-04-14`) }, plan: { kind: 'plan', number: '799/KH-BQL', issuedOn: plainDate(`${year}-04-24`) }, decision: fill === 'empty' ? null : { kind: 'team-decision', number: '152/QĐ-BQL', issuedOn: plainDate(`${year}-08-28`) },
    checklist: fill === 'empty' ? null : { number: 1, title: 'Bảng kiểm công tác kiểm soát thủ tục hành chính', path: '/kiem-tra/bang-kiem/1' },
  };
}

export const findingsOf = (fill: Fill, unitName: string): FindingData[] =>
  Array.from({ length: fill === 'empty' ? 0 : fill === 'long' ? 60 : 2 }, (_, index) => ({
    number: index + 1, path: `/kiem-tra/phat-hien/f${index + 1}`, unitName, itemNumber: 37 + (index % 20),
    facts: index % 2 === 0 ? 'Có 03 hồ sơ trả kết quả sau ngày hẹn nhưng không có văn bản xin lỗi và hẹn lại ngày trả kết quả' : `Niêm yết bản đã hết hiệu lực${fill === 'long' ? `: ${'bảng thủ tục tại sảnh chưa thay thế theo quyết định công bố mới, '.repeat(6)}` : ''} tại nơi tiếp nhận`,
    dossiers: Array.from({ length: index % 2 === 0 ? (fill === 'long' ? 25 : 3) : 0 }, (_, n) => ({ text: `H24.21-260603-${String(n + 1).padStart(4, '0')}`, path: `/ho-so/H24.21-260603-${String(n + 1).padStart(4, '0')}` })),
    ruleBroken: 'Khoản 9 Điều 20 Nghị định số 61/2018/NĐ-CP', severity: index % 3 === 0 ? 'serious' : 'minor', extent: 'systemic', cause: index % 4 === 3 ? null : 'subjective', causeNote: index % 4 === 3 ? null : 'chưa theo dõi hồ sơ sắp đến hạn', correctedOnSpot: index % 2 === 1, isContested: index === 1,
    earlier: index === 0 ? { text: 'phát hiện số 4, đợt 2017-01', path: '/kiem-tra/phat-hien/cu', on: plainDate('2017-09-06') } : null,
    statements: index === 1 ? [{ side: 'unit', stance: 'contest', text: 'Bảng niêm yết đã được thay ngày 05/9', byName: 'Trịnh Công Lâm', at: at('2026-09-08', 540) }, { side: 'team', stance: 'uphold', text: 'Ảnh chụp ngày 06/9 cho thấy bản cũ', byName: 'Lương Minh Khuê', at: at('2026-09-09', 600) }] : [],
  }));

export const sampleOf = (fill: Fill): SampleData | null =>
  fill === 'empty' ? null : {
    path: '/kiem-tra/dot/2026-02/mau', population: { value: 1383, path: '/kiem-tra/dot/2026-02/mau' }, populationSha256: 'a'.repeat(64), seed: 'c4f3'.repeat(16), seedSha256: 'b'.repeat(64), committedAt: at('2026-09-01', 510), drawnAt: at('2026-09-05', 600),
    rule: { version: 1, randomTotal: 30, minPerStratum: 1 }, strata: [{ stratum: 'Cấp giấy phép lao động', size: 900, drawn: 20 }], error: { wrong: 2, checked: 30, rate: 2 / 30, low: 0.0185, high: 0.2132 },
    items: Array.from({ length: fill === 'long' ? 120 : 6 }, (_, n) => ({ text: `H24.21-260603-${String(n + 1).padStart(4, '0')}`, path: `/ho-so/H24.21-260603-${String(n + 1).padStart(4, '0')}`, stratum: 'Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam', reasons: n % 3 === 0 ? ['late', 'supplements'] : ['random'] })),
  };

const ANSWERS: readonly (Answer | null)[] = ['meets', 'meets', 'fails', 'not-applicable', 'not-checked', null];

const sectionsOf = (fill: Fill): DocumentOf<'minutes'>['sections'] =>
  fill === 'empty' ? [] : ['Chỉ đạo, điều hành', 'Công bố, công khai', 'Tiếp nhận, giải quyết'].map((title, section) => ({
    section: ['I', 'II', 'III'][section] ?? '', title,
    lines: Array.from({ length: fill === 'long' ? 20 : 5 }, (_, n) => ({ number: section * 20 + n + 1, question: 'Niêm yết đầy đủ, đúng bản đang có hiệu lực của các thủ tục thuộc phạm vi giải quyết tại nơi tiếp nhận.', legalBasis: 'NĐ 63/2010 Đ.17', answer: ANSWERS[n % 6] ?? null, note: n % 6 === 2 ? 'Bảng ở sảnh còn bản cũ' : null, isAutomatic: n % 4 === 0, path: `/kiem-tra/dot/2026-02/don-vi/u0#kt-${n}` })),
  }));

const tallyOf = (fill: Fill): UnitResult['tally'] => {
  const items = sectionsOf(fill).flatMap(({ section, title, lines }) => lines.map(({ number }) => ({ itemKey: `kt-${number}`, section, sectionTitle: title, weight: 1 })));
  const answers = new Map(sectionsOf(fill).flatMap(({ lines }) => lines.flatMap(({ number, answer }): [string, Answer][] => (answer === null ? [] : [[`kt-${number}`, answer]]))));
  return { score: scoreOf(answers, items).whole, path: '/kiem-tra/dot/2026-02/don-vi/u0' };
};

export const recommendationsOf = (fill: Fill): RecommendationData[] =>
  Array.from({ length: fill === 'empty' ? 0 : fill === 'long' ? 40 : 3 }, (_, n) => ({
    number: n + 1, path: `/kiem-tra/kien-nghi/r${n + 1}`, addresseeKind: (['unit', 'leader', 'city'] as const)[n % 3] ?? 'unit', unitName: n % 3 === 0 ? (fill === 'long' ? LONG_UNIT : 'Phòng Quản lý lao động') : null, kind: 'correct', text: 'Thay bảng niêm yết, rà soát toàn bộ nơi niêm yết', dueOn: plainDate('2026-12-15'), findingNumbers: [1, 2],
  }));

const WORDS = { strengths: 'Tổ chức tiếp nhận, trả kết quả nền nếp.\nNiêm yết tại bộ phận một cửa đầy đủ.', causes: 'Chưa phân công người theo dõi hồ sơ sắp đến hạn.', assessment: 'Đơn vị cơ bản chấp hành quy định.', proposals: 'Đề nghị ban hành kết luận.' };

/** Each of the ten documents, filled as asked. */
export function sampleDocuments(fill: Fill, year: 2017 | 2026 = 2026): { readonly [K in DocumentKind]: DocumentOf<K> } {
  const head = headOf(year, fill === 'empty' ? { number: null, issuedOn: null, signerName: null, signerTitle: null, bases: [] } : fill === 'long' ? { signerName: LONG_PERSON } : {});
  const inspection = inspectionOf(fill, year);
  const unit = inspection.units[0] ?? { id: 'u0', name: 'Phòng Quản lý lao động', visitOn: null, path: null };
  const words = fill === 'empty' ? {} : WORDS;
  const units: UnitResult[] = inspection.units.map((one, index) => ({ unit: one, tally: tallyOf(fill), sample: sampleOf(fill), sheets: 12, findings: index === 0 ? findingsOf(fill, one.name) : [], minutes: index === 0 ? { kind: 'minutes', number: null, issuedOn: plainDate(`${year}-09-07`) } : null }));
  const schedule = inspection.units.map(({ name, visitOn }, index) => ({ on: visitOn, unitName: name, note: index === 0 ? 'Buổi sáng: nghe báo cáo; buổi chiều: kiểm tra hồ sơ' : '' }));
  const team = { ...head, agency: { ...head.agency, unit: 'Đoàn kiểm tra' } };
  const recommendations = recommendationsOf(fill);
  return {
    'year-plan': { ...head, kind: 'year-plan', year, path: '/kiem-tra/ke-hoach-nam/x', purpose: inspection.purpose, lines: inspection.units.map(({ name }, index) => ({ unitNames: [name], contents: ['carrying-out', 'feedback'], month: index === 0 ? 9 : null, note: null })) },
    plan: { ...head, kind: 'plan', inspection, schedule, selfReportDueOn: fill === 'empty' ? null : plainDate(`${year}-08-25`) },
    'team-decision': { ...head, kind: 'team-decision', inspection },
    notice: { ...team, kind: 'notice', inspection, unit: fill === 'empty' ? null : unit, selfReportDueOn: fill === 'empty' ? null : plainDate(`${year}-08-25`), schedule, outline: fill === 'empty' ? [] : SELF_REPORT_OUTLINE.map(({ title, asks }) => ({ title, asks })) },
    'self-report': {
      ...head, agency: { ...head.agency, unit: unit.name }, kind: 'self-report', inspection, unit, figures: fill === 'empty' ? [] : [{ label: 'Số hồ sơ tiếp nhận', figure: { value: 1383, path: '/ho-so?tu=1' } }, { label: 'Đã giải quyết đúng hạn', figure: { value: 1302, path: '/ho-so?tu=2' } }],
      sections: SELF_REPORT_OUTLINE.map(({ title }, index) => ({ title, text: fill === 'empty' || index === 2 ? null : 'Đơn vị đã phân công đầu mối, theo dõi hồ sơ hằng ngày.' })), submittedAt: fill === 'empty' ? null : at(`${year}-08-24`, 970), submittedByName: fill === 'empty' ? null : 'Trịnh Công Lâm',
    },
    minutes: {
      ...team, number: null, kind: 'minutes', inspection, unit, present: fill === 'empty' ? [] : [...inspection.team.map(({ name, title }) => ({ name, title, side: 'team' as const })), { name: 'Trịnh Công Lâm', title: 'Trưởng phòng', side: 'unit' }], selfReport: fill === 'empty' ? null : { submittedAt: at(`${year}-08-24`, 970), path: '/kiem-tra/dot/2026-02/tu-kiem-tra' },
      interviews: fill === 'empty' ? [] : [{ whom: 'Người đến nộp hồ sơ', role: 'đại diện doanh nghiệp', text: 'Được hướng dẫn một lần, đầy đủ', at: at(`${year}-09-06`, 590) }], notes: fill === 'empty' ? [] : ['Bảng niêm yết ở sảnh tầng 1'], scans: fill === 'empty' ? 0 : 4, photos: { value: fill === 'empty' ? 0 : 12, path: '/kiem-tra/dot/2026-02/don-vi/u0' },
      sample: sampleOf(fill), tally: tallyOf(fill), sections: sectionsOf(fill), findings: findingsOf(fill, unit.name), words,
      sheets: fill === 'empty' ? [] : [1, 2, 3].map((n) => ({ dossier: { text: `H24.21-260603-000${n}`, path: `/ho-so/H24.21-260603-000${n}` }, meets: 10, notApplicable: 1, notChecked: 0, fails: n === 2 ? [{ code: 'M7', question: 'Trả kết quả đúng ngày hẹn', note: 'muộn 2 ngày' }] : [] })),
    },
    report: { ...team, kind: 'report', inspection, units, recommendations, words, selfReports: inspection.units.map(({ name }, index) => ({ unitName: name, submittedAt: index === 0 ? at(`${year}-08-24`, 970) : null })) },
    conclusion: { ...head, kind: 'conclusion', inspection, units, recommendations, report: fill === 'empty' ? null : { kind: 'report', number: '88/BC-ĐKT', issuedOn: plainDate(`${year}-09-20`) }, words },
    'remedy-notice': {
      ...head, kind: 'remedy-notice', inspection, unit: null, conclusion: fill === 'empty' ? null : { kind: 'conclusion', number: '1733/KL-BQL', issuedOn: plainDate(`${year}-09-28`) }, words: {},
      lines: recommendations.map((one, n) => ({ ...one, state: n % 2 === 0 ? 'verified' : 'open', closedOn: n % 2 === 0 ? plainDate('2026-11-02') : null, isLate: n % 2 === 1, reopenedCount: n === 0 ? 1 : 0, events: n % 2 === 0 ? [{ act: 'report', on: plainDate('2026-10-20'), text: 'Đã thay bảng niêm yết', byName: 'Trịnh Công Lâm' }, { act: 'accept', on: plainDate('2026-11-02'), text: 'Đã kiểm tra lại tại chỗ', byName: 'Vũ Thanh Hà' }] : [], evidence: { value: n % 2 === 0 ? 2 : 0, path: one.path } })),
    },
    'public-notice': { ...head, kind: 'public-notice', inspection, conclusion: fill === 'empty' ? null : { kind: 'conclusion', number: '1733/KL-BQL', issuedOn: plainDate(`${year}-09-28`) }, publicPath: fill === 'empty' ? null : '/ket-luan-kiem-tra', words, recommendations, units: units.map(({ unit: one, findings }) => ({ name: one.name, findings: { value: findings.length, path: one.path ?? '' }, serious: 1, correctedOnSpot: 1, share: 0.85 })) },
  };
}

export const allDocuments = (fill: Fill, year: 2017 | 2026 = 2026): DocumentData[] => {
  const all = sampleDocuments(fill, year);
  return DOCUMENT_KINDS.map((kind) => all[kind]);
};
