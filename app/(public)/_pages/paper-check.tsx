import { Notice } from '@/components/ui/notice';
import { DescriptionList } from '@/components/ui/description-list';
import { theAgency } from '@/lib/data/agency';
import { checkPaper } from '@/lib/data/paper-check';
import { checkDocument } from '@/lib/data/inspection-documents';
import { formatDate, formatPublicDateTime } from '@/lib/text/format';
import { documentKindWords } from '@/lib/text/inspection-words';
import type { Lang } from '@/lib/text/lang';
import { paperTitle } from '@/lib/text/paper';

const WORDS = {
  vi: { title: 'Kiểm chứng giấy', unknown: 'Không có giấy nào mang mã này. Hãy kiểm tra lại đường dẫn hoặc quét lại mã trên giấy.', valid: 'Giấy này do cơ quan phát hành và đang có hiệu lực.', isVoid: 'Giấy này đã hủy. Hãy hỏi Bộ phận Tiếp nhận và Trả kết quả để có giấy thay thế.', kind: 'Loại giấy', number: 'Số', issued: 'Phát hành lúc', dossier: 'Mã hồ sơ', hash: 'Dấu kiểm chứng (SHA-256)', compare: 'So số, ngày và mã hồ sơ này với tờ giấy đang cầm. Trang này không hiện thông tin cá nhân.', documentValid: 'Văn bản này do cơ quan ban hành và đang có hiệu lực.', documentVoid: 'Văn bản này đã được đính chính hoặc thu hồi. Hãy dùng văn bản thay thế.', documentIssued: 'Ngày ban hành', documentCompare: 'So số và ngày này với văn bản đang cầm.' },
  en: { title: 'Verify a paper', unknown: 'No paper carries this code. Please check the address or scan the code on the paper again.', valid: 'This paper was issued by the agency and is valid.', isVoid: 'This paper is void. Please ask the one-stop desk for the one that replaces it.', kind: 'Paper', number: 'Number', issued: 'Issued', dossier: 'Dossier code', hash: 'Fingerprint (SHA-256)', compare: 'Compare this number, date and dossier code with the paper in your hand. This page shows no personal data.', documentValid: 'This document was issued by the agency and is valid.', documentVoid: 'This document was corrected or withdrawn. Please use the one that replaces it.', documentIssued: 'Issued on', documentCompare: 'Compare this number and date with the document in your hand.' },
} as const;

/** A document of an inspection. Its hash is that of what it says, not of a file. */
function CheckedDocument({ words, document }: { words: (typeof WORDS)[Lang]; document: NonNullable<Awaited<ReturnType<typeof checkDocument>>> }) {
  const isStanding = document.state === 'issued' || document.state === 'offered';
  return (
    <>
      <Notice tone={isStanding ? 'success' : 'error'} title={isStanding ? words.documentValid : words.documentVoid} />
      <DescriptionList layout="rows"
        items={[
          { term: words.kind, value: documentKindWords[document.kind] },
          ...(document.number ? [{ term: words.number, value: document.number }] : []),
          ...(document.issuedOn ? [{ term: words.documentIssued, value: formatDate(document.issuedOn) }] : []),
          { term: words.hash, value: <code style={{ overflowWrap: 'anywhere' }}>{document.sha256}</code> },
        ]}
      />
      <p>{words.documentCompare}</p>
    </>
  );
}

/** Anyone who holds a paper compares its number and date with what was issued. */
export async function PaperCheckPage({ lang, token }: { lang: Lang; token: string }) {
  const words = WORDS[lang];
  const { id } = await theAgency();
  const paper = await checkPaper(id, token);
  const document = paper === null ? await checkDocument(id, token) : null;
  return (
    <>
      <h1 className="home-title">{words.title}</h1>
      {document !== null ? (
        <CheckedDocument words={words} document={document} />
      ) : paper === null ? (
        <Notice tone="warning" title={words.unknown} />
      ) : (
        <>
          <Notice tone={paper.isVoid ? 'error' : 'success'} title={paper.isVoid ? words.isVoid : words.valid} />
          <DescriptionList layout="rows"
            items={[
              { term: words.kind, value: paperTitle(paper.kind, paper.edition) },
              { term: words.number, value: paper.number },
              { term: words.issued, value: formatPublicDateTime(paper.issuedAt, lang) },
              ...(paper.dossierCode ? [{ term: words.dossier, value: paper.dossierCode }] : []),
              { term: words.hash, value: <code style={{ overflowWrap: 'anywhere' }}>{paper.sha256}</code> },
            ]}
          />
          <p>{words.compare}</p>
        </>
      )}
    </>
  );
}
