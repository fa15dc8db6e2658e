import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { formatPublicDateTime } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { ONLINE_WORDS } from '@/lib/text/public/online';

function Qr({ svg, words }: { svg: string; words: string }) {
  return (
    <div className="qr">
      <span className="qr-code" dangerouslySetInnerHTML={{ __html: svg }} />
      <p>{words}</p>
    </div>
  );
}

/** What came of a submission: the code, what happens next and until when, and what to keep. */
export function OnlineDone({ lang, code, qrToken, answerDue, qr, told }: { lang: Lang; code: string; qrToken: string; answerDue: LocalTime | null; qr: string; told: string | null }) {
  const words = ONLINE_WORDS[lang];
  return (
    <article className="online">
      <h1 className="home-title">{words.doneTitle}</h1>
      <Notice tone="success" announce>
        <p>
          {words.doneCode}: <b className="code online-code">{code}</b>
        </p>
        <p>{words.doneKeep}</p>
      </Notice>
      <h2>{words.doneNext}</h2>
      <ol className="steps">
        {words.doneSteps(answerDue ? formatPublicDateTime(answerDue, lang) : '').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {told && <p className="mt-3">{words.told(told)}</p>}
      <div className="acts online-acts">
        <LinkButton tone="primary" href={paths.lookupByQr(qrToken, lang)}>{words.follow}</LinkButton>
        <a className="btn" href={paths.acknowledgement(qrToken)} target="_blank" rel="noreferrer">{words.acknowledgement}</a>
      </div>
      <Qr svg={qr} words={words.scanToFollow} />
    </article>
  );
}

/** The address of a draft that is to be continued later. */
export function OnlineSaved({ lang, address, href, until, qr }: { lang: Lang; address: string; href: string; until: LocalTime; qr: string }) {
  const words = ONLINE_WORDS[lang];
  return (
    <article className="online">
      <h1 className="home-title">{words.savedTitle}</h1>
      <p>{words.savedText}</p>
      <p className="online-address"><a href={href}>{address}</a></p>
      <p>{words.savedUntil(formatPublicDateTime(until, lang))}</p>
      <div className="acts online-acts">
        <a className="btn btn-primary" href={href}>{words.resume}</a>
      </div>
      <Qr svg={qr} words={words.scanToResume} />
    </article>
  );
}

export function DraftGone({ lang }: { lang: Lang }) {
  const words = ONLINE_WORDS[lang];
  return (
    <article className="online">
      <h1 className="home-title">{words.goneTitle}</h1>
      <p>{words.goneText}</p>
      <div className="acts online-acts">
        <LinkButton tone="primary" href={paths.procedures(lang)}>{words.startAgain}</LinkButton>
      </div>
    </article>
  );
}
