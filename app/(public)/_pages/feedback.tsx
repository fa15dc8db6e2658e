import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Pager } from '@/components/ui/pager';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { theAgency } from '@/lib/data/agency';
import { findFeedbackByToken, listFeedbackSteps, listPublished } from '@/lib/data/feedback';
import { isFeedbackLate } from '@/lib/domain/service/feedback';
import { localNow, localTimeOf } from '@/lib/platform/clock';
import { formatDate, formatPublicDateTime } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { FEEDBACK_WORDS } from '@/lib/text/public/service';
import { queryText } from '@/lib/web/query-text';
import { FeedbackForm } from './feedback-form';

type Query = Promise<Record<string, string | string[] | undefined>>;

export async function FeedbackPage({ lang, searchParams }: { lang: Lang; searchParams: Query }) {
  const words = FEEDBACK_WORDS[lang];
  return (
    <>
      <h1 className="home-title">{words.title}</h1>
      <p className="mb-2">{words.lead} <UnverifiedFlag>{words.unverified}</UnverifiedFlag></p>
      <p className="mb-4"><Link href={paths.feedbackPublished(lang)}>{words.published}</Link></p>
      <FeedbackForm lang={lang} dossierCode={(queryText((await searchParams).hoSo) ?? '').slice(0, 40)} />
    </>
  );
}

/** What becomes of it, for whoever has the address: state, due date, steps, answer. */
export async function FeedbackFollowPage({ lang, token }: { lang: Lang; token: string }) {
  const words = FEEDBACK_WORDS[lang];
  const agency = await theAgency();
  const found = /^[A-Za-z0-9_-]{8,100}$/.test(token) ? await findFeedbackByToken(agency.id, token) : null;
  if (!found) return <><h1 className="home-title">{words.title}</h1><Notice tone="warning" title={words.unknown} /></>;
  const steps = await listFeedbackSteps(agency.id, found.id);
  const due = localTimeOf(found.dueAt);
  const isOpen = found.state === 'submitted' || found.state === 'accepted';
  const isLate = isOpen && isFeedbackLate(due, null, localNow());
  return (
    <>
      <h1 className="home-title">{words.followTitle(found.code)}</h1>
      <Notice tone={isLate ? 'warning' : found.state === 'declined' ? 'info' : isOpen ? 'info' : 'success'} title={words.states[found.state]} className="mb-4">
        {isOpen && <>{words.due(formatPublicDateTime(due, lang))} {isLate && words.late}</>}
      </Notice>
      {found.answer && <section className="mb-6"><h2>{words.answered}</h2><p className="whitespace-pre-line" lang="vi">{found.answer}</p></section>}
      <section className="mb-6">
        <h2>{words.yours}</h2>
        <p><b>{found.subject}</b></p>
        <p className="whitespace-pre-line">{found.body}</p>
      </section>
      <DescriptionList layout="rows" items={steps.filter(({ act }) => act !== 'assign').map((step) => ({ term: words.acts[step.act], value: formatPublicDateTime(localTimeOf(step.at), lang) }))} />
      <p className="small muted">{words.keep}</p>
      <p className="mt-4"><Link href={paths.feedback(lang)}>{words.back}</Link></p>
    </>
  );
}

const PAGE = 20;

export async function PublishedFeedbackPage({ lang, searchParams }: { lang: Lang; searchParams: Query }) {
  const words = FEEDBACK_WORDS[lang];
  const asked = Number(queryText((await searchParams).trang) ?? '1');
  const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
  const found = await listPublished((await theAgency()).id, PAGE + 1, (page - 1) * PAGE);
  return (
    <>
      <h1 className="home-title">{words.publishedTitle}</h1>
      {found.length === 0 && <p className="muted">{words.none}</p>}
      {found.slice(0, PAGE).map((one) => (
        <article key={one.code} className="mb-6" lang="vi">
          <h2>{one.subject}</h2>
          <p className="whitespace-pre-line">{one.publicBody}</p>
          <h3 className="mt-2">{words.answered}</h3>
          <p className="whitespace-pre-line">{one.publicAnswer}</p>
          <p className="small muted">{words.by(one.unitName ?? '', formatDate(localTimeOf(one.answeredAt).on))}</p>
        </article>
      ))}
      <Pager previousHref={page > 1 ? paths.feedbackPublished(lang, { trang: page - 1 }) : null} nextHref={found.length > PAGE ? paths.feedbackPublished(lang, { trang: page + 1 }) : null} previousWords={words.previous} nextWords={words.next} />
      <p className="mt-4"><Link href={paths.feedback(lang)}>{words.back}</Link></p>
    </>
  );
}
