import type { PauseRule } from '../../domain/calendar/types';
import type { ApplicantKind, Channel } from '../../domain/dossier/status';
import type { Lang } from '../lang';

type Words = {
  readonly homeTitle: string;
  readonly homeFind: string;
  readonly homeFindHint: string;
  readonly homeLookup: string;
  readonly homeLookupText: string;
  readonly homeSectors: string;
  readonly homeOpening: string;
  readonly list: string;
  readonly search: string;
  readonly searchButton: string;
  readonly allSectors: string;
  readonly sector: string;
  readonly found: (count: number, query: string) => string;
  readonly none: (query: string) => string;
  readonly clear: string;
  readonly noCode: string;
  readonly code: string;
  readonly page: (page: number, pages: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly onlyVietnamese: string;
  readonly term: string;
  readonly online: Record<'full' | 'partial' | 'information-only', string>;
  readonly onlineLabel: string;
  readonly since: string;
  readonly promised: string;
  readonly byLaw: string;
  readonly pause: Record<PauseRule, string>;
  readonly anyCase: string;
  readonly anyChannel: string;
  readonly caseLabel: string;
  readonly channelLabel: string;
  readonly fees: string;
  readonly noFee: string;
  readonly feeByScale: string;
  readonly per: (unit: string) => string;
  readonly feeKinds: Record<'fee' | 'levy', string>;
  readonly papers: string;
  readonly setOf: (sets: number) => string;
  readonly originals: string;
  readonly copies: string;
  readonly onlyIf: string;
  readonly optional: string;
  readonly channels: string;
  readonly channelPlaces: Record<Channel, string>;
  readonly who: string;
  readonly conditions: string;
  readonly noConditions: string;
  readonly steps: string;
  readonly handledBy: string;
  readonly results: string;
  readonly bases: string;
  readonly article: (article: string) => string;
  readonly versions: string;
  readonly ifToday: string;
  readonly provisionalYear: string;
  readonly countsAs: (date: string, time: string) => string;
  readonly fromAcceptance: string;
  readonly fromArrival: string;
  readonly scan: string;
  readonly print: string;
  readonly related: string;
  readonly source: string;
  readonly unverified: string;
  readonly sample: string;
  readonly upcoming: (date: string) => string;
  readonly upcomingLink: string;
  readonly ended: (date: string) => string;
  readonly notYet: (date: string) => string;
  readonly successor: string;
  readonly current: string;
  readonly currentVersion: string;
  readonly upcomingVersion: string;
  readonly fromTo: (from: string, to: string | null) => string;
  readonly decision: (number: string, date: string) => string;
  readonly endDecision: (number: string, date: string) => string;
  readonly replaces: string;
  readonly oldVersionNote: string;
  /** Said once on the English page: the law's own text is not translated. */
  readonly official: string;
};

export const PROCEDURE_WORDS: Record<Lang, Words> = {
  vi: {
    homeTitle: 'Bạn cần làm thủ tục gì?',
    homeFind: 'Tìm thủ tục',
    homeFindHint: 'Gõ vài chữ, không cần dấu, hoặc mã thủ tục. Ví dụ: giay phep lao dong',
    homeLookup: 'Bạn đã nộp hồ sơ?',
    homeLookupText: 'Xem hồ sơ đang ở đâu và ngày nào trả kết quả. Cần mã trên giấy hẹn và 4 số cuối của số điện thoại hoặc số giấy tờ.',
    homeSectors: 'Thủ tục theo lĩnh vực',
    homeOpening: 'Giờ mở cửa Bộ phận Tiếp nhận và Trả kết quả',
    list: 'Thủ tục hành chính',
    search: 'Tên hoặc mã thủ tục',
    searchButton: 'Tìm',
    allSectors: 'Tất cả lĩnh vực',
    sector: 'Lĩnh vực',
    found: (count, query) => (query ? `${count} thủ tục có “${query}”` : `${count} thủ tục đang áp dụng`),
    none: (query) => (query ? `Không có thủ tục nào có “${query}”. Thử ít chữ hơn, hoặc chọn lĩnh vực khác.` : 'Chưa có thủ tục nào được công bố ở đây.'),
    clear: 'Xem tất cả thủ tục',
    noCode: 'chưa có mã quốc gia',
    code: 'Mã',
    page: (page, pages) => `Trang ${page} trên ${pages}`,
    previous: 'Trang trước',
    next: 'Trang sau',
    onlyVietnamese: '',
    term: 'Thời hạn',
    online: { full: 'toàn trình', partial: 'một phần', 'information-only': 'chỉ cung cấp thông tin' },
    onlineLabel: 'Nộp trực tuyến',
    since: 'Có hiệu lực từ',
    promised: 'cơ quan cam kết',
    byLaw: 'Theo quy định:',
    pause: {
      resume: 'Nếu phải bổ sung giấy tờ, thời gian chờ bổ sung không tính vào thời hạn.',
      restart: 'Nếu phải bổ sung giấy tờ, thời hạn được tính lại từ đầu, từ ngày nhận đủ.',
      none: 'Thời hạn không dừng trong lúc bổ sung giấy tờ.',
    },
    anyCase: 'Mọi trường hợp',
    anyChannel: 'mọi cách nộp',
    caseLabel: 'Trường hợp',
    channelLabel: 'Cách nộp',
    fees: 'Phí, lệ phí',
    noFee: 'Không thu phí, lệ phí.',
    feeByScale: 'theo biểu mức thu',
    per: (unit) => `một ${unit}`,
    feeKinds: { fee: 'Phí', levy: 'Lệ phí' },
    papers: 'Giấy tờ cần nộp',
    setOf: (sets) => `${sets} bộ hồ sơ gồm`,
    originals: 'Bản chính',
    copies: 'Bản sao',
    onlyIf: 'Chỉ khi là:',
    optional: 'nếu có',
    channels: 'Cách nộp',
    channelPlaces: { 'in-person': 'trực tiếp tại Bộ phận Tiếp nhận và Trả kết quả', online: 'trực tuyến qua Cổng Dịch vụ công quốc gia', postal: 'qua dịch vụ bưu chính công ích' },
    who: 'Ai được nộp',
    conditions: 'Điều kiện',
    noConditions: 'Không có điều kiện.',
    steps: 'Các bước',
    handledBy: 'Ai giải quyết',
    results: 'Kết quả',
    bases: 'Căn cứ pháp lý',
    article: (article) => `, ${article}`,
    versions: 'Các bản đã công bố',
    ifToday: 'Nếu nộp hôm nay, hạn trả là',
    provisionalYear: 'tạm tính',
    countsAs: (date, time) => `Nộp lúc này ngoài giờ làm việc, nên được tính là nhận vào ${time}, ${date}.`,
    fromAcceptance: 'Hồ sơ trực tuyến được trả lời trong 8 giờ làm việc; thời hạn tính từ lúc được tiếp nhận.',
    fromArrival: 'Hồ sơ gửi bưu chính tính từ lúc cơ quan nhận được.',
    scan: 'Quét để mở trang này trên điện thoại.',
    print: 'In trang này',
    related: 'Thủ tục cùng lĩnh vực',
    source: 'Nguồn',
    unverified: 'chưa đối chiếu bản gốc',
    sample: 'Dữ liệu mẫu.',
    upcoming: (date) => `Sắp có bản mới, áp dụng từ ${date}. Nội dung dưới đây là bản đang áp dụng.`,
    upcomingLink: 'Xem bản sắp áp dụng',
    ended: (date) => `Thủ tục này đã hết hiệu lực từ sau ngày ${date}. Không nhận hồ sơ theo bản này nữa.`,
    notYet: (date) => `Bản này áp dụng từ ${date}, hôm nay chưa nhận hồ sơ theo bản này.`,
    successor: 'Thủ tục thay thế',
    current: 'Xem bản đang áp dụng',
    currentVersion: 'bản đang áp dụng',
    upcomingVersion: 'bản sắp áp dụng',
    fromTo: (from, to) => (to ? `Từ ${from} đến ${to}` : `Từ ${from}`),
    decision: (number, date) => `Quyết định ${number} ngày ${date}.`,
    endDecision: (number, date) => `Hết hiệu lực theo Quyết định ${number} ngày ${date}.`,
    replaces: 'Thay thế thủ tục',
    oldVersionNote: 'Bạn đang xem một bản cũ.',
    official: '',
  },
  en: {
    homeTitle: 'Which procedure do you need?',
    homeFind: 'Find a procedure',
    homeFindHint: 'Type a few letters or a procedure code. For example: work permit',
    homeLookup: 'Have you submitted a dossier?',
    homeLookupText: 'See where it is and when the result is due. You need the code on the receipt and the last 4 digits of your phone or identity number.',
    homeSectors: 'Procedures by field',
    homeOpening: 'Opening hours of the one-stop desk',
    list: 'Administrative procedures',
    search: 'Name or code of the procedure',
    searchButton: 'Search',
    allSectors: 'All fields',
    sector: 'Field',
    found: (count, query) => `${count} ${count === 1 ? 'procedure' : 'procedures'} ${query ? `with “${query}”` : 'in force'}`,
    none: (query) => (query ? `No procedure has “${query}”. Try fewer letters, or another field.` : 'No procedure has been published here yet.'),
    clear: 'See all procedures',
    noCode: 'no national code yet',
    code: 'Code',
    page: (page, pages) => `Page ${page} of ${pages}`,
    previous: 'Previous page',
    next: 'Next page',
    onlyVietnamese: 'in Vietnamese',
    term: 'Time limit',
    online: { full: 'wholly online', partial: 'partly online', 'information-only': 'information only' },
    onlineLabel: 'Online',
    since: 'In force since',
    promised: 'promised by the office',
    byLaw: 'By law:',
    pause: {
      resume: 'If further papers are needed, the time spent waiting for them does not count.',
      restart: 'If further papers are needed, the time limit begins anew on the day the papers are complete.',
      none: 'The time limit goes on while further papers are awaited.',
    },
    anyCase: 'Every case',
    anyChannel: 'any way of submitting',
    caseLabel: 'Case',
    channelLabel: 'How to submit',
    fees: 'Fees',
    noFee: 'No fee is charged.',
    feeByScale: 'by a scale of charges',
    per: (unit) => `per ${unit}`,
    feeKinds: { fee: 'Fee', levy: 'Levy' },
    papers: 'Papers to submit',
    setOf: (sets) => `${sets} ${sets === 1 ? 'set' : 'sets'} of papers`,
    originals: 'Originals',
    copies: 'Copies',
    onlyIf: 'Only for:',
    optional: 'if any',
    channels: 'How to submit',
    channelPlaces: { 'in-person': 'in person at the one-stop desk', online: 'online through the National Public Service Portal', postal: 'by public postal service' },
    who: 'Who may apply',
    conditions: 'Conditions',
    noConditions: 'No condition.',
    steps: 'Steps',
    handledBy: 'Handled by',
    results: 'Result',
    bases: 'Legal basis',
    article: (article) => `, ${article}`,
    versions: 'Published versions',
    ifToday: 'If submitted today, the result is due on',
    provisionalYear: 'provisional',
    countsAs: (date, time) => `It is outside office hours now, so it would count as received at ${time}, ${date}.`,
    fromAcceptance: 'An online submission is answered within 8 working hours; the time limit runs from its acceptance.',
    fromArrival: 'By post, the time limit runs from the arrival of the dossier.',
    scan: 'Scan to open this page on a phone.',
    print: 'Print this page',
    related: 'Procedures in the same field',
    source: 'Source',
    unverified: 'not yet compared with the original',
    sample: 'Sample data.',
    upcoming: (date) => `A new version applies from ${date}. What follows is the version in force.`,
    upcomingLink: 'See the coming version',
    ended: (date) => `This procedure is no longer in force since the end of ${date}. Dossiers are no longer received under it.`,
    notYet: (date) => `This version applies from ${date}. Dossiers are not received under it today.`,
    successor: 'Replaced by',
    current: 'See the version in force',
    currentVersion: 'the version in force',
    upcomingVersion: 'the coming version',
    fromTo: (from, to) => (to ? `From ${from} to ${to}` : `From ${from}`),
    decision: (number, date) => `Decision ${number} of ${date}.`,
    endDecision: (number, date) => `Ended by decision ${number} of ${date}.`,
    replaces: 'Replaces procedure',
    oldVersionNote: 'You are looking at an old version.',
    official: 'The official text below is in Vietnamese.',
  },
};

export const APPLICANT_KINDS_EN: Record<ApplicantKind, string> = { citizen: 'Individuals', enterprise: 'Enterprises', 'foreign-organization': 'Foreign organizations', organization: 'Organizations' };

/** The short names of the ways of submitting, on the switch of the due date, and how an address says them. */
export const CHANNEL_TABS: Record<Lang, Record<Channel, string>> = {
  vi: { 'in-person': 'Trực tiếp', online: 'Trực tuyến', postal: 'Bưu chính' },
  en: { 'in-person': 'In person', online: 'Online', postal: 'By post' },
};
export const CHANNEL_SLUGS: Record<Channel, string> = { 'in-person': 'truc-tiep', online: 'truc-tuyen', postal: 'buu-chinh' };
