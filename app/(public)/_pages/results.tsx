import './results.css';
import { theAgency } from '@/lib/data/agency';
import type { ReportLine } from '@/lib/domain/report/tally';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { reportingMonthOf, reportingYear, type ReportingPeriod } from '@/lib/domain/report/period';
import { localTimeOf, now } from '@/lib/platform/clock';
import { formatDate, formatNumber, formatPercent, formatPublicDateTime } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { RESULTS_WORDS } from '@/lib/text/public/results';
import { publicFigures, type PublicFigures } from '@/lib/usecases/public-figures';

const shareOf = (line: ReportLine, lang: Lang): string => (line.c7 === 0 ? '–' : formatPercent((line.c8 + line.c9) / line.c7, lang));

function Figures({ figures, title, lang }: { figures: PublicFigures; title: string; lang: Lang }) {
  const words = RESULTS_WORDS[lang];
  const { total, period } = figures;
  const n = (value: number) => formatNumber(value, lang);
  const besides = ([['withdrawn', words.withdrawn], ['refused', words.refused], ['stopped', words.stopped]] as const).filter(([key]) => total[key] > 0);
  return (
    <section className="results">
      <h2>{title}</h2>
      <p className="muted">{words.span(formatDate(period.from), formatDate(period.to))}</p>
      {total.c3 === 0 ? <p>{words.nothing}</p> : (
        <>
          <dl className="results-figures">
            <div><dt>{words.received}</dt><dd>{n(total.c3)}</dd><dd className="small muted">{words.receivedNote}</dd></div>
            <div><dt>{words.resolved}</dt><dd>{n(total.c7)}</dd><dd className="small muted">{words.early} {n(total.c8)}, {words.onTime.toLowerCase()} {n(total.c9)}, {words.late.toLowerCase()} {n(total.c10)}</dd></div>
            <div><dt>{words.open}</dt><dd>{n(total.c11)}</dd><dd className="small muted">{words.openLate} {n(total.c13)}</dd></div>
            <div><dt>{words.share}</dt><dd>{shareOf(total, lang)}</dd></div>
          </dl>
          {besides.length > 0 && <p className="small muted">{words.aside}: {besides.map(([key, label]) => `${n(total[key])} ${label}`).join(', ')}.</p>}
          <div className="tbl-scroll">
            <table className="tbl">
              <caption className="vh">{title}</caption>
              <thead><tr><th scope="col">{words.sector}</th>{[words.received, words.resolved, words.early, words.onTime, words.late, words.open, words.share].map((head) => <th key={head} scope="col" className="num">{head}</th>)}</tr></thead>
              <tbody>
                {[...figures.sectors, { name: words.all, nameEn: words.all, line: total }].map(({ name, nameEn, line }) => (
                  <tr key={name}>
                    <th scope="row" lang={lang === 'en' && !nameEn ? 'vi' : undefined}>{lang === 'en' ? (nameEn ?? name) : name}</th>
                    {[line.c3, line.c7, line.c8, line.c9, line.c10, line.c11].map((value, index) => <td key={index} className="num">{n(value)}</td>)}
                    <td className="num">{shareOf(line, lang)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

/** The agency's own figures of the reporting month and year that are going on, with how they were counted. */
export async function ResultsPage({ lang }: { lang: Lang }) {
  const words = RESULTS_WORDS[lang];
  const agency = await theAgency();
  const at = now();
  const current = reportingMonthOf(localTimeOf(at).on);
  // What is due today may still be finished today: the figures end with the last whole day.
  const lastWhole = addDays(localTimeOf(at).on, -1);
  const soFar = ({ from, to }: ReportingPeriod): ReportingPeriod => ({ from, to: to < lastWhole ? to : lastWhole < from ? from : lastWhole });
  const [month, year] = await Promise.all([publicFigures(agency.id, soFar(current.period), at), publicFigures(agency.id, soFar(reportingYear(current.year)), at)]);
  const { ratings, publication } = year;
  return (
    <>
      <h1 className="home-title">{words.title}</h1>
      <p>{words.lead} {words.asOf(formatPublicDateTime(localTimeOf(year.asOf), lang))}</p>
      <dl className="results-figures mt-4">
        <div><dt>{words.satisfied}</dt><dd>{ratings.count === 0 ? '–' : formatPercent(ratings.satisfied / ratings.count, lang)}</dd><dd className="small muted">{ratings.count === 0 ? words.noRatings : words.satisfiedNote(formatNumber(ratings.count, lang))}</dd></div>
        <div><dt>{words.published}</dt><dd>{formatNumber(publication.published, lang)}/{formatNumber(publication.inForce, lang)}</dd></div>
      </dl>
      <Figures figures={month} title={words.month} lang={lang} />
      <Figures figures={year} title={words.year} lang={lang} />
      <section className="results">
        <h2>{words.how}</h2>
        <ul className="results-rules">{words.rules.map((rule) => <li key={rule}>{rule}</li>)}</ul>
      </section>
    </>
  );
}
