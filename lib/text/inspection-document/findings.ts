import type { ChecklistTally, DocumentHead, FindingData, RecommendationData, SampleData, UnitResult } from '@/lib/domain/inspection/document-data';
import { stanceWords } from '../inspection-finding-words';
import { errorRateWords, REDRAW_WORDS, sampleReasonWords, sampleRuleWords } from '../inspection-sample-words';
import { causeWords, extentWords, recommendationKindWords, severityWords } from '../inspection-words';
import { SCORE_RULE, shareWords } from '../inspection-finding-words';
import { bold, paragraph, type PaperBlock, type PaperRun } from '../paper/sheet';
import { paperDay, paperTime, thousands } from '../paper/words';
import { addressIn, figureRun, fullStop, heading, linkRun, linkRuns, missing, ragged } from './parts';

const MOST_CODES = 12;

/** One shortcoming: what was seen, of which dossiers, against which rule, how serious, and what the unit says. */
export function findingBlocks(head: DocumentHead, finding: FindingData, isShort = false): readonly PaperBlock[] {
  const { number, dossiers, earlier } = finding;
  const name: PaperRun = { text: number === null ? 'Phát hiện chưa đánh số' : `Phát hiện số ${number}`, isBold: true, href: addressIn(head, finding.path) };
  const item = finding.itemNumber === null ? '' : ` (mục ${finding.itemNumber} của bảng kiểm)`;
  const cause = finding.cause === null ? 'chưa xác định' : `${causeWords[finding.cause].toLowerCase()}${finding.causeNote ? ` – ${finding.causeNote}` : ''}`;
  const codes = dossiers.length === 0 ? [] : [ragged({ text: '- Hồ sơ: ' }, ...linkRuns(head, dossiers.slice(0, MOST_CODES)), { text: dossiers.length > MOST_CODES ? ` và ${thousands(dossiers.length - MOST_CODES)} hồ sơ khác, ghi tại phát hiện này.` : '.' })];
  const repeat = earlier === null ? [] : [paragraph('- Lặp lại ', linkRun(head, earlier), earlier.on === null ? '' : ` của đợt kiểm tra từ ngày ${paperDay(earlier.on)}`, '.')];
  const said = isShort ? [] : finding.statements.map(({ side, stance, text, byName, at }) => paragraph(`- ${side === 'unit' ? 'Đơn vị' : 'Đoàn kiểm tra'} (${byName}, ${paperTime(at)}): ${stanceWords[stance as keyof typeof stanceWords] ?? stance}${text === '' ? '' : `: ${text}`}`.replace(/([^.!?…])$/, '$1.')));
  return [
    paragraph(name, `${item}: ${fullStop(finding.facts)}`),
    ...codes,
    paragraph(`- Quy định chưa thực hiện đúng: ${fullStop(finding.ruleBroken)} Mức độ: ${severityWords[finding.severity].toLowerCase()}, ${extentWords[finding.extent].toLowerCase()}. Nguyên nhân: ${fullStop(cause)}${finding.correctedOnSpot ? ' Đã khắc phục ngay khi kiểm tra.' : ''}`),
    ...repeat, ...said,
    ...(isShort && finding.isContested ? [paragraph('- Đơn vị không thống nhất với phát hiện này; ý kiến của đơn vị và của đoàn ghi tại biên bản.')] : []),
  ];
}

export const allFindings = (head: DocumentHead, findings: readonly FindingData[], isShort = false): readonly PaperBlock[] =>
  findings.length === 0 ? [missing('Chưa ghi nhận tồn tại, hạn chế')] : findings.flatMap((finding) => findingBlocks(head, finding, isShort));

/** The checklist in one paragraph, and its rule. */
export function tallyBlocks(head: DocumentHead, { score, path }: ChecklistTally): readonly PaperBlock[] {
  if (score.items === 0) return [missing('Chưa ghi nhận kết quả bảng kiểm')];
  const rest = score.unanswered === 0 ? '' : `; chưa trả lời: ${thousands(score.unanswered)}`;
  return [
    paragraph('Bảng kiểm có ', figureRun(head, { value: score.items, path }), ` nội dung. Đạt: ${thousands(score.meets)}; chưa đạt: ${thousands(score.fails)}; không áp dụng: ${thousands(score.notApplicable)}; không kiểm tra: ${thousands(score.notChecked)}${rest}. `, bold(score.share === null ? 'Chưa đủ câu trả lời để chấm điểm.' : `Điểm: ${shareWords(score.share)}.`)),
    paragraph({ text: SCORE_RULE, isItalic: true }),
  ];
}

/** The draw as anyone can repeat it: population, seed, hash, rule. The list follows in the minutes only. */
export function sampleBlocks(head: DocumentHead, sample: SampleData | null, hasList: boolean): readonly PaperBlock[] {
  if (sample === null) return [missing('Chưa ghi nhận mẫu hồ sơ được chọn')];
  const facts = [
    paragraph('Tổng thể: ', figureRun(head, sample.population), ' hồ sơ; mẫu: ', { text: thousands(sample.items.length), isBold: true, href: addressIn(head, sample.path) }, ' hồ sơ.'),
    ...(sample.error === null ? [missing('Chưa ghi nhận kết quả kiểm tra hồ sơ chọn ngẫu nhiên để tính tỷ lệ sai sót')] : [paragraph(errorRateWords(sample.error))]),
  ];
  if (!hasList) return facts;
  return [
    ...facts,
    paragraph(`Quy tắc: ${sampleRuleWords(sample.rule)} ${REDRAW_WORDS}`),
    paragraph(`Mã băm của mầm (niêm phong lúc ${paperTime(sample.committedAt)}): ${sample.seedSha256}.`),
    paragraph(`Mầm (công bố khi chọn mẫu, lúc ${paperTime(sample.drawnAt)}): ${sample.seed}. Mã băm của tổng thể: ${sample.populationSha256}.`),
    {
      kind: 'table', hasColumnNumbers: false, isDense: true, titleColumn: 1,
      columns: [
        { header: 'TT', width: { mm: 10 }, align: 'center' },
        { header: 'Mã hồ sơ', width: { mm: 42 }, align: 'left' },
        { header: 'Thủ tục', width: { share: 1.6 }, align: 'left' },
        { header: 'Lý do chọn', width: { share: 1.4 }, align: 'left' },
      ],
      rows: sample.items.map(({ text, stratum, reasons }, index) => [String(index + 1), text, stratum, reasons.map((reason) => sampleReasonWords[reason]).join(', ')]),
      links: sample.items.map(({ path }, row) => ({ row, column: 1, href: addressIn(head, path) })),
    },
  ];
}

/** The units side by side. */
export function unitsTable(head: DocumentHead, units: readonly UnitResult[]): readonly PaperBlock[] {
  if (units.length === 0) return [missing('Chưa ghi nhận đơn vị được kiểm tra')];
  return [{
    kind: 'table', hasColumnNumbers: false, isDense: false, titleColumn: 1,
    columns: [
      { header: 'TT', width: { mm: 10 }, align: 'center' },
      { header: 'Đơn vị', width: { share: 1 }, align: 'left' },
      { header: 'Đạt', group: 'Nội dung bảng kiểm', width: { mm: 14 }, align: 'center' },
      { header: 'Chưa đạt', group: 'Nội dung bảng kiểm', width: { mm: 15 }, align: 'center' },
      { header: 'Chưa trả lời', group: 'Nội dung bảng kiểm', width: { mm: 17 }, align: 'center' },
      { header: 'Điểm', width: { mm: 15 }, align: 'center' },
      { header: 'Hồ sơ mẫu', width: { mm: 15 }, align: 'center' },
      { header: 'Tồn tại, hạn chế', width: { mm: 19 }, align: 'center' },
    ],
    rows: units.map(({ unit, tally: { score }, sample, findings }, index) => [String(index + 1), unit.name, thousands(score.meets), thousands(score.fails), thousands(score.unanswered), shareWords(score.share), sample === null ? '–' : thousands(sample.items.length), thousands(findings.length)]),
    links: units.flatMap(({ unit, tally, sample }, row) => [
      ...(unit.path === null ? [] : [{ row, column: 1, href: addressIn(head, unit.path) }, { row, column: 7, href: addressIn(head, unit.path) }]),
      ...[2, 3, 4, 5].map((column) => ({ row, column, href: addressIn(head, tally.path) })),
      ...(sample === null ? [] : [{ row, column: 6, href: addressIn(head, sample.path) }]),
    ]),
  }];
}

/** Whom a recommendation is for, as a document names it. */
export const addresseeName = (head: DocumentHead, { addresseeKind, unitName }: Pick<RecommendationData, 'addresseeKind' | 'unitName'>): string =>
  addresseeKind === 'unit' ? (unitName ?? 'đơn vị được kiểm tra') : addresseeKind === 'leader' ? `lãnh đạo ${head.agency.name}` : (head.agency.parent ?? 'Ủy ban nhân dân thành phố');

/** Recommendations by addressee, each with its kind, date and the findings it stands on. */
export function recommendationBlocks(head: DocumentHead, all: readonly RecommendationData[], ordinal: (index: number) => string): readonly PaperBlock[] {
  if (all.length === 0) return [missing('Chưa ghi nhận kiến nghị')];
  const groups = new Map<string, RecommendationData[]>();
  for (const one of all) {
    const name = addresseeName(head, one);
    const known = groups.get(name);
    if (known) known.push(one);
    else groups.set(name, [one]);
  }
  return [...groups].flatMap(([name, own], index) => [
    heading(2, `${ordinal(index)} Đối với ${name}`),
    ...own.map((one) => {
      const on = one.findingNumbers.length === 0 ? '' : ` Căn cứ phát hiện số ${one.findingNumbers.join(', ')}.`;
      return paragraph({ text: `Kiến nghị số ${one.number}`, isBold: true, href: addressIn(head, one.path) }, ` (${recommendationKindWords[one.kind].toLowerCase()}): ${fullStop(one.text)}`, bold(` Thời hạn: ${paperDay(one.dueOn)}.`), on);
    }),
  ]);
}
