import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { theAgency } from '@/lib/data/agency';
import { catalogueOn } from '@/lib/data/catalogue';
import { today } from '@/lib/platform/clock';
import { formatDate } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { OPEN_DATA_FIELDS, OPEN_DATA_LICENSE, OPEN_DATA_WORDS } from '@/lib/text/public/open-data';
import { publicAlternates, publicUrl } from '@/lib/web/public-url';

const FILES = ['json', 'csv', 'xlsx'] as const;

export const openDataMetadata = (lang: Lang): Metadata => {
  const alternates = publicAlternates((to) => paths.openData(to), lang);
  return { title: OPEN_DATA_WORDS[lang].title, alternates: { ...alternates, types: { 'application/atom+xml': publicUrl(paths.openDataFile('thay-doi.atom')) } } };
};

/** What the open data is, under which licence, where it is for good, and what each field says. */
export async function OpenDataPage({ lang }: { lang: Lang }) {
  const words = OPEN_DATA_WORDS[lang];
  const agency = await theAgency();
  const name = lang === 'en' ? (agency.nameEn ?? agency.name) : agency.name;
  const { versions } = await catalogueOn(agency.id, today());
  const license = OPEN_DATA_LICENSE[lang];
  const [feed, schema] = [paths.openDataFile('thay-doi.atom'), paths.openDataFile('luoc-do-v1.json')];
  return (
    <article className="open-data">
      <PageHeader title={words.title} meta={<p className="summary">{words.intro(name)}</p>} />
      <section className="part">
        <h2>{words.files}</h2>
        <div>
          <p>{words.count(versions.length, formatDate(today()))}</p>
          <ul className="open-files">
            {FILES.map((format) => (
              <li key={format}>
                <a href={paths.openDataFile(`thu-tuc.${format}`)}>{words.file[format]}</a>
                <span className="code small muted">{publicUrl(paths.openDataFile(`thu-tuc.${format}`))}</span>
              </li>
            ))}
          </ul>
        </div>
      </section>
      <section className="part">
        <h2>{words.changes}</h2>
        <div>
          <ul className="open-files">
            <li>
              <a href={feed}>{words.feed}</a>
              <span className="code small muted">{publicUrl(feed)}</span>
            </li>
          </ul>
          <p>{words.changesText}</p>
        </div>
      </section>
      <section className="part">
        <h2>{words.license}</h2>
        <div>
          <p>
            <a href={license.href} rel="license">
              {license.name}
            </a>
          </p>
          <p>{words.licenseText(name)}</p>
        </div>
      </section>
      <section className="part">
        <h2>{words.permanent}</h2>
        <p>{words.permanentText}</p>
      </section>
      <section className="part">
        <h2>{words.api}</h2>
        <p>
          {words.apiText} <a href={paths.apiProcedures()}>GET {paths.apiProcedures()}</a>
        </p>
      </section>
      <section className="part">
        <h2>{words.schema}</h2>
        <div>
          <p>
            <a href={schema}>{words.schemaLink}</a>. {words.schemaText}
          </p>
          <table className="papers open-fields">
            <caption className="vh">{words.schema}</caption>
            <thead>
              <tr>
                <th scope="col">{words.field}</th>
                <th scope="col">{words.meaning}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(OPEN_DATA_FIELDS).map(([field, meaning]) => (
                <tr key={field}>
                  <th scope="row" className="code">
                    {field}
                  </th>
                  <td>{meaning[lang]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </article>
  );
}
