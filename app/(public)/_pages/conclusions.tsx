import { notFound } from 'next/navigation';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Tag } from '@/components/ui/tag';
import { theAgency } from '@/lib/data/agency';
import { findPublishedConclusion, listPublishedConclusions, type PublishedDocument } from '@/lib/data/inspection-overview';
import { publishedFigures } from '@/lib/domain/inspection/published';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDate, formatList, formatNumber } from '@/lib/text/format';
import { shareWords } from '@/lib/text/inspection-finding-words';
import { addresseeWords } from '@/lib/text/inspection-words';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { CONCLUSION_WORDS } from '@/lib/text/public/conclusions';

const numberedOf = ({ number, issuedOn }: PublishedDocument, lang: Lang): string => CONCLUSION_WORDS[lang].numbered(number, issuedOn && formatDate(issuedOn));

/** Published conclusions, the latest first. */
export async function ConclusionsPage({ lang }: { lang: Lang }) {
  const words = CONCLUSION_WORDS[lang];
  const documents = await listPublishedConclusions((await theAgency()).id);
  return (
    <>
      <PageHeader title={words.title} meta={<>{words.lead} {words.inVietnamese}</>} />
      {documents.length === 0 ? <EmptyState>{words.empty}</EmptyState> : (
        <ul className="conclusions">
          {documents.map((one) => (
            <li key={one.id} className="sheet mb-3">
              <h2 className="sheet-title" lang="vi"><Link href={paths.publicConclusion(one.id, lang)}>{one.inspectionTitle}</Link></h2>
              <p>{words.kinds[one.kind]}. {numberedOf(one, lang)} {one.correctedById && <Tag tone="warning">{words.corrected}</Tag>} {one.isSample && <Tag>{words.sample}</Tag>}</p>
              <p className="muted">{words.period(formatDate(one.periodFrom), formatDate(one.periodTo))}</p>
              <p className="muted" lang="vi">{formatList(one.unitNames)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** One published conclusion: what it is of, its figures, its recommendations, and the document itself. */
export async function ConclusionPage({ lang, params }: { lang: Lang; params: Promise<{ id: string }> }) {
  const words = CONCLUSION_WORDS[lang];
  const found = await findPublishedConclusion((await theAgency()).id, decodeURIComponent((await params).id));
  if (!found) notFound();
  const { units, recommendations } = publishedFigures(found.data);
  return (
    <>
      <PageHeader title={<span lang="vi">{found.inspectionTitle}</span>} crumbs={[{ label: words.title, href: paths.publicConclusions(lang) }]} meta={<>{words.kinds[found.kind]}. {numberedOf(found, lang)} {found.isSample && <Tag>{words.sample}</Tag>} {words.inVietnamese}</>} />
      {found.correctedById && <Notice tone="warning" title={words.correctedBy} className="mb-4"><Link href={paths.publicConclusion(found.correctedById, lang)}>{words.corrected}</Link></Notice>}
      {found.correctsId && <Notice title={words.corrects} className="mb-4">{found.correctionWhy && <p lang="vi">{found.correctionWhy}</p>}<Link href={paths.publicConclusion(found.correctsId, lang)}>{words.former}</Link></Notice>}
      <DescriptionList
        layout="rows"
        items={[
          { term: words.code, value: <span className="code">{found.inspectionCode}</span> },
          { term: words.units, value: <span lang="vi">{formatList(found.unitNames)}</span> },
          ...(found.signerName ? [{ term: words.signer, value: <span lang="vi">{[found.signerName, found.signerTitle].filter(Boolean).join(', ')}</span> }] : []),
          { term: words.published, value: formatDate(localTimeOf(found.publishedAt).on) },
        ]}
      />
      <p className="mt-4 mb-4"><a className="btn btn-primary" href={paths.publicConclusionPdf(found.id)}><span>{words.pdf}</span></a></p>
      {units.length > 0 && (
        <section className="mb-4">
          <h2>{words.results}</h2>
          <div className="tbl-scroll">
            <table className="tbl">
              <caption className="vh">{words.results}</caption>
              <thead><tr><th scope="col">{words.unit}</th><th scope="col" className="num">{words.findings}</th><th scope="col" className="num">{words.score}</th></tr></thead>
              <tbody>{units.map((unit) => <tr key={unit.name}><th scope="row" lang="vi">{unit.name}</th><td className="num">{formatNumber(unit.findings, lang)}</td><td className="num">{shareWords(unit.share)}</td></tr>)}</tbody>
            </table>
          </div>
        </section>
      )}
      {recommendations.length > 0 && (
        <section className="mb-4">
          <h2>{words.recommendations}</h2>
          <ol className="conclusion-recommendations">{recommendations.map((one) => <li key={one.number} className="py-1"><span lang="vi">{one.text}</span><span className="block small muted">{words.to}: <span lang="vi">{one.unitName ?? addresseeWords[one.addresseeKind]}</span>. {words.due}: {formatDate(one.dueOn)}</span></li>)}</ol>
        </section>
      )}
      <p className="small muted">{words.noPersonal}</p>
    </>
  );
}
