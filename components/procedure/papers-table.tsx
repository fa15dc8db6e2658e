import { casesOf, type ProcedureContent, type RequiredDocument } from '@/lib/domain/procedure/content';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { CHECKLIST_WORDS } from '@/lib/text/public/checklist';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';
import { PaperTicks } from './paper-ticks';

type PapersProps = { lang: Lang; content: ProcedureContent; keepAs: string; slug: string };
type Numbered = { readonly paper: RequiredDocument; readonly ordinal: number };

const count = (n: number) => (n === 0 ? '–' : n);

function Row({ lang, numbered: { paper, ordinal }, slug }: { lang: Lang; numbered: Numbered; slug: string }) {
  const words = PROCEDURE_WORDS[lang];
  const vi = lang === 'en' ? 'vi' : undefined;
  return (
    <tr>
      <td className="n">
        <input type="checkbox" className="box" data-giay-to="" value={String(ordinal)} aria-label={CHECKLIST_WORDS[lang].have(paper.name)} />
      </td>
      <th scope="row">
        <span lang={vi}>
          {ordinal}. {paper.name}
          {paper.form && !paper.formFileId && <> ({paper.form})</>}
          {paper.formFileId && (
            <>
              {' '}
              (<a href={paths.procedureForm(slug, paper.formFileId)}>{CHECKLIST_WORDS[lang].downloadForm(paper.form ?? '')}</a>)
            </>
          )}
        </span>
        {!paper.isRequired && <span className="muted">, {words.optional}</span>}
      </th>
      <td className="q">{count(paper.originals)}</td>
      <td className="q">{count(paper.copies)}</td>
    </tr>
  );
}

/** Thành phần hồ sơ as a list to tick and to print: what is asked for in every case first, then case by case. */
export function Papers({ lang, content, keepAs, slug }: PapersProps) {
  const words = PROCEDURE_WORDS[lang];
  const cases = casesOf(content).filter((name) => content.components.some((paper) => paper.caseName === name));
  const groups = [null, ...cases].map((caseName) => ({ caseName, papers: content.components.filter((paper) => paper.caseName === caseName) })).filter(({ papers }) => papers.length > 0);
  let ordinal = 0;
  return (
    <PaperTicks lang={lang} keepAs={keepAs} cases={cases}>
      <table className="papers">
        <caption className="vh">{words.papers}</caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {words.setOf(content.sets)}
            </th>
            <th scope="col" className="q">
              {words.originals}
            </th>
            <th scope="col" className="q">
              {words.copies}
            </th>
          </tr>
        </thead>
        {groups.map(({ caseName, papers }) => (
          <tbody key={caseName ?? ''} data-truong-hop={caseName === null ? undefined : String(cases.indexOf(caseName) + 1)}>
            {groups.length > 1 && (
              <tr className="papers-case">
                <th scope="colgroup" colSpan={4}>
                  {caseName === null ? CHECKLIST_WORDS[lang].inEveryCase : <>{words.onlyIf} <span lang={lang === 'en' ? 'vi' : undefined}>{caseName}</span></>}
                </th>
              </tr>
            )}
            {papers.map((paper) => {
              ordinal += 1;
              return <Row key={ordinal} lang={lang} numbered={{ paper, ordinal }} slug={slug} />;
            })}
          </tbody>
        ))}
      </table>
    </PaperTicks>
  );
}
