import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import type { DossierCore, DossierParts } from '@/lib/data/dossiers-read';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { termOf } from '@/lib/domain/procedure/content';
import { termWords } from '@/lib/text/deadline';
import { formatBytes, formatDate, formatDateTime, formatNumber, formatTime } from '@/lib/text/format';
import { paperTitle } from '@/lib/text/paper/titles';
import { paths } from '@/lib/text/paths';
import { SIGNATURE_STATE_WORDS, signatureLines } from '@/lib/text/signature-words';
import { APPLICANT_KIND_LABELS, CHANNEL_LABELS } from '@/lib/text/vi';
import { isPaperKind } from './dossier-papers';

type Later = { readonly number: number; readonly validFrom: PlainDate } | null;

/** A dossier keeps the version under which it was received; the screen says so when there is a later one. */
function ProcedureWords({ dossier, later }: { dossier: DossierCore; later: Later }) {
  const { procedure } = dossier;
  return (
    <>
      <Link href={paths.procedure(procedure.slug)}>{procedure.name}</Link>
      <br />
      {procedure.code === null ? <span className="flag">chưa có mã quốc gia</span> : <span className="code">{procedure.code}</span>}, bản từ {formatDate(procedure.validFrom)}, {procedure.decisionNumber} ngày {formatDate(procedure.decisionOn)}
      {!procedure.isVerified && (
        <>
          {' '}
          <UnverifiedFlag />
        </>
      )}
      {later && (
        <>
          <br />
          <span className="flag">Bản cũ: đã có bản từ {formatDate(later.validFrom)}. Hồ sơ này vẫn theo bản lúc tiếp nhận.</span>
        </>
      )}
    </>
  );
}

const FILE_PURPOSES: Readonly<Record<string, string>> = { supplement: 'bổ sung, ', authorisation: 'giấy ủy quyền, ', result: 'kết quả, ' };
const fileFor = (file: DossierParts['files'][number]): string => (file.purpose === 'component' && file.ordinal !== null ? `thành phần ${file.ordinal}, ` : (FILE_PURPOSES[file.purpose] ?? ''));

/** How the applicant of an online submission wants the result. */
function resultWish(dossier: DossierCore): string | null {
  const { resultBy, resultAddress } = (dossier.events[0]?.data ?? {}) as { readonly resultBy?: unknown; readonly resultAddress?: unknown };
  if (resultBy === 'postal') return `Qua bưu chính công ích${typeof resultAddress === 'string' ? `, ${resultAddress}` : ''}`;
  return resultBy === 'counter' ? 'Tại quầy' : null;
}

function filesWords(files: DossierParts['files'], mayOpen: boolean): Description['value'] {
  if (files.length === 0) return 'Chưa có tệp';
  return (
    <ul>
      {files.map((file) => (
        <li key={file.fileId}>
          {mayOpen ? <Link href={paths.file(file.fileId)}>{file.name}</Link> : file.name} <span className="muted">{fileFor(file)}{formatBytes(file.size)}{file.signature && `, ${SIGNATURE_STATE_WORDS[file.signature.state]}`}</span>
          {file.signature && signatureLines(file.signature).map((line) => <small key={line}>{line}</small>)}
        </li>
      ))}
    </ul>
  );
}

/** Who, under what, for how much, with which files. */
export function DossierFacts({ dossier, parts, later, mayOpenFiles }: { dossier: DossierCore; parts: DossierParts; later: Later; mayOpenFiles: boolean }) {
  const { applicant, representative, state } = dossier;
  const contact = [applicant.phone, applicant.email].filter((part) => part !== null).join(', ');
  const holder = dossier.holderName === null ? null : `${dossier.holderName}${state.heldSince === null ? '' : `, từ ${formatTime(state.heldSince.minute)}, ${formatDate(state.heldSince.on)}`}`;
  const statutory = termOf(dossier.statutory);
  const items: Description[] = [
    { term: 'Người đang giữ', value: state.endedAt === null || state.status === 'resolved' ? (holder ?? 'Chưa ai nhận') : null },
    { term: 'Đơn vị đang giữ', value: state.endedAt === null || state.status === 'resolved' ? dossier.holdingUnit.name : null },
    { term: 'Đơn vị giải quyết', value: dossier.handlingUnit.name },
    { term: 'Thủ tục', value: <ProcedureWords dossier={dossier} later={later} /> },
    { term: 'Trường hợp', value: dossier.caseName },
    { term: 'Thời hạn', value: dossier.termSource === 'committed' ? `${termWords(dossier.term)}, cam kết; theo quy định ${termWords(statutory)}` : `${termWords(dossier.term)}, theo quy định` },
    { term: 'Cách nộp', value: CHANNEL_LABELS[dossier.channel] },
    { term: APPLICANT_KIND_LABELS[applicant.kind], value: [applicant.name, applicant.address].filter((part) => part !== '').join(', ') },
    { term: 'Liên hệ', value: contact === '' ? null : contact },
    { term: 'Người được ủy quyền', value: representative && [representative.name, representative.phone, representative.authorisation].filter((part) => part !== null).join(', ') },
    { term: 'Nhận kết quả', value: resultWish(dossier) },
    { term: 'Tệp', value: filesWords(parts.files, mayOpenFiles) },
    { term: 'Ghi chú', value: dossier.note },
    { term: 'Mã ở hệ thống khác', value: dossier.externalCode },
  ];
  return (
    <Sheet title="Thông tin hồ sơ" id="thong-tin">
      <DescriptionList items={items} className="dossier-facts" />
    </Sheet>
  );
}

type Digitised = { readonly isScanned: boolean; readonly isElectronicOriginal: boolean; readonly signatureState: string | null };

/** In which form a paper is kept, and whether its electronic signature holds. */
const digitisedWords = (d: Digitised): string => {
  const form = d.isElectronicOriginal ? 'bản điện tử gốc' : d.isScanned ? 'đã số hóa' : 'chưa số hóa';
  return d.signatureState === 'valid' ? `${form}, chữ ký số hợp lệ` : d.signatureState === 'invalid' ? `${form}, chữ ký số không hợp lệ` : d.isElectronicOriginal ? `${form}, không có chữ ký số` : form;
};

/** What the law asks for, and what came. */
export function DossierDocuments({ documents, result, sets, digitiseHref }: { documents: DossierParts['documents']; result: DossierParts['digitisedResult']; sets: number; digitiseHref: string | null }) {
  if (documents.length === 0) return null;
  const given = (d: DossierParts['documents'][number]): string => [d.originalsGiven > 0 && `${d.originalsGiven} bản chính`, d.copiesGiven > 0 && `${d.copiesGiven} bản sao`, d.electronicGiven > 0 && `${d.electronicGiven} bản điện tử`].filter(Boolean).join(', ');
  const asked = (d: DossierParts['documents'][number]): string => [d.originalsAsked > 0 && `${d.originalsAsked} bản chính`, d.copiesAsked > 0 && `${d.copiesAsked} bản sao`].filter(Boolean).join(', ');
  return (
    <Sheet title="Thành phần hồ sơ" aside={`${formatNumber(documents.length)} loại giấy tờ, ${formatNumber(sets)} bộ`} id="thanh-phan">
      <Table
        caption="Thành phần hồ sơ"
        rows={documents}
        rowKey={(d) => String(d.ordinal)}
        columns={[
          { key: 'n', header: 'Số', width: '2.5rem', numeric: true, onPhone: 'hidden', cell: (d) => d.ordinal },
          { key: 'name', header: 'Giấy tờ', rowHeader: true, cell: (d) => <>{d.name}{d.form && <small>{d.form}</small>}{d.note && <small>{d.note}</small>}</> },
          { key: 'form', header: 'Số hóa', width: '11rem', onPhone: 'labelled', cell: (d) => (d.isPresent ? digitisedWords(d) : '') },
          { key: 'asked', header: 'Cần nộp', width: '10rem', onPhone: 'labelled', cell: (d) => asked(d) || (d.isRequired ? '1 bản' : 'nếu có') },
          { key: 'given', header: 'Đã nộp', width: '11rem', onPhone: 'labelled', cell: (d) => given(d) || (d.isPresent ? 'có' : <span className="flag">chưa có</span>) },
        ]}
      />
      {(result !== null || digitiseHref !== null) && (
        <p className="mt-3">
          {result !== null && <>Kết quả giải quyết: {digitisedWords(result)}. </>}
          {digitiseHref !== null && <Link className="no-print" href={digitiseHref}>Cập nhật số hóa</Link>}
        </p>
      )}
    </Sheet>
  );
}

/** Every paper made for the dossier, void ones too. */
export function DossierPapers({ papers, mayPrint, routingSheetHref }: { papers: DossierParts['papers']; mayPrint: boolean; routingSheetHref: string | null }) {
  const known = papers.flatMap((paper) => (isPaperKind(paper.kind) ? [{ ...paper, kind: paper.kind }] : []));
  if (known.length === 0 && routingSheetHref === null) return null;
  return (
    <Sheet title="Giấy tờ đã lập" id="giay-to">
      <ul className="papers">
        {known.map((paper) => {
          const title = paperTitle(paper.kind, paper.edition === 'circular-01-2018' ? 'circular-01-2018' : 'circular-03-2025');
          return (
            <li key={paper.id}>
              <span>
                {mayPrint ? <Link href={paths.paper(paper.id)} target="_blank">{title}</Link> : title}
                <small>
                  Số {paper.ordinal}/{paper.bookYear}, lập {formatDateTime(paper.issuedAt)}
                  {paper.voidedAt !== null && `. Đã hủy ${formatDateTime(paper.voidedAt)}${paper.voidReason === null ? '' : `: ${paper.voidReason}`}`}
                  {mayPrint && <>. <Link href={paths.paper(paper.id, { dang: 'docx' })} aria-label={`Tải DOCX: ${title}`}>Tải DOCX</Link></>}
                </small>
              </span>
            </li>
          );
        })}
        {routingSheetHref !== null && (
          <li>
            <span>
              <Link href={routingSheetHref} target="_blank">{paperTitle('routing-sheet', 'circular-03-2025')}</Link>
              <small>Lập từ diễn biến của hồ sơ lúc mở. <Link href={`${routingSheetHref}?dang=docx`} aria-label="Tải DOCX: phiếu kiểm soát">Tải DOCX</Link></small>
            </span>
          </li>
        )}
      </ul>
    </Sheet>
  );
}
