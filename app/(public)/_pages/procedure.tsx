import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { DueIfToday } from '@/components/procedure/due-if-today';
import { ProcedureParts } from '@/components/procedure/procedure-parts';
import { RefreshOnReturn } from '@/components/procedure/refresh-on-return';
import { VersionHistory } from '@/components/procedure/version-history';
import { OpeningHours } from '@/components/public/opening-hours';
import { PrintButton } from '@/components/public/print-button';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { qrSvg } from '@/lib/adapters/codes/svg';
import { listUnits, theAgency } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { deskWeekOn, listDeskWeeks } from '@/lib/data/calendar-records';
import { catalogueOn } from '@/lib/data/catalogue';
import { findByCode, findProcedure, listVersions, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { explain } from '@/lib/domain/calendar/add-term';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { CHANNELS, type Channel } from '@/lib/domain/dossier/status';
import { isOnline } from '@/lib/domain/dossier/online';
import { chooseTerm } from '@/lib/domain/dossier/term-choice';
import { casesOfLimits, offeredTerms } from '@/lib/domain/procedure/offered-terms';
import { upcomingVersion, validityOn, versionInForce } from '@/lib/domain/procedure/version';
import { localNow } from '@/lib/platform/clock';
import { termWords } from '@/lib/text/deadline';
import { formatDate } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths, withQuery } from '@/lib/text/paths';
import { CHECKLIST_WORDS } from '@/lib/text/public/checklist';
import { governmentService, jsonForScript } from '@/lib/text/public/government-service';
import { ONLINE_WORDS } from '@/lib/text/public/online';
import { CHANNEL_SLUGS, CHANNEL_TABS, PROCEDURE_WORDS } from '@/lib/text/public/procedures';
import { publicAlternates, publicUrl } from '@/lib/web/public-url';

export type ProcedurePageProps = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const MOST_RELATED = 6;
const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug);
  } catch {
    return '';
  }
};
const nameIn = (version: ProcedureVersionRecord, lang: Lang): string => (lang === 'en' ? (version.nameEn ?? version.name) : version.name);

async function versionsOf(slug: string): Promise<{ agency: Awaited<ReturnType<typeof theAgency>>; versions: ProcedureVersionRecord[] } | null> {
  const agency = await theAgency();
  const procedure = await findProcedure(agency.id, decoded(slug).slice(0, 100));
  const versions = procedure ? await listVersions(agency.id, procedure.id) : [];
  return versions.length > 0 ? { agency, versions } : null;
}

/** The version asked for by number, else the one in force, else the coming one, else the last. */
function shownVersion(versions: readonly ProcedureVersionRecord[], asked: string, today: LocalTime['on']): ProcedureVersionRecord | null {
  if (asked !== '') return versions.find((version) => String(version.number) === asked) ?? null;
  return versionInForce(versions, today) ?? upcomingVersion(versions, today) ?? versions[0] ?? null;
}

export async function procedureMetadata(lang: Lang, { params, searchParams }: ProcedurePageProps): Promise<Metadata> {
  const { slug } = await params;
  const found = await versionsOf(slug);
  const version = found && shownVersion(found.versions, one((await searchParams).ban), localNow().on);
  if (!version) return {};
  return {
    title: `${nameIn(version, lang)}${version.code ? `, ${version.code}` : ''}`,
    description: (lang === 'en' ? version.summaryEn : null) ?? `${PROCEDURE_WORDS[lang].sector}: ${version.sectorName}`,
    alternates: publicAlternates((to) => paths.procedure(version.slug, to), lang),
  };
}

async function DueCard({ lang, agencyId, version, now, query }: { lang: Lang; agencyId: number; version: ProcedureVersionRecord; now: LocalTime; query: Awaited<ProcedurePageProps['searchParams']> }) {
  const { content } = version;
  const channel: Channel = CHANNELS.find((known) => CHANNEL_SLUGS[known] === one(query.cach) && content.channels.includes(known)) ?? content.channels[0] ?? 'in-person';
  const names = casesOfLimits(content);
  const asked = Number.parseInt(one(query.truongHop), 10);
  const chosen = names[asked - 1] ?? (chooseTerm(content, null, channel).ok ? null : (names.find((name) => chooseTerm(content, name, channel).ok) ?? null));
  const term = chooseTerm(content, chosen, channel);
  if (!term.ok) return null;
  const explained = explain(now, term.value.term, 'none', [], await loadCalendar(agencyId));
  if (!explained.ok) return null;
  const address = (cach: Channel, caseName: string | null) =>
    withQuery(paths.procedure(version.slug, lang), { cach: CHANNEL_SLUGS[cach], truongHop: caseName === null ? undefined : names.indexOf(caseName) + 1 }) + '#han-tra';
  return (
    <DueIfToday
      lang={lang}
      now={now}
      explained={explained.value}
      channel={channel}
      channels={content.channels.map((known) => ({ href: address(known, chosen), label: CHANNEL_TABS[lang][known], current: known === channel }))}
      cases={names.map((name) => ({ href: address(channel, name), name, current: name === chosen }))}
    />
  );
}

async function Standing({ lang, agencyId, version, versions, today }: { lang: Lang; agencyId: number; version: ProcedureVersionRecord; versions: readonly ProcedureVersionRecord[]; today: LocalTime['on'] }) {
  const words = PROCEDURE_WORDS[lang];
  const validity = validityOn(version, today);
  const current = versionInForce(versions, today);
  if (validity === 'in-force') {
    const coming = upcomingVersion(versions, today);
    return coming ? (
      <Notice className="mb-4">
        {words.upcoming(formatDate(coming.validFrom))} <Link href={withQuery(paths.procedure(version.slug, lang), { ban: coming.number })}>{words.upcomingLink}</Link>.
      </Notice>
    ) : null;
  }
  const successor = current === null && validity === 'ended' && version.code !== null ? await findByCode(agencyId, version.code, today) : null;
  return (
    <Notice tone="warning" className="mb-4">
      {validity === 'upcoming' ? words.notYet(formatDate(version.validFrom)) : words.ended(formatDate(version.validTo ?? today))}{' '}
      {current && <Link href={paths.procedure(version.slug, lang)}>{words.current}</Link>}
      {successor && successor.slug !== version.slug && (
        <>
          {words.successor}: <Link href={paths.procedure(successor.slug, lang)}>{nameIn(successor, lang)} ({successor.code ?? successor.slug})</Link>.
        </>
      )}
    </Notice>
  );
}

async function Related({ lang, agencyId, version, today }: { lang: Lang; agencyId: number; version: ProcedureVersionRecord; today: LocalTime['on'] }) {
  const { versions } = await catalogueOn(agencyId, today);
  const related = versions.filter((other) => other.sectorId === version.sectorId && other.procedureId !== version.procedureId).slice(0, MOST_RELATED);
  if (related.length === 0) return null;
  return (
    <nav className="related no-print" aria-label={PROCEDURE_WORDS[lang].related}>
      <h2>{PROCEDURE_WORDS[lang].related}</h2>
      <ul>
        {related.map((other) => {
          const term = offeredTerms(other.content)[0];
          return (
            <li key={other.slug}>
              <Link href={paths.procedure(other.slug, lang)} lang={lang === 'en' && !other.nameEn ? 'vi' : undefined}>{nameIn(other, lang)}</Link>
              <span>
                {other.code ?? PROCEDURE_WORDS[lang].noCode}
                {term && ` · ${termWords(term, lang)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** A code on an old paper leads to the procedure that bears another one now. */
async function leadFromFormerCode(slug: string, lang: Lang, today: LocalTime['on']): Promise<void> {
  const successor = await findByCode((await theAgency()).id, decoded(slug).slice(0, 100), today);
  if (successor && successor.slug !== decoded(slug)) permanentRedirect(paths.procedure(successor.slug, lang));
}

type Desk = { readonly name: string; readonly days: readonly { readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; readonly sessions: readonly { readonly from: number; readonly to: number }[] }[] };

function Places({ lang, agency, desk }: { lang: Lang; agency: { address: string | null; phone: string | null; name: string }; desk: Desk }) {
  const words = CHECKLIST_WORDS[lang];
  return (
    <>
      <p>
        <b>{desk.name}</b>, {agency.name}.
      </p>
      <p>{[agency.address, agency.phone].filter(Boolean).join(', ')}</p>
      <p className="mt-2">{desk.days.length > 0 ? words.placesNote : words.closed}</p>
      {desk.days.length > 0 && <OpeningHours days={desk.days} lang={lang} />}
    </>
  );
}

/** Everything of Đ.8 about a procedure, in the version in force today unless another is asked for. */
export async function ProcedurePage({ lang, params, searchParams }: ProcedurePageProps & { lang: Lang }) {
  const [{ slug }, query, now] = [await params, await searchParams, localNow()];
  const found = await versionsOf(slug);
  const version = found && shownVersion(found.versions, one(query.ban), now.on);
  if (!found) await leadFromFormerCode(slug, lang, now.on);
  if (!found || !version) notFound();
  const { agency, versions } = found;
  const words = PROCEDURE_WORDS[lang];
  const units = await listUnits(agency.id);
  const unit = units.find((candidate) => candidate.id === version.handlingUnitId);
  const deskUnit = units.find((candidate) => candidate.kind === 'one-stop-desk' && candidate.isActive);
  const agencyName = lang === 'en' ? (agency.nameEn ?? agency.name) : agency.name;
  const unitName = lang === 'en' ? (unit?.nameEn ?? version.handlingUnitName) : version.handlingUnitName;
  const desk: Desk = { name: (lang === 'en' ? (deskUnit?.nameEn ?? deskUnit?.name) : deskUnit?.name) ?? agencyName, days: (deskUnit && deskWeekOn(await listDeskWeeks(agency.id), deskUnit.id, now.on)?.days) ?? [] };
  const sector = lang === 'en' ? (version.sectorNameEn ?? version.sectorName) : version.sectorName;
  const isEnglishName = lang === 'en' && version.nameEn !== null;
  const facts: readonly [string, string][] = [
    [words.code, version.code ?? words.noCode],
    [words.sector, sector],
    [words.onlineLabel, words.online[version.onlineLevel]],
    [words.since, formatDate(version.validFrom)],
  ];
  return (
    <article className="procedure">
      <RefreshOnReturn />
      {validityOn(version, now.on) === 'in-force' && (
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{
            __html: jsonForScript(governmentService({
              url: publicUrl(paths.procedure(version.slug, lang)), lang, name: nameIn(version, lang), otherName: isEnglishName ? version.name : version.nameEn, summary: lang === 'en' ? version.summaryEn : null, code: version.code,
              sector, unit: unitName, content: version.content, terms: offeredTerms(version.content), hours: desk.days,
              agency: { name: agencyName, parent: agency.parentName, address: agency.address, phone: agency.phone, email: agency.email, url: publicUrl(paths.home(lang)) },
            })),
          }}
        />
      )}
      <PageHeader
        title={<span lang={lang === 'en' && !isEnglishName ? 'vi' : undefined}>{nameIn(version, lang)}</span>}
        crumbsLabel={words.list}
        crumbs={[{ label: words.list, href: paths.procedures(lang) }, { label: sector, href: paths.procedures(lang, { linhVuc: version.sectorId }) }]}
        meta={
          <>
            {isEnglishName && <p lang="vi">{version.name}</p>}
            {lang === 'en' && version.summaryEn && <p className="summary">{version.summaryEn}</p>}
            {words.official && <p>{words.official}</p>}
            <p className="facts">
              {facts.map(([label, value]) => (
                <span key={label}>
                  {label} <b>{value}</b>
                </span>
              ))}
              {!version.isVerified && <span className="flag">{words.unverified}</span>}
            </p>
          </>
        }
      />
      <Standing lang={lang} agencyId={agency.id} version={version} versions={versions} today={now.on} />
      <div className="procedure-columns">
        <div className="procedure-main">
          <ProcedureParts
            lang={lang}
            content={version.content}
            pauseRule={version.pauseRule}
            handlingUnit={unitName}
            agencyName={agencyName}
            isVerified={version.isVerified}
            slug={version.slug}
            keepAs={`tthc-giay-to ${version.slug} ${version.number}`}
            places={<Places lang={lang} agency={{ ...agency, name: agencyName }} desk={desk} />}
            versions={<VersionHistory lang={lang} versions={versions} shown={version.number} today={now.on} />}
          />
        </div>
        <aside className="procedure-side">
          {validityOn(version, now.on) === 'in-force' && isOnline(version) && (
            <div className="online-open no-print">
              <LinkButton href={paths.online(version.slug, lang)} tone="primary" wide>{ONLINE_WORDS[lang].open}</LinkButton>
              <p className="small muted">{ONLINE_WORDS[lang].openNote}</p>
            </div>
          )}
          {validityOn(version, now.on) === 'in-force' && <DueCard lang={lang} agencyId={agency.id} version={version} now={now} query={query} />}
          <div className="qr">
            <span className="qr-code" dangerouslySetInnerHTML={{ __html: qrSvg(publicUrl(paths.procedure(version.slug, lang)), { label: words.scan }) }} />
            <p>
              {words.scan}
              <br />
              <PrintButton>{words.print}</PrintButton>
            </p>
          </div>
          <Related lang={lang} agencyId={agency.id} version={version} today={now.on} />
        </aside>
      </div>
      <p className="small muted procedure-source">
        {words.source}: <span lang="vi">{version.decision.title} ({version.decision.number}, {formatDate(version.decision.issuedOn)}, {version.decision.issuer})</span>.
        {version.sourceNote && <span lang="vi"> {version.sourceNote}</span>} {version.isSample && words.sample}
      </p>
    </article>
  );
}
