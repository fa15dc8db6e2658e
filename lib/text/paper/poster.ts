import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { casesOf, termOf, type ProcedureContent } from '@/lib/domain/procedure/content';
import { termWords } from '../deadline';
import { formatDate, formatList, formatNumber, formatVnd } from '../format';
import { PROCEDURE_WORDS } from '../public/procedures';
import { APPLICANT_KIND_LABELS, CHANNEL_LABELS } from '../vi';

/** What a poster says: plain text, in the order in which it hangs. */
export type PosterSheet = {
  readonly agency: string;
  readonly superior: string;
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly limits: readonly string[];
  readonly papers: readonly { readonly group: string | null; readonly rows: readonly { readonly name: string; readonly originals: string; readonly copies: string }[] }[];
  readonly papersTitle: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[]; readonly isNumbered: boolean }[];
  readonly url: string;
  readonly scan: string;
  readonly foot: string;
};

export type PosterFacts = {
  readonly agencyName: string;
  readonly parentName: string;
  readonly name: string;
  readonly code: string | null;
  readonly number: number;
  readonly sectorName: string;
  readonly unitName: string;
  readonly validFrom: PlainDate;
  readonly decisionNumber: string;
  readonly decisionIssuedOn: PlainDate;
  readonly content: ProcedureContent;
  readonly isVerified: boolean;
  readonly isSample: boolean;
  readonly url: string;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const count = (n: number): string => (n === 0 ? '–' : formatNumber(n));

function limitLines({ committedTimeLimit, timeLimits }: ProcedureContent): string[] {
  const legal = timeLimits.map((limit) => {
    const where = [limit.caseName, limit.channel && CHANNEL_LABELS[limit.channel].toLowerCase()].filter(Boolean).join(', ');
    return `${capital(termWords(termOf(limit)))}${where ? `: ${where}` : ''}`;
  });
  return committedTimeLimit ? [`${capital(termWords(termOf(committedTimeLimit)))} (thời hạn cơ quan cam kết)`, ...legal.map((line) => `Theo quy định: ${line}`)] : legal;
}

/** A procedure as it hangs on a board: everything of Đ.8 that an applicant needs, the steps and the bases, and the code that tells whether it is still true. */
export function posterSheet(facts: PosterFacts): PosterSheet {
  const { content } = facts;
  const groups = [null, ...casesOf(content)].map((group) => ({ group, rows: content.components.filter(({ caseName }) => caseName === group).map(({ name, form, originals, copies, isRequired }) => ({ name: `${name}${form ? ` (${form})` : ''}${isRequired ? '' : ' (nếu có)'}`, originals: count(originals), copies: count(copies) })) }));
  const fees = content.fees.map((fee) => `${fee.name}: ${fee.amountVnd === null ? 'theo biểu' : formatVnd(fee.amountVnd)}${fee.per ? ` một ${fee.per}` : ''}`);
  return {
    agency: facts.agencyName, superior: facts.parentName, title: facts.name,
    facts: [
      { label: 'Mã thủ tục', value: facts.code ?? 'chưa có mã' }, { label: 'Lĩnh vực', value: facts.sectorName }, { label: 'Đơn vị giải quyết', value: facts.unitName },
      { label: 'Áp dụng từ', value: formatDate(facts.validFrom) }, { label: 'Quyết định công bố', value: `${facts.decisionNumber} ngày ${formatDate(facts.decisionIssuedOn)}` },
    ],
    limits: limitLines(content),
    papersTitle: `Thành phần hồ sơ (${formatNumber(content.sets)} bộ)`,
    papers: groups.filter(({ rows }) => rows.length > 0),
    sections: [
      { title: 'Phí, lệ phí', isNumbered: false, lines: fees.length > 0 ? fees : ['Không thu.'] },
      { title: 'Cách nộp', isNumbered: false, lines: [`${capital(formatList(content.channels.map((channel) => PROCEDURE_WORDS.vi.channelPlaces[channel])))}.`] },
      { title: 'Đối tượng thực hiện', isNumbered: false, lines: [`${capital(formatList(content.applicantKinds.map((kind) => APPLICANT_KIND_LABELS[kind].toLowerCase())))}.`] },
      ...(content.conditions ? [{ title: 'Yêu cầu, điều kiện', isNumbered: false, lines: content.conditions.split('\n') }] : []),
      { title: 'Trình tự thực hiện', isNumbered: true, lines: content.steps },
      { title: 'Kết quả', isNumbered: false, lines: content.results },
      { title: 'Căn cứ pháp lý', isNumbered: false, lines: content.legalBases.map(({ title, number, article }) => `${title} (${number})${article ? `, ${article}` : ''}`) },
    ].filter(({ lines }) => lines.length > 0),
    url: facts.url,
    scan: 'Quét mã để biết tờ này còn đúng không và tải mẫu đơn',
    foot: [`Bản ${facts.number}`, facts.isVerified ? null : 'chưa đối chiếu bản gốc', facts.isSample ? 'dữ liệu mẫu' : null].filter(Boolean).join(', '),
  };
}
