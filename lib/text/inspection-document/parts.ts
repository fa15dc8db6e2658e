import type { AgreementLine, DocumentBasis, DocumentData, DocumentEdition, DocumentHead, DocumentInspection, DocumentRef, Figure, Linked } from '@/lib/domain/inspection/document-data';
import { CONTENTS_35A, type Content35a } from '@/lib/domain/inspection/vocabulary';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { content35aWords, documentKindWords, memberRoleWords } from '../inspection-words';
import { headOf } from '../paper/act-papers';
import { nameBelow } from '../paper/counter';
import { evenLines } from '../paper/even-lines';
import { paragraph, type PaperBlock, type PaperRun, type PaperSheet, type PaperSignature } from '../paper/sheet';
import { paperDay, placeAndDate, thousands } from '../paper/words';

/** What becomes of a document after it was issued: not part of what is hashed. */
export type DocumentMarks = {
  readonly state: 'draft' | 'offered' | 'issued' | 'corrected' | 'withdrawn';
  readonly correctedBy: DocumentRef | null;
  /** To minutes, in the order in which they were given. */
  readonly agreements: readonly AgreementLine[];
};

export const NO_MARKS: DocumentMarks = { state: 'issued', correctedBy: null, agreements: [] };

const EDITION_LABELS: Record<DocumentEdition, string> = {
  'layout-2011': 'Thể thức theo Thông tư số 01/2011/TT-BNV',
  'layout-2020': 'Thể thức theo Nghị định số 30/2020/NĐ-CP',
};

/** A part of a document before it is dressed. */
export type DocumentBody = { readonly title: string; readonly subtitle: string; readonly blocks: readonly PaperBlock[]; readonly signatures?: readonly PaperSignature[] };

export const heading = (level: 1 | 2, text: string): PaperBlock => ({ kind: 'heading', level, text });
/** Codes of dossiers, which stretch a justified line. */
export const ragged = (...runs: readonly PaperRun[]): PaperBlock => ({ kind: 'paragraph', align: 'left', runs });
export const centre = (text: string): PaperBlock => ({ kind: 'paragraph', align: 'center', runs: [{ text, isBold: true }] });
/** A part that nobody has recorded says so: it is never left blank. */
export const missing = (what: string): PaperBlock => ({ kind: 'paragraph', align: 'justify', runs: [{ text: `${what}.`, isItalic: true }] });
export const written = (text: string | null | undefined, ifMissing: string): readonly PaperBlock[] => {
  const lines = (text ?? '').split(/\n+/).map((line) => line.trim()).filter((line) => line !== '');
  return lines.length === 0 ? [missing(ifMissing)] : lines.map((line) => paragraph(line));
};

/** The whole address of a place in the app. */
export const addressIn = ({ baseUrl }: Pick<DocumentHead, 'baseUrl'>, path: string): string => `${baseUrl}${path}`;
export const figureRun = (head: Pick<DocumentHead, 'baseUrl'>, { value, path }: Figure): PaperRun => ({ text: thousands(value), isBold: true, href: addressIn(head, path) });
export const linkRun = (head: Pick<DocumentHead, 'baseUrl'>, { text, path }: Linked): PaperRun => ({ text, href: addressIn(head, path) });
/** Linked words with commas between them. */
export const linkRuns = (head: Pick<DocumentHead, 'baseUrl'>, all: readonly Linked[]): PaperRun[] => all.flatMap((one, index) => (index === 0 ? [linkRun(head, one)] : [{ text: ', ' }, linkRun(head, one)]));

export const dayOr = (on: PlainDate | null, ifMissing: string): string => (on === null ? ifMissing : paperDay(on));
export const fullStop = (text: string): string => (/[.!?…]$/.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}.`);
/** A title within a sentence: `Kiểm tra công tác …` as `kiểm tra công tác …`. */
export const inSentence = (title: string): string => (/^Kiểm tra/.test(title) ? `k${title.slice(1)}` : title);

/** `Kế hoạch số 799/KH-BQL ngày 24/04/2017`. */
export function refWords(ref: DocumentRef): string {
  const number = ref.number === null ? '' : ` số ${ref.number}`;
  const on = ref.issuedOn === null ? '' : ` ngày ${paperDay(ref.issuedOn)}`;
  return `${documentKindWords[ref.kind]}${number}${on}`;
}

export const contentWords = (content: string): string => ((CONTENTS_35A as readonly string[]).includes(content) ? content35aWords[content as Content35a] : content);

/** Căn cứ, one a line; the last ends as the layout of its time has it, in italics since 2020. */
export function basisBlocks({ bases, edition }: Pick<DocumentHead, 'bases' | 'edition'>, more: readonly string[] = []): readonly PaperBlock[] {
  const lines = [...bases.map(basisWords), ...more];
  const last = edition === 'layout-2011' ? ',' : '.';
  const said = lines.map((line, index): PaperBlock => ({ kind: 'paragraph', align: 'justify', runs: [{ text: `${line}${index === lines.length - 1 ? last : ';'}`, isItalic: edition === 'layout-2020' }] }));
  return bases.length === 0 ? [missing('Chưa ghi nhận căn cứ pháp lý'), ...said] : said;
}

/** `Căn cứ Điều 35a Nghị định số 63/2010/NĐ-CP … về kiểm soát thủ tục hành chính`. */
function basisWords({ number, title, article }: DocumentBasis): string {
  const kind = /^(Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Công văn|Chỉ thị)(?= )/u.exec(title)?.[0];
  const named = number === '' || title.includes(number) ? title : kind === undefined ? `${title} (số ${number})` : `${kind} số ${number}${title.slice(kind.length)}`;
  return `Căn cứ ${article === null || article === '' ? '' : `${article} `}${named}`.replace(/[.;,]+$/, '');
}

/** The bases of what follows from a plan. */
export const refBases = (refs: readonly (DocumentRef | null)[], agencyName: string): string[] => refs.flatMap((ref) => (ref === null || (ref.number === null && ref.issuedOn === null) ? [] : [`Căn cứ ${refWords(ref)} của ${agencyName}`]));

export const periodWords = ({ periodFrom, periodTo }: DocumentInspection): string => `từ ngày ${paperDay(periodFrom)} đến hết ngày ${paperDay(periodTo)}`;
export const siteWords = ({ siteFrom, siteTo }: DocumentInspection): string => (siteFrom === siteTo ? `ngày ${paperDay(siteFrom)}` : `từ ngày ${paperDay(siteFrom)} đến ngày ${paperDay(siteTo)}`);

/** The team, a row each. */
export function teamTable({ team }: DocumentInspection): readonly PaperBlock[] {
  if (team.length === 0) return [missing('Chưa ghi nhận thành viên của đoàn kiểm tra')];
  return [{
    kind: 'table', hasColumnNumbers: false, isDense: false, titleColumn: 1,
    columns: [
      { header: 'TT', width: { mm: 11 }, align: 'center' },
      { header: 'Họ và tên', width: { share: 2.2 }, align: 'left' },
      { header: 'Chức vụ, đơn vị', width: { share: 2.6 }, align: 'left' },
      { header: 'Vai trò trong đoàn', width: { mm: 30 }, align: 'left' },
      { header: 'Đơn vị phụ trách', width: { share: 2.4 }, align: 'left' },
    ],
    rows: team.map((member, index) => [String(index + 1), member.name, member.title, memberRoleWords[member.role], member.unitNames.length === 0 ? 'Tất cả các đơn vị' : member.unitNames.join('; ')]),
  }];
}

/** The signer, whose title is broken into authority and position as the law has it. */
export function signerOf({ signerName, signerTitle }: Pick<DocumentHead, 'signerName' | 'signerTitle'>): PaperSignature {
  const head = headOf(signerTitle === null ? null : { name: signerName ?? '', title: signerTitle });
  return { roles: [...(head.authority === null ? [] : [head.authority]), head.position], hint: '', name: nameBelow(signerName) };
}

const VERIFY = { purpose: 'verify', caption: 'Kiểm chứng văn bản', instructions: 'Quét mã để đối chiếu văn bản với bản lưu' } as const;

function stampsOf(data: DocumentData, { state, correctedBy }: DocumentMarks): PaperSheet['stamps'] {
  const by = correctedBy === null ? '' : ` – thay bằng ${refWords(correctedBy)}`;
  return [
    ...(data.isSample ? [{ text: 'DỮ LIỆU MẪU – người và nội dung được đặt ra để minh họa', isVoid: false }] : []),
    ...(state === 'corrected' ? [{ text: `ĐÃ ĐÍNH CHÍNH${by}`, isVoid: true }] : state === 'withdrawn' ? [{ text: 'ĐÃ THU HỒI', isVoid: true }] : []),
  ];
}

/** Letterhead, title, body, Nơi nhận, signature: the order of decree 30/2020 (and of circular 01/2011 before it). */
export function dress(data: DocumentData, marks: DocumentMarks, body: DocumentBody): PaperSheet {
  const office = (name: string | null): string | null => (name === null ? null : evenLines(name.toUpperCase(), 30, data.place));
  const { agency } = data;
  const [superior, issuer] = agency.unit === null ? [agency.parent, agency.name] : [agency.name, agency.unit];
  const numbered = data.kind === 'minutes' ? (data.number === null ? '' : `Số: ${data.number}`) : `Số: ${data.number ?? '………………'}`;
  const signatures = body.signatures ?? [signerOf(data)];
  const correction = data.corrects === null ? [] : [paragraph(`(Văn bản này đính chính và thay thế ${refWords(data.corrects)}. Lý do: ${fullStop(data.corrects.why)})`)];
  const flag = data.bases.some(({ isVerified }) => !isVerified) ? ' · Có căn cứ chưa đối chiếu bản gốc' : '';
  return {
    kind: 'inspection-document', layout: data.edition, orientation: 'portrait',
    documentTitle: [documentKindWords[data.kind], data.number ?? ('inspection' in data ? data.inspection.code : String(data.year))].join(' – '),
    formLabel: `${EDITION_LABELS[data.edition]}${flag}`,
    superior: office(superior), issuer: office(issuer) ?? '', motto: { nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' },
    numberLine: numbered, placeAndDate: data.issuedOn === null ? `${data.place}, ngày …… tháng …… năm ………` : placeAndDate(data.place, data.issuedOn),
    title: body.title, subtitle: body.subtitle, dossierCode: null, dossierCodeLabel: '', stamps: stampsOf(data, marks), blocks: [...correction, ...body.blocks],
    distribution: signatures.length > 1 ? null : { label: 'Nơi nhận:', lines: data.distribution }, signatures,
    codes: marks.state === 'draft' ? [] : [{ ...VERIFY, url: data.verifyUrl }], watermark: marks.state === 'draft' ? 'DỰ THẢO' : null,
  };
}
