import type { PlainDate } from '../domain/calendar/plain-date';
import type { Lang } from './lang';

/**
 * Every address of the site. Nobody writes a path by hand.
 *
 * Public pages exist in two languages: the Vietnamese address is bare, the English one is the same address
 * under `/en`, so that either can be had from the other without a table.
 */
const inLang = (path: string, lang: Lang): string => (lang === 'vi' ? path : path === '/' ? '/en' : `/en${path}`);

type QueryValue = string | number | undefined | null;

/** Appends the parts of a query that are set, in the order given. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (pairs.length === 0) return path;
  return `${path}?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`).join('&')}`;
}

/** The same public page in the other language. */
export function inOtherLang(path: string, lang: Lang): string {
  if (lang === 'vi') return inLang(path, 'en');
  const bare = path.replace(/^\/en(?=\/|$)/, '');
  return bare === '' ? '/' : bare;
}

const segment = encodeURIComponent;
/** Several dossiers in one address: `?ma=…&ma=…`. */
const withCodes = (path: string, codes: readonly string[]): string => (codes.length === 0 ? path : `${path}?${codes.map((code) => `ma=${segment(code)}`).join('&')}`);

export const paths = {
  // --- the public -------------------------------------------------------------------------
  home: (lang: Lang = 'vi') => inLang('/', lang),
  procedures: (lang: Lang = 'vi', query: { tim?: string; linhVuc?: string; donVi?: string; doiTuong?: string; mucDo?: string; trang?: string } = {}) => withQuery(inLang('/thu-tuc', lang), query),
  /** What the catalogue answers while someone types, as JSON. */
  catalogueSearch: (lang: Lang, query: Readonly<Record<string, QueryValue>>) => withQuery('/api/thu-tuc/tim', { ...query, ngonNgu: lang === 'en' ? 'en' : undefined }),
  openData: (lang: Lang = 'vi') => inLang('/du-lieu-mo', lang),
  /** A permanent address of open data: `thu-tuc.json`, `thu-tuc.csv`, `thu-tuc.xlsx`, `thay-doi.atom`, `luoc-do-v1.json`. */
  openDataFile: (file: string, query: Readonly<Record<string, QueryValue>> = {}) => withQuery(`/du-lieu-mo/${segment(file)}`, query),
  /** `slug` is the procedure's code, or `mau-<n>` where it has none. */
  procedure: (slug: string, lang: Lang = 'vi') => inLang(`/thu-tuc/${segment(slug)}`, lang),
  /** Two announced versions beside each other, word by word: `tu` the older, `den` the newer. */
  procedureComparison: (slug: string, lang: Lang = 'vi', query: { tu?: number; den?: number } = {}) => withQuery(inLang(`/thu-tuc/${segment(slug)}/so-sanh`, lang), query),
  /** A blank form that a procedure offers, for anyone to download. */
  procedureForm: (slug: string, fileId: string) => `/thu-tuc/${segment(slug)}/mau/${segment(fileId)}`,
  lookup: (lang: Lang = 'vi', query: { ma?: string; khoa?: string } = {}) => withQuery(inLang('/tra-cuu', lang), query),
  /** Where the look-up form is sent; the answer is shown at lookupResult. */
  lookupCheck: () => '/tra-cuu/xem',
  lookupResult: (lang: Lang = 'vi') => inLang('/tra-cuu/ho-so', lang),
  /** The look-up opened by the QR of a receipt; the token is the secret. */
  lookupByQr: (token: string, lang: Lang = 'vi') => inLang(`/tra-cuu/q/${segment(token)}`, lang),
  /** Where anyone compares number, date and hash of a paper they hold. */
  verifyPaper: (token: string, lang: Lang = 'vi') => inLang(`/kiem-chung/${segment(token)}`, lang),
  /** Online submission: where it begins, and the draft under its token at one of its steps. */
  online: (slug: string, lang: Lang = 'vi', query: { loi?: string; phut?: number } = {}) => withQuery(inLang(`/nop-ho-so/${segment(slug)}`, lang), query),
  onlineBegin: (slug: string) => `/nop-ho-so/${segment(slug)}/bat-dau`,
  onlineDraft: (token: string, lang: Lang = 'vi', query: { buoc?: string; sai?: string; loi?: string; phut?: number } = {}) => withQuery(inLang(`/nop-ho-so/ban-nhap/${segment(token)}`, lang), query),
  onlineSaved: (token: string, lang: Lang = 'vi') => inLang(`/nop-ho-so/ban-nhap/${segment(token)}/da-luu`, lang),
  /** Where a step of the form is sent, and a file of the draft. */
  onlineSend: (token: string) => `/nop-ho-so/ban-nhap/${segment(token)}/gui`,
  onlineFile: (token: string, fileId: string) => `/nop-ho-so/ban-nhap/${segment(token)}/tep/${segment(fileId)}`,
  /** What an applicant does with the secret of the receipt's QR code: add what is asked for, withdraw, keep the papers. */
  supplement: (qrToken: string, lang: Lang = 'vi', query: { loi?: string; phut?: number } = {}) => withQuery(inLang(`/tra-cuu/q/${segment(qrToken)}/bo-sung`, lang), query),
  supplementSend: (qrToken: string) => `/tra-cuu/q/${segment(qrToken)}/bo-sung/gui`,
  supplementFile: (qrToken: string, fileId: string) => `/tra-cuu/q/${segment(qrToken)}/bo-sung/tep/${segment(fileId)}`,
  withdrawOnline: (qrToken: string, lang: Lang = 'vi', query: { loi?: string; phut?: number } = {}) => withQuery(inLang(`/tra-cuu/q/${segment(qrToken)}/rut`, lang), query),
  withdrawSend: (qrToken: string) => `/tra-cuu/q/${segment(qrToken)}/rut/gui`,
  applicantPaper: (qrToken: string, paperId: string) => `/tra-cuu/q/${segment(qrToken)}/giay-to/${segment(paperId)}`,
  acknowledgement: (qrToken: string) => `/tra-cuu/q/${segment(qrToken)}/giay-xac-nhan`,
  results: (lang: Lang = 'vi') => inLang('/ket-qua', lang),
  feedback: (lang: Lang = 'vi', query: { hoSo?: string } = {}) => withQuery(inLang('/phan-anh', lang), query),
  rating: (lang: Lang = 'vi', query: { ma?: string } = {}) => withQuery(inLang('/danh-gia', lang), query),
  /** What becomes of a phản ánh, kiến nghị; the token is the secret. */
  feedbackFollow: (token: string, lang: Lang = 'vi') => inLang(`/phan-anh/theo-doi/${segment(token)}`, lang),
  feedbackPublished: (lang: Lang = 'vi', query: { trang?: number } = {}) => withQuery(inLang('/phan-anh/da-tra-loi', lang), query),


  // --- signing in -------------------------------------------------------------------------
  signIn: (query: { tiep?: string; viSao?: string; mau?: string } = {}) => withQuery('/dang-nhap', query),
  account: () => '/tai-khoan',
  changePassword: (query: { tiep?: string } = {}) => withQuery('/tai-khoan/mat-khau', query),

  // --- staff ------------------------------------------------------------------------------
  dossiers: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/ho-so', query),
  /** The dossiers of a queue's query as a file: `dang` csv or xlsx. */
  dossierExport: (query: Readonly<Record<string, QueryValue>>) => withQuery('/ho-so/xuat', query),
  intake: () => '/ho-so/moi',
  intakeBatch: () => '/ho-so/nhap-so',
  intakeBatchRun: (id: string) => `/ho-so/nhap-so/${segment(id)}`,
  /** The register to fill in, and the marked copy of one that was taken in. */
  intakeBatchTemplate: (kind: 'xlsx' | 'csv') => withQuery('/api/intake/so/mau', { dang: kind === 'csv' ? 'csv' : undefined }),
  intakeBatchResult: (id: string) => `/api/intake/so/${segment(id)}/tep`,
  correctReceipt: (code: string) => `/ho-so/${segment(code)}/sua-giay-hen`,
  /** A paper by its id, as PDF: `kho` is a4, a5 or roll-80; `lien` 2 gives both leaves. */
  paper: (id: string, query: { kho?: string; lien?: number; banSao?: number; dang?: 'docx' } = {}) => withQuery(`/giay-to/${segment(id)}`, query),
  /** Where an attachment is sent. */
  sendFile: () => '/tep',
  /** An attachment by its id. */
  file: (id: string) => `/tep/${segment(id)}`,
  dossier: (code: string) => `/ho-so/${segment(code)}`,
  /** What the side panel of a queue shows of a dossier, as JSON. */
  dossierSummary: (code: string) => `/ho-so/${segment(code)}/tom-tat`,
  /** The form of one act on a dossier. */
  dossierAct: (code: string, act: string) => `/ho-so/${segment(code)}/viec/${segment(act)}`,
  /** Taking fees of a dossier, and giving one back. */
  collectFees: (code: string) => `/ho-so/${segment(code)}/thu-phi`,
  refundFee: (code: string, ordinal: number) => withQuery(`/ho-so/${segment(code)}/hoan-phi`, { khoan: ordinal }),
  digitisation: (code: string) => `/ho-so/${segment(code)}/so-hoa`,
  dossierReaders: (code: string, query: { truoc?: string } = {}) => withQuery(`/ho-so/${segment(code)}/luot-xem`, query),
  /** What was taken and given back on a day. */
  dayReceipts: (query: { ngay?: string; nguoi?: string } = {}) => withQuery('/thu-phi', query),
  dayReceiptsCsv: (query: { ngay?: string; nguoi?: string } = {}) => withQuery('/thu-phi/csv', query),
  /** A paper of a dossier, as PDF. */
  dossierPaper: (code: string, paper: string) => `/ho-so/${segment(code)}/giay-to/${segment(paper)}`,
  /** The control slip of a dossier, as PDF. */
  routingSheet: (code: string, query: { dang?: 'docx' } = {}) => withQuery(`/ho-so/${segment(code)}/phieu-kiem-soat`, query),
  /** The register of a period, both days included, as PDF. */
  dossierRegister: (query: { tu: PlainDate; den: PlainDate; dang?: 'docx' | 'xlsx' | 'csv'; quyen?: number }) => withQuery('/so-theo-doi', query),
  registerVolumes: (query: { tu: PlainDate; den: PlainDate }) => withQuery('/so-theo-doi/cac-quyen', query),
  /** How a dossier stands to the past of its procedure, and who overtook it. */
  dossierOutlook: (code: string) => `/ho-so/${segment(code)}/du-bao`,
  /** Draft apologies that wait, in whose state: cho, da-xu-ly. */
  apologyDrafts: (query: { loc?: string; sau?: string } = {}) => withQuery('/xin-loi', query),
  apologyDraft: (id: string) => `/xin-loi/${segment(id)}`,
  /** What a member of staff was told: `loc` chua-doc or everything. */
  staffNotices: (query: { loc?: string; sau?: string } = {}) => withQuery('/thong-bao', query),
  /** Opens the dossier a notice tells of and marks the notice as read. */
  openStaffNotice: (id: string) => `/thong-bao/${segment(id)}/mo`,
  dossierFile: (code: string, fileId: string) => `/ho-so/${segment(code)}/tep/${segment(fileId)}`,
  /** Who is away, and who stands in. */
  absences: () => '/vang-mat',
  /** Giving all of someone's files to others; `nguoi` is whose. */
  reassign: (query: { nguoi?: string } = {}) => withQuery('/ho-so/giao-lai', query),
  /** One batch of files that were given to others; `sot` names those that could not be given. */
  reassigned: (batchId: string, query: { sot?: string } = {}) => withQuery(`/ho-so/giao-lai/${segment(batchId)}`, query),
  handovers: (query: { loai?: string; truoc?: string; so?: string } = {}) => withQuery('/ban-giao', query),
  newHandover: (codes: readonly string[] = []) => withCodes('/ban-giao/moi', codes),
  handover: (id: string) => `/ban-giao/${segment(id)}`,
  /** A hand-over sheet as PDF. */
  handoverPdf: (id: string) => `/ban-giao/${segment(id)}/phieu`,
  lateHandovers: (query: { tu?: PlainDate; den?: PlainDate } = {}) => withQuery('/ban-giao/muon', query),
  takeOverMany: (codes: readonly string[] = []) => withCodes('/ho-so/nhan-nhieu', codes),
  /** Papers of several dossiers in one PDF: receipts, every paper that counts, or control slips. */
  printMany: (codes: readonly string[], what: 'giay-hen' | 'moi-giay-to' | 'phieu-kiem-soat') => `${withCodes('/ho-so/in-nhieu', codes)}${codes.length > 0 ? '&' : '?'}loai=${what}`,
  calendar: (year?: number) => withQuery('/lich', { nam: year }),
  calendarNotice: (year: number) => withQuery('/lich/thong-bao', { nam: year }),
  calendarSwap: () => '/lich/doi-ngay',
  calendarDecision: (year: number) => withQuery('/lich/quyet-dinh', { nam: year }),
  calendarOfficeHours: () => '/lich/gio-lam-viec',
  calendarDeskHours: (unitId?: string) => withQuery('/lich/gio-tiep-dan', { boPhan: unitId }),
  calendarDay: (on: PlainDate) => `/lich?nam=${on.slice(0, 4)}#ngay-${on}`,
  internalProcedures: (query: { nhom?: string; tim?: string; linhVuc?: string; donVi?: string; trang?: number } = {}) => withQuery('/thu-tuc-noi-bo', query),
  procedureDecisions: (query: { tim?: string; loai?: string; chua?: string } = {}) => withQuery('/thu-tuc-noi-bo/quyet-dinh', query),
  newProcedureDecision: () => '/thu-tuc-noi-bo/quyet-dinh/moi',
  procedureDecision: (id: string) => `/thu-tuc-noi-bo/quyet-dinh/${segment(id)}`,
  procedureDecisionChange: (id: string) => `/thu-tuc-noi-bo/quyet-dinh/${segment(id)}/sua`,
  /** The signed copy of a decision or a blank form, for the staff; and where either is sent. */
  procedureFile: (fileId: string) => `/thu-tuc-noi-bo/tep/${segment(fileId)}`,
  procedureFileUpload: () => '/thu-tuc-noi-bo/tep',
  newProcedureDraft: (query: { viec?: string; thuTuc?: string; ban?: string; quyetDinh?: string } = {}) => withQuery('/thu-tuc-noi-bo/du-thao/moi', query),
  procedureDraft: (id: string) => `/thu-tuc-noi-bo/du-thao/${segment(id)}`,
  procedureDraftLastSave: (id: string) => `/thu-tuc-noi-bo/du-thao/${segment(id)}/lan-luu`,
  procedureDraftEdit: (id: string) => `/thu-tuc-noi-bo/du-thao/${segment(id)}/sua`,
  everydayWords: (query: { tim?: string } = {}) => withQuery('/thu-tuc-noi-bo/tu-dong-nghia', query),
  procedureImports: () => '/thu-tuc-noi-bo/nhap',
  procedureImport: (id: string) => `/thu-tuc-noi-bo/nhap/${segment(id)}`,
  /** The marked copy of a list of procedures. */
  procedureImportFile: (id: string) => `/api/thu-tuc/nhap/${segment(id)}/tep`,
  /** The list of procedures as a file to edit or to keep: `dang` is xlsx or json, `mau` is sample or national. */
  procedureExport: (query: Readonly<Record<string, QueryValue>>) => withQuery('/thu-tuc-noi-bo/xuat', query),
  /** The danh mục as an official paper: `dang` is pdf, docx or xlsx; of a decision, a field, or the whole agency. */
  procedureListPaper: (query: { dang: 'pdf' | 'docx' | 'xlsx'; quyetDinh?: string; linhVuc?: string }) => withQuery('/thu-tuc-noi-bo/danh-muc/tep', query),
  procedureListPapers: () => '/thu-tuc-noi-bo/danh-muc',
  internalProcedure: (slug: string, query: { ngay?: string; biet?: string } = {}) => withQuery(`/thu-tuc-noi-bo/${segment(slug)}`, query),
  /** Any two versions beside each other, for the staff: superseded ones and the internal workflow too. */
  internalComparison: (slug: string, query: { tu: number; den: number }) => withQuery(`/thu-tuc-noi-bo/${segment(slug)}/so-sanh`, query),
  /** How far the procedures are public: `ngay` is the as-of day. */
  posting: (query: { ngay?: string; donVi?: string; loai?: string; tim?: string } = {}) => withQuery('/niem-yet', query),
  postingRecord: (query: { noi?: string; thuTuc?: string } = {}) => withQuery('/niem-yet/ghi', query),
  postingPlaces: () => '/niem-yet/noi',
  postingNewPlace: () => '/niem-yet/noi/moi',
  postingPlace: (id: string) => `/niem-yet/noi/${segment(id)}`,
  postingPlaceChange: (id: string) => `/niem-yet/noi/${segment(id)}/sua`,
  /** The phone page for whoever stands before a board. */
  postingCheck: (placeId: string, query: { ma?: string; ban?: string } = {}) => withQuery(`/niem-yet/noi/${segment(placeId)}/kiem-tra`, query),
  /** What a scanned poster says, as JSON. */
  postingJudge: (placeId: string, query: { ma: string; ban: string }) => withQuery(`/niem-yet/noi/${segment(placeId)}/doi-chieu`, query),
  postingPhoto: (fileId: string) => `/niem-yet/anh/${segment(fileId)}`,
  postingPhotoUpload: () => '/niem-yet/anh',
  /** Posters of chosen procedures, or the whole book, as PDF: `kho` is a4 or a3. */
  posters: (query: { thuTuc?: string; linhVuc?: string; kho?: string } = {}) => withQuery('/niem-yet/to', query),
  control: (query: { quyTac?: string; donVi?: string } = {}) => withQuery('/niem-yet/kiem-soat', query),
  /** Where the QR of a poster leads: it says whether what hangs there is still in force. */
  poster: (slug: string, number: number, lang: Lang = 'vi') => inLang(`/ban-niem-yet/${segment(slug)}/${number}`, lang),
  reports: () => '/bao-cao',
  report: (period: string, query: Readonly<Record<string, QueryValue>> = {}) => withQuery(`/bao-cao/${segment(period)}`, query),
  /** The dossiers of one cell of a report: `o` the column, `theo` and `dong` the row. */
  reportCell: (period: string, query: Readonly<Record<string, QueryValue>>) => withQuery(`/bao-cao/${segment(period)}/ho-so`, query),
  /** A report as a file: `dang` is xlsx, pdf or docx. */
  reportFile: (period: string, format: string, query: Readonly<Record<string, QueryValue>> = {}) => withQuery(`/bao-cao/${segment(period)}/tep`, { dang: format, ...query }),
  reportCsv: (period: string, query: Readonly<Record<string, QueryValue>> = {}) => withQuery(`/bao-cao/${segment(period)}/csv`, query),
  reportCellFile: (period: string, query: Readonly<Record<string, QueryValue>>) => withQuery(`/bao-cao/${segment(period)}/ho-so/csv`, query),
  /** What was entered after an instant and moved a dossier from one column to another. */
  reportLateEntries: (period: string, query: Readonly<Record<string, QueryValue>>) => withQuery(`/bao-cao/${segment(period)}/nhap-sau`, query),
  reportLate: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/bao-cao/ho-so-cham', query),
  reportOfficers: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/bao-cao/theo-can-bo', query),
  reportHandOvers: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/bao-cao/ban-giao-cham', query),
  reportFilings: () => '/bao-cao/da-lap',
  reportFiling: (id: string) => `/bao-cao/da-lap/${segment(id)}`,
  reportSchedule: () => '/bao-cao/da-lap/ky-bao-cao',
  foreignReports: () => '/bao-cao/nhap',
  typeForeignReport: () => '/bao-cao/nhap/go-tay',
  foreignReport: (id: string) => `/bao-cao/nhap/${segment(id)}`,
  foreignReportFile: (id: string) => `/bao-cao/nhap/${segment(id)}/tep`,
  /** In which column of which report one dossier stands. */
  dossierInReports: (code: string, query: Readonly<Record<string, QueryValue>> = {}) => withQuery(`/ho-so/${segment(code)}/cot-bao-cao`, query),
  dashboard: () => '/tong-quan',
  feedbackInbox: (query: { loai?: string; tim?: string; trang?: number } = {}) => withQuery('/y-kien', query),
  feedbackItem: (code: string) => `/y-kien/${segment(code)}`,
  qualityIndex: (query: { ky?: string } = {}) => withQuery('/bao-cao/chi-so', query),
  qualityFormula: () => '/bao-cao/chi-so/cong-thuc',
  ratings: (query: { ky?: string } = {}) => withQuery('/bao-cao/hai-long', query),
  admin: () => '/quan-tri',
  adminUsers: (query: { tim?: string; donVi?: string; trangThai?: string; sau?: string } = {}) => withQuery('/quan-tri/can-bo', query),
  adminNewUser: () => '/quan-tri/can-bo/moi',
  adminUser: (id: string) => `/quan-tri/can-bo/${segment(id)}`,
  adminUnits: () => '/quan-tri/don-vi',
  adminNewUnit: () => '/quan-tri/don-vi/moi',
  adminUnit: (id: string) => `/quan-tri/don-vi/${segment(id)}`,
  adminBankAccount: () => '/quan-tri/tai-khoan-thu-phi',
  adminTokens: () => '/quan-tri/ma-truy-cap',
  adminNewToken: () => '/quan-tri/ma-truy-cap/moi',
  adminSessions: (query: { truoc?: string } = {}) => withQuery('/quan-tri/phien', query),
  adminOutbox: (query: { loc?: string; kenh?: string; sau?: string } = {}) => withQuery('/quan-tri/thu-gui', query),
  adminAudit: (query: { truoc?: string; viec?: string; doiTuong?: string; nguoi?: string; tu?: string; den?: string } = {}) => withQuery('/quan-tri/nhat-ky', query),

  // --- machines ---------------------------------------------------------------------------
  /** A page of the queue as JSON, by the same query as the screen. */
  queueData: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/api/ho-so', query),
  /** The public look-up by the token of a receipt, as JSON. */
  lookupData: (token: string) => `/api/tra-cuu/${segment(token)}`,
  apiProcedures: () => '/api/v1/procedures',
  // --- inspection ---------------------------------------------------------------------------
  inspections: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/kiem-tra', query),
  newInspection: (query: { keHoachNam?: string; dong?: number } = {}) => withQuery('/kiem-tra/moi', { 'ke-hoach-nam': query.keHoachNam, dong: query.dong }),
  /** The plan of an inspection, to be rewritten before it is issued. */
  revisePlan: (code: string) => withQuery('/kiem-tra/moi', { dot: code }),
  inspectionYearPlans: () => '/kiem-tra/ke-hoach-nam',
  inspectionYearPlan: (id: string) => `/kiem-tra/ke-hoach-nam/${segment(id)}`,
  /** `code` is year and ordinal: 2026-02. */
  inspection: (code: string) => `/kiem-tra/dot/${segment(code)}`,
  /** A part of one inspection: doan, tu-kiem-tra, bien-ban, mau, tu-dong, phat-hien, kien-nghi, van-ban, nhat-ky … */
  inspectionPart: (code: string, part: string, query: Readonly<Record<string, QueryValue>> = {}) => withQuery(`/kiem-tra/dot/${segment(code)}/${part}`, query),
  /** One inspected unit in an inspection, or a part of it. */
  inspectedUnit: (code: string, unitId: string, part?: string) => `/kiem-tra/dot/${segment(code)}/don-vi/${segment(unitId)}${part ? `/${part}` : ''}`,
  /** Findings of all inspections: all, those that repeat, those contested. */
  findings: (query: { loc?: string; 'don-vi'?: string } = {}) => withQuery('/kiem-tra/phat-hien', query),
  /** One finding, with what the unit says and what was promised. */
  finding: (id: string) => `/kiem-tra/phat-hien/${segment(id)}`,
  recommendations: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/kiem-tra/kien-nghi', query),
  recommendation: (id: string) => `/kiem-tra/kien-nghi/${segment(id)}`,
  inspectionOverview: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/kiem-tra/tong-hop', query),
  checklists: () => '/kiem-tra/bang-kiem',
  checklist: (number: number) => `/kiem-tra/bang-kiem/${number}`,
  /** A draft with one item or question open for editing. */
  checklistEdit: (number: number, query: { sua?: string; cau?: string }) => withQuery(`/kiem-tra/bang-kiem/${number}`, query),
  /** A new finding, filled in from what it stands on. */
  newFinding: (code: string, query: { 'don-vi': string; muc?: string; nguon?: string; phieu?: string }) => withQuery(`/kiem-tra/dot/${segment(code)}/phat-hien/moi`, query),
  evidenceUpload: () => '/kiem-tra/phat-hien/tep',
  evidenceFile: (id: string) => `/kiem-tra/phat-hien/tep/${segment(id)}`,
  dossierControl: (query: Readonly<Record<string, QueryValue>> = {}) => withQuery('/kiem-tra/kiem-soat', query),
  /** The page that works without a network. */
  onSite: () => '/kiem-tra/tai-cho',
  inspectionDocument: (id: string, format: 'pdf' | 'docx') => `/kiem-tra/van-ban/${segment(id)}/${format}`,
  publicConclusions: (lang: Lang = 'vi') => inLang('/ket-luan-kiem-tra', lang),
  publicConclusion: (id: string, lang: Lang = 'vi') => inLang(`/ket-luan-kiem-tra/${segment(id)}`, lang),
  publicConclusionPdf: (id: string) => `/ket-luan-kiem-tra/${segment(id)}/pdf`,
} as const;
