import type { OfficeSession, StatutoryTerm, Weekday } from '../../domain/calendar/types';
import type { ApplicantKind, Channel } from '../../domain/dossier/status';
import type { ProcedureContent } from '../../domain/procedure/content';
import type { Lang } from '../lang';

export type ServiceFacts = {
  readonly url: string;
  readonly lang: Lang;
  readonly name: string;
  readonly otherName: string | null;
  readonly summary: string | null;
  readonly code: string | null;
  readonly sector: string;
  readonly unit: string;
  readonly content: ProcedureContent;
  readonly terms: readonly StatutoryTerm[];
  readonly agency: { readonly name: string; readonly parent: string | null; readonly address: string | null; readonly phone: string | null; readonly email: string | null; readonly url: string };
  readonly hours: readonly { readonly weekday: Weekday; readonly sessions: readonly OfficeSession[] }[];
};

const DAYS: Record<Weekday, string> = { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' };
const AUDIENCES: Record<ApplicantKind, string> = { citizen: 'Individuals', enterprise: 'Enterprises', 'foreign-organization': 'Foreign organizations', organization: 'Organizations' };
const CHANNEL_NAMES: Record<Channel, string> = { 'in-person': 'In person', online: 'Online', postal: 'By post' };
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** ISO 8601. Working days cannot be said in it, so they are said as days, the shortest that it can take. */
const duration = (term: StatutoryTerm): string => (term.unit === 'same-day' ? 'P1D' : term.unit === 'working-hour' ? `PT${term.value}H` : `P${term.value}D`);

/** An agency that has not entered its address says so in brackets: a search engine is told nothing instead. */
const real = (text: string | null): string | undefined => (text === null || /^\(/.test(text) ? undefined : text);

/** The page as schema.org's GovernmentService, for search engines: the same facts, nothing that the page does not say. */
export function governmentService(facts: ServiceFacts): object {
  const { content, agency, lang } = facts;
  const office = { '@type': 'GovernmentOffice', name: agency.name, address: real(agency.address), telephone: real(agency.phone) };
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': facts.url,
    url: facts.url,
    inLanguage: lang,
    name: facts.name,
    alternateName: facts.otherName ?? undefined,
    description: facts.summary ?? undefined,
    identifier: facts.code === null ? undefined : { '@type': 'PropertyValue', propertyID: 'Mã thủ tục hành chính', value: facts.code },
    serviceType: facts.sector,
    category: facts.sector,
    areaServed: { '@type': 'Country', name: 'VN' },
    provider: { '@type': 'GovernmentOrganization', name: agency.name, url: agency.url, telephone: real(agency.phone), email: real(agency.email), address: real(agency.address), parentOrganization: agency.parent === null ? undefined : { '@type': 'GovernmentOrganization', name: agency.parent } },
    serviceOperator: { '@type': 'GovernmentOrganization', name: facts.unit },
    audience: content.applicantKinds.map((kind) => ({ '@type': 'Audience', audienceType: AUDIENCES[kind] })),
    availableChannel: content.channels.map((channel) => ({ '@type': 'ServiceChannel', name: CHANNEL_NAMES[channel], serviceUrl: facts.url, serviceLocation: channel === 'in-person' ? office : undefined, processingTime: facts.terms[0] && duration(facts.terms[0]) })),
    hoursAvailable: facts.hours.flatMap(({ weekday, sessions }) => sessions.map(({ from, to }) => ({ '@type': 'OpeningHoursSpecification', dayOfWeek: `https://schema.org/${DAYS[weekday]}`, opens: clock(from), closes: clock(to) }))),
    serviceOutput: content.results.map((name) => ({ '@type': 'Thing', name })),
    offers: content.fees.length === 0 ? { '@type': 'Offer', price: 0, priceCurrency: 'VND' } : content.fees.filter((fee) => fee.amountVnd !== null).map((fee) => ({ '@type': 'Offer', name: fee.name, price: fee.amountVnd, priceCurrency: 'VND' })),
    subjectOf: content.legalBases.map(({ number, title }) => ({ '@type': 'Legislation', name: title, legislationIdentifier: number })),
  };
}

/** JSON to stand inside a script element: nothing in it can end the element. */
export const jsonForScript = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
