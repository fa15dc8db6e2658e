import { Notice } from '@/components/ui/notice';
import { DescriptionList } from '@/components/ui/description-list';
import { theAgency } from '@/lib/data/agency';
import { checkPaper } from '@/lib/data/paper-check';
import { formatPublicDateTime } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paperTitle } from '@/lib/text/paper';

const WORDS = {
  vi: { title: 'Kiểm chứng giấy', unknown: 'Không có giấy nào mang mã này. Hãy kiểm tra lại đường dẫn hoặc quét lại mã trên giấy.', valid: 'Giấy này do cơ quan phát hành và đang có hiệu lực.', isVoid: 'Giấy này đã hủy. Hãy hỏi Bộ phận Tiếp nhận và Trả kết quả để có giấy thay thế.', kind: 'Loại giấy', number: 'Số', issued: 'Phát hành lúc', dossier: 'Mã hồ sơ', hash: 'Dấu kiểm chứng (SHA-256)', compare: 'So số, ngày và mã hồ sơ này với tờ giấy đang cầm. Trang này không hiện thông tin cá nhân.' },
  en: { title: 'Verify a paper', unknown: 'No paper carries this code. Please check the address or scan the code on the paper again.', valid: 'This paper was issued by the agency and is valid.', isVoid: 'This paper is void. Please ask the one-stop desk for the one that replaces it.', kind: 'Paper', number: 'Number', issued: 'Issued', dossier: 'Dossier code', hash: 'Fingerprint (SHA-256)', compare: 'Compare this number, date and dossier code with the paper in your hand. This page shows no personal data.' },
} as const;

/** Anyone who holds a paper compares its number and date with what was issued. */
export async function PaperCheckPage({ lang, token }: { lang: Lang; token: string }) {
  const words = WORDS[lang];
  const paper = await checkPaper((await theAgency()).id, token);
  return (
    <>
      <h1 className="home-title">{words.title}</h1>
      {paper === null ? (
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
