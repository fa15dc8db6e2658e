import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DueIfToday } from '@/components/procedure/due-if-today';
import { ProcedureParts } from '@/components/procedure/procedure-parts';
import { VersionHistory } from '@/components/procedure/version-history';
import { PrintButton } from '@/components/public/print-button';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { qrSvg } from '@/lib/adapters/codes/svg';
import { listUnits, theAgency } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { findByCode, findProcedure, listInForce, listVersions, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { explain } from '@/lib/domain/calendar/add-term';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { CHANNELS, type Channel } from '@/lib/domain/dossier/status';
import { chooseTerm } from '@/lib/domain/dossier/term-choice';
import { casesOfLimits, offeredTerms } from '@/lib/domain/procedure/offered-terms';
import { upcomingVersion, validityOn, versionInForce } from '@/lib/domain/procedure/version';
import { localNow } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { termWords } from '@/lib/text/deadline';
import { formatDate } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths, withQuery } from '@/lib/text/paths';
import { CHANNEL_SLUGS, CHANNEL_TABS, PROCEDURE_WORDS } from '@/lib/text/public/procedures';

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
    alternates: { canonical: paths.procedure(version.slug, lang), languages: { vi: paths.procedure(version.slug), en: paths.procedure(version.slug, 'en') } },
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
  const related = (await listInForce(agencyId, today, { sectorId: version.sectorId })).filter((other) => other.procedureId !== version.procedureId).slice(0, MOST_RELATED);
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

/** Everything of Đ.8 about a procedure, in the version in force today unless another is asked for. */
export async function ProcedurePage({ lang, params, searchParams }: ProcedurePageProps & { lang: Lang }) {
  const [{ slug }, query, now] = [await params, await searchParams, localNow()];
  const found = await versionsOf(slug);
  const version = found && shownVersion(found.versions, one(query.ban), now.on);
  if (!found || !version) notFound();
  const { agency, versions } = found;
  const words = PROCEDURE_WORDS[lang];
  const units = await listUnits(agency.id);
  const unit = units.find((candidate) => candidate.id === version.handlingUnitId);
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
            handlingUnit={lang === 'en' ? (unit?.nameEn ?? version.handlingUnitName) : version.handlingUnitName}
            agencyName={lang === 'en' ? (agency.nameEn ?? agency.name) : agency.name}
            isVerified={version.isVerified}
            versions={<VersionHistory lang={lang} versions={versions} shown={version.number} today={now.on} />}
          />
        </div>
        <aside className="procedure-side">
          {validityOn(version, now.on) === 'in-force' && <DueCard lang={lang} agencyId={agency.id} version={version} now={now} query={query} />}
          <div className="qr">
            <span className="qr-code" dangerouslySetInnerHTML={{ __html: qrSvg(new URL(paths.procedure(version.slug, lang), env().PUBLIC_URL).href, { label: words.scan }) }} />
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
